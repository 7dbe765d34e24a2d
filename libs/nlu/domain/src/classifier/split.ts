import { seededRandom, shuffle } from './seeded-random';

/**
 * Deals the rows into folds so that each fold has about the same share of every label, in an order the seed decides.
 *
 * @returns fold of each row, 0 … folds − 1
 */
export function stratifiedFolds(labels: Int32Array, folds: number, seed: number): Int32Array {
  const order = Int32Array.from(labels, (_, row) => row);
  shuffle(order, order.length, seededRandom(seed));
  const dealt = new Map<number, number>();
  const fold = new Int32Array(labels.length);
  let started = 0;
  for (const row of order) {
    const label = labels[row]!;
    // Labels begin at different folds, or the first ones would get all that is left over.
    const turn = dealt.get(label) ?? started++;
    fold[row] = turn % folds;
    dealt.set(label, turn + 1);
  }
  return fold;
}
