export { decideLibrary, LARGEST_LIBRARY_BYTES, type LibraryCommand, type PublishLibrary, type RollBackLibrary, type SaveDraft } from './decide';
export { LibraryConflictError, LibraryTooLargeError, UnknownLibraryError, UntrainedDraftError } from './errors';
export { evolveLibrary } from './evolve';
export { initialLibrary, type KnownLibrary, type LibraryEvent, type LibraryState, type LibraryVersion } from './library-state';
