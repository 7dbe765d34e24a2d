/** The engine that retrieves in this process; the only place where one is chosen is the module. */
export const RETRIEVER = Symbol('Retriever');
export const ELASTIC_CLIENT = Symbol('ElasticClient');

/** Absent unless a language model is configured. */
export const ANSWER_WRITER = Symbol('AnswerWriter');
