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

export interface FitTask {
  /** Intent of each row; negative for texts of none. */
  readonly labels: Int32Array;
  readonly intents: number;
  /**
   * Whether texts of no intent get a machine of their own, after those of the intents, which then do not see them: many of them, about
   * everything, would crowd intents with few examples. Otherwise they count against every intent.
   */
  readonly noneApart: boolean;
  /** Orders the steps of the descent. */
  readonly seed: number;
  readonly ratios?: Ratios;
}

/** One support vector machine for each intent against all the others. */
export function fit(rows: SparseRows, { labels, intents, noneApart, seed, ratios }: FitTask): WeightsData {
  const squares = squaresOf(rows);
  const settings = { ...STOP, cost: costFor(rows.rows / intents) };
  const machines = noneApart ? intents + 1 : intents;
  const builder = new WeightsBuilder(rows.width, machines);
  for (let machine = 0; machine < machines; machine += 1) {
    const signs = machine === intents ? signsOfNone(labels) : signsOf(machine, labels, noneApart);
    const weights = trainSvm(rows, signs, squares, settings, seededRandom(seed + machine));
    if (ratios && machine < intents) addRatios(weights, ratios, machine, intents);
    builder.set(machine, weights);
  }
  return builder.build();
}

const signsOfNone = (labels: Int32Array): Int8Array => Int8Array.from(labels, (label) => (label < 0 ? 1 : -1));

const signsOf = (intent: number, labels: Int32Array, noneApart: boolean): Int8Array =>
  Int8Array.from(labels, (label) => (label === intent ? 1 : noneApart && label < 0 ? 0 : -1));

function addRatios(weights: Float64Array, { values, share }: Ratios, intent: number, intents: number): void {
  for (let feature = 0; feature < weights.length - 1; feature += 1) weights[feature] = weights[feature]! + share * values[feature * intents + intent]!;
}
