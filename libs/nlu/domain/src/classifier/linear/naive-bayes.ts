import type { SparseRows, SparseVector } from '../features/sparse';

/** Added to each count, so that a feature which one intent never had does not exclude it. */
const SMOOTHING = 0.1;

/**
 * For each feature and intent, how much more often the intent has it than intents on the average: the logarithm of the
 * smoothed share, less its mean over the intents. After the log-count ratios of Wang and Manning, "Baselines and Bigrams:
 * Simple, Good Sentiment and Topic Classification", ACL 2012; added to the weights of the support vector machines they steady
 * intents with few examples (+0.5 point with ten each) and reviews (+0.3 point).
 *
 * @param labels intent of each row; negative for examples of none
 * @returns feature by feature, one value for each intent
 */
export function logCountRatios(rows: SparseRows, labels: Int32Array, intents: number): Float32Array {
  const shares = new Float32Array(rows.width * intents).fill(SMOOTHING);
  for (let row = 0; row < rows.rows; row += 1) {
    const label = labels[row]!;
    if (label < 0) continue;
    for (let entry = rows.starts[row]!; entry < rows.starts[row + 1]!; entry += 1) {
      const at = rows.columns[entry]! * intents + label;
      shares[at] = shares[at]! + rows.values[entry]!;
    }
  }
  const totals = new Float64Array(intents);
  for (let at = 0; at < shares.length; at += 1) totals[at % intents] = totals[at % intents]! + shares[at]!;
  const logTotals = totals.map(Math.log);
  for (let feature = 0; feature < rows.width; feature += 1) centre(shares, feature * intents, logTotals);
  return shares;
}

/** Sum of a text's ratios for each intent. */
export function ratioScores(ratios: Float32Array, intents: number, { columns, values }: SparseVector): Float64Array {
  const scores = new Float64Array(intents);
  for (let entry = 0; entry < columns.length; entry += 1) {
    const from = columns[entry]! * intents;
    for (let intent = 0; intent < intents; intent += 1) scores[intent] = scores[intent]! + values[entry]! * ratios[from + intent]!;
  }
  return scores;
}

function centre(shares: Float32Array, from: number, logTotals: Float64Array): void {
  let sum = 0;
  for (let intent = 0; intent < logTotals.length; intent += 1) {
    const share = Math.log(shares[from + intent]!) - logTotals[intent]!;
    shares[from + intent] = share;
    sum += share;
  }
  const mean = sum / logTotals.length;
  for (let intent = 0; intent < logTotals.length; intent += 1) shares[from + intent] = shares[from + intent]! - mean;
}
