import { join } from 'node:path';
import { EmbeddingsClient, EmbeddingsEngine, keepModel, keptModel } from '@parley/nlu/adapters';
import {
  builtInLibrary, LexicalEngine, LinearEngine, LinearModel, trainLibrary, type Glossaries, type IntentLibrary, type LinearModelData, type NluEngine, type TextClassifier,
} from '@parley/nlu/domain';
import type { Logger } from '@parley/platform/observability';
import { EngineRoster } from './library/engine-roster';
import type { NluConfig } from './nlu.config';

/** The model's training is the same on every instance. */
export const SEED = 1;
const BUILT_IN_VERSION = 'built-in-1';
/** Beside the service's bundle. */
export const BUILT_IN_MODEL = 'built-in.model';

/** A library with the model that was trained on it. */
export interface TrainedRelease {
  /** Travels in the events as the engine's version. */
  readonly version: string;
  readonly library: IntentLibrary;
  readonly classifier: TextClassifier;
}

export const releaseOf = (version: string, library: IntentLibrary, model: LinearModelData): TrainedRelease => ({ version, library, classifier: new LinearModel(model) });

/** Trains the model of the library that Parley brings, for all starts of what is built into the folder. */
export const keepBuiltInModel = (folder: string): void => keepModel(join(folder, BUILT_IN_MODEL), builtInLibrary(), SEED);

/** The library that Parley brings, with the model that the build kept. Where it kept none, it is trained now, which takes seconds. */
function builtInRelease(file: string | undefined, logger: Logger): TrainedRelease {
  const library = builtInLibrary();
  return releaseOf(BUILT_IN_VERSION, library, modelIn(file, library, logger) ?? trainLibrary(library, SEED).model);
}

function modelIn(file: string | undefined, library: IntentLibrary, logger: Logger): LinearModelData | undefined {
  if (file === undefined) return undefined;
  try {
    return keptModel(file, library, SEED);
  } catch (error) {
    logger.warn('The model of the built-in library cannot be read and is trained anew', { error });
    return undefined;
  }
}

/**
 * The engine that the configuration names, on the built-in library for every tenant until its own is released.
 *
 * @param glossaries each tenant's own words and lists; what they hold at the time of a message is what it is understood by
 * @param modelFile where the build kept the model of the built-in library
 */
export function createRoster(config: NluConfig, glossaries: Glossaries, logger: Logger, modelFile?: string): EngineRoster {
  const lexical = new LexicalEngine(undefined, glossaries, glossaries);
  if (config.engine === 'lexical') return new EngineRoster({ builtIn: lexical, make: () => lexical });
  const release = builtInRelease(modelFile, logger);
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
