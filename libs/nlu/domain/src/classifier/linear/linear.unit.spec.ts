import { describe, expect, it } from '@jest/globals';
import { toRows } from '../features/sparse';
import { seededRandom } from '../seeded-random';
import { squaresOf, trainSvm } from './dual-coordinate-descent';
import { logCountRatios, ratioScores } from './naive-bayes';
import { scoresOf, WeightsBuilder } from './weights';

const vector = (...values: number[]) => {
  const columns = values.flatMap((value, column) => (value === 0 ? [] : [column]));
  return { columns: Int32Array.from(columns), values: Float32Array.from(columns, (column) => values[column]!) };
};
const rows = toRows([vector(2, 0, 1), vector(1, 0, 0), vector(0, 1, 1), vector(0, 2, 0), vector(1, 1, 3)], 3);
const signs = Int8Array.from([1, 1, -1, -1, -1]);
const COST = 1;

/** ½|w|² + C Σ max(0, 1 − y w·x)², the bias among the weights: what the descent minimises. */
function objective(weights: Float64Array): number {
  let sum = weights.reduce((total, weight) => total + weight * weight, 0) / 2;
  for (let row = 0; row < rows.rows; row += 1) {
    let score = weights[rows.width]!;
    for (let entry = rows.starts[row]!; entry < rows.starts[row + 1]!; entry += 1) score += weights[rows.columns[entry]!]! * rows.values[entry]!;
    sum += COST * Math.max(0, 1 - signs[row]! * score) ** 2;
  }
  return sum;
}

describe('trainSvm', () => {
  const weights = trainSvm(rows, signs, squaresOf(rows), { cost: COST, tolerance: 1e-6, maxRounds: 2_000 }, seededRandom(1));

  it('finds the minimum: a small step in any direction makes it worse', () => {
    const least = objective(weights);
    for (let at = 0; at < weights.length; at += 1) {
      for (const step of [0.01, -0.01]) expect(objective(weights.map((weight, i) => (i === at ? weight + step : weight)))).toBeGreaterThan(least);
    }
  });

  it('comes to the same minimum from another order of steps', () => {
    const other = trainSvm(rows, signs, squaresOf(rows), { cost: COST, tolerance: 1e-6, maxRounds: 2_000 }, seededRandom(99));
    other.forEach((weight, at) => expect(weight).toBeCloseTo(weights[at]!, 4));
  });
});

describe('logCountRatios', () => {
  const ratios = logCountRatios(rows, Int32Array.from([0, 0, 1, 1, -1]), 2);

  it('is positive for the intent that has a feature more often, negative for the other, and adds up to zero', () => {
    expect(ratios[0]).toBeGreaterThan(0);
    expect(ratios[2]).toBeLessThan(0);
    for (let feature = 0; feature < 3; feature += 1) expect(ratios[2 * feature]! + ratios[2 * feature + 1]!).toBeCloseTo(0, 6);
  });

  it('leaves out examples of no intent', () => {
    const without = toRows([vector(2, 0, 1), vector(1, 0, 0), vector(0, 1, 1), vector(0, 2, 0)], 3);
    expect(ratios).toEqual(logCountRatios(without, Int32Array.from([0, 0, 1, 1]), 2));
  });

  it('adds up over a text by the strength of its features', () => {
    expect(ratioScores(ratios, 2, vector(2, 0, 0))[0]).toBeCloseTo(2 * ratios[0]!, 6);
  });
});

describe('weights in bytes', () => {
  it('score within half a step of the exact ones', () => {
    const exact = [Float64Array.from([0.5, -1, 0.013, 0.25]), Float64Array.from([0, 0, 0, -1])];
    const builder = new WeightsBuilder(3, 2);
    exact.forEach((each, intent) => builder.set(intent, each));
    const scores = scoresOf(builder.build(), vector(1, 1, 1));
    expect(Math.abs(scores[0]! - (0.5 - 1 + 0.013 + 0.25))).toBeLessThan((3 * 0.5) / 127);
    expect(scores[1]).toBe(-1);
  });
});
