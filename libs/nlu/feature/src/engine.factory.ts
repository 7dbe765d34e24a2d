import { EmbeddingsClient, EmbeddingsEngine } from '@parley/nlu/adapters';
import { builtInLibrary, LexicalEngine, LinearEngine, LinearModel, trainLibrary, type NluEngine } from '@parley/nlu/domain';
import type { Logger } from '@parley/platform/observability';
import type { NluConfig } from './nlu.config';

/** The model's training is the same on every instance. */
const SEED = 1;
const BUILT_IN_VERSION = 'built-in-1';

/** The engine that the configuration names. Trains the built-in library's model, which takes a second or two. */
export function createEngine(config: NluConfig, logger: Logger): NluEngine {
  const lexical = new LexicalEngine();
  if (config.engine === 'lexical') return lexical;
  const library = builtInLibrary();
  const classifier = new LinearModel(trainLibrary(library, SEED).model);
  const linear = new LinearEngine(classifier, lexical, BUILT_IN_VERSION);
  if (config.engine === 'linear') return linear;
  return new EmbeddingsEngine({
    client: new EmbeddingsClient({
      baseUrl: config.embeddingsUrl!,
      model: config.embeddingsModel!,
      timeoutMs: config.embeddingsTimeoutMs,
      ...(config.embeddingsKey !== undefined && { apiKey: config.embeddingsKey }),
    }),
    linear, classifier, library,
    onFailure: (error) => logger.warn('Intents are recognised without embeddings', { error }),
    now: () => performance.now(),
  });
}
