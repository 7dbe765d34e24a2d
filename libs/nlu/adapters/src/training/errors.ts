import { ParleyError } from '@parley/contracts';

/** The training thread ended without a model. The running model is untouched. */
export class TrainingFailedError extends ParleyError {
  constructor(options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super('NLU.TRAINING_FAILED', 'The model could not be trained; the running one stays. Check the library, then train again', options);
  }
}

/** Training took longer than it may, and was ended. */
export class TrainingTookTooLongError extends ParleyError {
  constructor(limitMs: number) {
    super('NLU.TRAINING_TOOK_TOO_LONG', 'Training took too long and was ended; the running model stays. Give the library fewer examples', {
      details: { limitMs },
    });
  }
}

/** The library has errors that keep it from being trained. */
export class LibraryRefusedError extends ParleyError {
  /** @param problems as `checkLibrary` lists them; they carry no text */
  constructor(problems: readonly object[]) {
    super('NLU.LIBRARY_REJECTED', 'The intent library has errors: correct them and try again', { details: { problems } });
  }
}
