import { ParleyError } from '@parley/contracts';
import type { GlossaryProblem } from './glossary-problems';
import type { KnownGlossary } from './glossary-state';

/** The tenant's glossary has no such revision; code `NLU.GLOSSARY_NOT_FOUND`. */
export class UnknownGlossaryError extends ParleyError {
  constructor(revision: number) {
    super('NLU.GLOSSARY_NOT_FOUND', 'The glossary has no such revision: ask for the list of revisions and name one of it', { details: { revision } });
  }
}

/** Somebody changed the glossary since it was loaded; code `NLU.GLOSSARY_CONFLICT`. */
export class GlossaryConflictError extends ParleyError {
  constructor({ revision, changedBy, changedTime }: Pick<KnownGlossary, 'revision'> & Partial<KnownGlossary>, expectedRevision: number) {
    super('NLU.GLOSSARY_CONFLICT', 'The glossary was changed since you opened it: load it, then make your change again', {
      details: { expectedRevision, revision, ...(changedBy !== undefined && { changedBy, changedTime }) },
    });
  }
}

/** The glossary has errors that would keep messages from being understood by it; code `NLU.GLOSSARY_REJECTED`. */
export class GlossaryRefusedError extends ParleyError {
  /** @param problems as `checkGlossary` lists them */
  constructor(problems: readonly GlossaryProblem[]) {
    super('NLU.GLOSSARY_REJECTED', 'The glossary has errors: correct them and save it again; the one before stays in use', { details: { problems } });
  }
}

/** The glossary is larger than an event may be; code `NLU.GLOSSARY_TOO_LARGE`. */
export class GlossaryTooLargeError extends ParleyError {
  constructor(bytes: number, limit: number) {
    super('NLU.GLOSSARY_TOO_LARGE', 'The glossary is too large: take out names and phrases that customers do not use', { details: { bytes, limit } });
  }
}
