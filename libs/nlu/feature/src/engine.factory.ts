import { EmbeddingsClient, EmbeddingsEngine } from '@parley/nlu/adapters';
import {
  builtInLibrary, LexicalEngine, LinearEngine, LinearModel, trainLibrary, type Glossaries, type IntentLibrary, type LinearModelData, type NluEngine, type TextClassifier,
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

/**
 * The engine that the configuration names, on the built-in library for every tenant until its own is released.
 *
 * @param glossaries each tenant's own words and lists; what they hold at the time of a message is what it is understood by
 */
export function createRoster(config: NluConfig, glossaries: Glossaries, logger: Logger): EngineRoster {
  const lexical = new LexicalEngine(undefined, glossaries, glossaries);
  if (config.engine === 'lexical') return new EngineRoster({ builtIn: lexical, make: () => lexical });
  const release = builtInRelease();
  const make = (own: TrainedRelease) => engineOn(own, config, lexical, logger);
  return new EngineRoster({ builtIn: make(release), builtInClassifier: release.classifier, make });
}

/** The engine that the configuration names, on a trained library. */
function engineOn({ classifier, library, version }: TrainedRelease, config: NluConfig, lexical: LexicalEngine, logger: Logger): NluEngine {
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
