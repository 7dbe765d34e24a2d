import { shuffle } from '../seeded-random';
import type { SparseRows } from '../features/sparse';

export interface SvmSettings {
  /** Cost of an error against the size of the weights. */
  readonly cost: number;
  /** Stops when the largest and the smallest violation of optimality differ by less. */
  readonly tolerance: number;
  readonly maxRounds: number;
}

/**
 * Weights of one linear support vector machine with squared hinge loss and an L2 penalty, by dual coordinate descent with
 * shrinking: algorithm 3 of Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual Coordinate Descent Method for Large-scale
 * Linear SVM", ICML 2008 (the one of LIBLINEAR). The bias is the weight of a last feature that is one everywhere.
 *
 * @param signs +1 or −1 for each row, 0 for one that is left out
 * @param squares squared length of each row, see {@link squaresOf}
 * @returns `rows.width + 1` weights
 */
export function trainSvm(rows: SparseRows, signs: Int8Array, squares: Float64Array, settings: SvmSettings, random: () => number): Float64Array {
  const { starts, columns, values, width } = rows;
  const weights = new Float64Array(width + 1);
  const alphas = new Float64Array(rows.rows);
  const order = Int32Array.from(alphas, (_, row) => row).filter((row) => signs[row] !== 0);
  const softness = 0.5 / settings.cost;
  let active = order.length;
  let bound = Infinity;
  for (let round = 0; round < settings.maxRounds; round += 1) {
    let largest = -Infinity;
    let smallest = Infinity;
    shuffle(order, active, random);
    for (let at = 0; at < active; at += 1) {
      const row = order[at]!;
      const sign = signs[row]!;
      const end = starts[row + 1]!;
      let score = weights[width]!;
      for (let entry = starts[row]!; entry < end; entry += 1) score += weights[columns[entry]!]! * values[entry]!;
      const alpha = alphas[row]!;
      const gradient = sign * score - 1 + softness * alpha;
      if (alpha === 0 && gradient > bound) {
        // Far on the right side: left out until the others are at rest, when all are looked at again.
        active -= 1;
        order[at] = order[active]!;
        order[active] = row;
        at -= 1;
        continue;
      }
      const violation = alpha === 0 ? Math.min(0, gradient) : gradient;
      largest = Math.max(largest, violation);
      smallest = Math.min(smallest, violation);
      if (Math.abs(violation) < 1e-12) continue;
      const changed = Math.max(0, alpha - gradient / (squares[row]! + softness));
      const move = (changed - alpha) * sign;
      alphas[row] = changed;
      weights[width] = weights[width]! + move;
      for (let entry = starts[row]!; entry < end; entry += 1) weights[columns[entry]!] = weights[columns[entry]!]! + move * values[entry]!;
    }
    const atRest = largest - smallest <= settings.tolerance;
    if (atRest && active === order.length) break;
    if (atRest) active = order.length;
    bound = atRest || largest <= 0 ? Infinity : largest;
  }
  return weights;
}

/** Squared length of each row with the bias feature. */
export function squaresOf({ starts, values, rows }: SparseRows): Float64Array {
  const squares = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let square = 1;
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry += 1) square += values[entry]! * values[entry]!;
    squares[row] = square;
  }
  return squares;
}
