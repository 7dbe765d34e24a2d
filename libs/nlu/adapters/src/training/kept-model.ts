import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { MODEL_FORMAT, trainLibrary, type IntentLibrary, type LinearModelData } from '@parley/nlu/domain';

interface Kept {
  readonly digest: string;
  readonly model: LinearModelData;
}

/** Tells apart what a model was trained from. */
const digestOf = (library: IntentLibrary, seed: number): string =>
  createHash('sha256').update(JSON.stringify([MODEL_FORMAT, seed, library])).digest('hex');

/** Trains a library and keeps the model in a file: what is trained when a service is built is not trained at each of its starts. */
export function keepModel(file: string, library: IntentLibrary, seed: number): void {
  const kept: Kept = { digest: digestOf(library, seed), model: trainLibrary(library, seed).model };
  writeFileSync(file, serialize(kept));
}

/** The model that the file keeps; undefined where there is no file, or where it keeps the model of something else. @throws Error when it cannot be read */
export function keptModel(file: string, library: IntentLibrary, seed: number): LinearModelData | undefined {
  if (!existsSync(file)) return undefined;
  const { digest, model } = deserialize(readFileSync(file)) as Kept;
  return digest === digestOf(library, seed) ? model : undefined;
}
