import { ParleyError } from '@parley/contracts';
import type { KnownLibrary } from './library-state';

/** The tenant has no library of its own, or not that version of it; code `NLU.LIBRARY_NOT_FOUND`. */
export class UnknownLibraryError extends ParleyError {
  constructor(libraryVersion?: number) {
    super('NLU.LIBRARY_NOT_FOUND', 'There is no such intent library: save a draft first, or name a published version', {
      details: { ...(libraryVersion !== undefined && { libraryVersion }) },
    });
  }
}

/** Somebody changed the library since it was loaded; code `NLU.LIBRARY_CONFLICT`. */
export class LibraryConflictError extends ParleyError {
  constructor({ revision, changedBy, changedTime }: Pick<KnownLibrary, 'revision'> & Partial<KnownLibrary>, expectedRevision: number) {
    super('NLU.LIBRARY_CONFLICT', 'The intent library was changed since you opened it: load it, then make your change again', {
      details: { expectedRevision, revision, ...(changedBy !== undefined && { changedBy, changedTime }) },
    });
  }
}

/** What is to be published was not trained from this draft; code `NLU.UNTRAINED_DRAFT_NOT_ALLOWED`. */
export class UntrainedDraftError extends ParleyError {
  constructor(draftRevision: number) {
    super('NLU.UNTRAINED_DRAFT_NOT_ALLOWED', 'Train this draft first: only what was trained from exactly this draft can be published', { details: { draftRevision } });
  }
}

/** The library is larger than an event may be; code `NLU.LIBRARY_TOO_LARGE`. */
export class LibraryTooLargeError extends ParleyError {
  constructor(bytes: number, limit: number) {
    super('NLU.LIBRARY_TOO_LARGE', 'The intent library is too large: take out long or superfluous examples', { details: { bytes, limit } });
  }
}

/** The recorded events contradict each other; code `NLU.BROKEN_HISTORY`. */
export class BrokenLibraryHistoryError extends ParleyError {
  constructor(type: string) {
    super('NLU.BROKEN_HISTORY', `${type} cannot be the first event of an intent library`, { details: { type } });
  }
}
