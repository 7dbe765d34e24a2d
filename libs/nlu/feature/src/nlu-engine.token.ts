/** The engine that understands in this process; the only place where one is chosen is the module. */
export const NLU_ENGINE = Symbol('NluEngine');
