import { ParleyError } from '@parley/contracts';

/** The embeddings endpoint did not answer, or not with what its interface promises. Carries no text. */
export class EmbeddingsUnavailableError extends ParleyError {
  constructor(reason: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super('NLU.EMBEDDINGS_UNAVAILABLE', `The embeddings endpoint ${reason}; intents are recognised without it`, { ...options, retriable: true });
  }
}
