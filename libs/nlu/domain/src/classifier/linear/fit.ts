import type { SparseRows } from '../features/sparse';
import { seededRandom } from '../seeded-random';
import { squaresOf, trainSvm } from './dual-coordinate-descent';
import { WeightsBuilder, type WeightsData } from './weights';

/** Stopping at 0.5 instead of 0.1, or after ten rounds, takes half of the time and gives the same accuracy. */
const STOP = { tolerance: 0.5, maxRounds: 10 };
/** Up to so many examples an intent, an error costs as much as the weights; beyond, less: many examples hold many wrong ones. */
const PLENTY = 100;
const costFor = (examplesPerIntent: number): number => Math.min(1, Math.sqrt(PLENTY / examplesPerIntent));

export interface Ratios {
  /** From {@link logCountRatios}. */
  readonly values: Float32Array;
  /** How much of them is added to the machines' weights. */
  readonly share: number;
}

/**
 * One support vector machine for each intent against all the others.
 *
 * @param labels intent of each row; negative for examples of none, which count against every intent
 * @param seed orders the steps of the descent
 */
export function fit(rows: SparseRows, labels: Int32Array, intents: number, seed: number, ratios?: Ratios): WeightsData {
  const squares = squaresOf(rows);
  const settings = { ...STOP, cost: costFor(rows.rows / intents) };
  const builder = new WeightsBuilder(rows.width, intents);
  for (let intent = 0; intent < intents; intent += 1) {
    const signs = Int8Array.from(labels, (label) => (label === intent ? 1 : -1));
    const weights = trainSvm(rows, signs, squares, settings, seededRandom(seed + intent));
    if (ratios) addRatios(weights, ratios, intent, intents);
    builder.set(intent, weights);
  }
  return builder.build();
}

function addRatios(weights: Float64Array, { values, share }: Ratios, intent: number, intents: number): void {
  for (let feature = 0; feature < weights.length - 1; feature += 1) weights[feature] = weights[feature]! + share * values[feature * intents + intent]!;
}
