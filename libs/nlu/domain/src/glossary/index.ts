export { checkGlossary, GLOSSARY_LIMITS } from './check-glossary';
export { decideGlossary, LARGEST_GLOSSARY_BYTES, type ReviseGlossary } from './decide';
export { GlossaryConflictError, GlossaryRefusedError, GlossaryTooLargeError, UnknownGlossaryError } from './errors';
export { Glossaries } from './glossaries';
export { isUsable, type GlossaryPart, type GlossaryProblem, type GlossaryProblemCode } from './glossary-problems';
export { evolveGlossary, initialGlossary, type GlossaryEvent, type GlossaryState, type KnownGlossary } from './glossary-state';
