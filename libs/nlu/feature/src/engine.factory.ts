import { EmbeddingsClient, EmbeddingsEngine } from '@parley/nlu/adapters';
import {
  builtInLibrary, LexicalEngine, LinearEngine, LinearModel, trainLibrary, type IntentLibrary, type LinearModelData, type NluEngine, type TextClassifier,
} from '@parley/nlu/domain';
import type { Logger } from '@parley/platform/observability';
import { EngineRoster } from './library/engine-roster';
import type { NluConfig } from './nlu.config';

/** The model's training is the same on every instance. */
export const SEED = 1;
const BUILT_IN_VERSION = 'built-in-1';

/** A library with the model that was trained on it. */
export interface TrainedRelease {
  /** Travels in the events as the engine's version. */
  readonly version: string;
  readonly library: IntentLibrary;
  readonly classifier: TextClassifier;
}

export const releaseOf = (version: string, library: IntentLibrary, model: LinearModelData): TrainedRelease => ({ version, library, classifier: new LinearModel(model) });

/** The library that Parley brings. Trains its model, which takes a second or two. */
function builtInRelease(): TrainedRelease {
  const library = builtInLibrary();
  return releaseOf(BUILT_IN_VERSION, library, trainLibrary(library, SEED).model);
}

/** The engine that the configuration names, on the built-in library for every tenant until its own is released. */
export function createRoster(config: NluConfig, logger: Logger): EngineRoster {
  if (config.engine === 'lexical') return new EngineRoster({ builtIn: new LexicalEngine(), make: () => new LexicalEngine() });
  const release = builtInRelease();
  const make = (own: TrainedRelease) => engineOn(own, config, logger);
  return new EngineRoster({ builtIn: make(release), builtInClassifier: release.classifier, make });
}

/** The engine that the configuration names, on a trained library. Phrases alone know no library. */
function engineOn({ classifier, library, version }: TrainedRelease, config: NluConfig, logger: Logger): NluEngine {
  const lexical = new LexicalEngine();
  if (config.engine === 'lexical') return lexical;
  const linear = new LinearEngine(classifier, lexical, version);
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
