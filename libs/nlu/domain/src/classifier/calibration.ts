/** Scores of one text that the model was not trained on, and which intent is right. */
export interface ScoredText {
  readonly scores: Float64Array;
  /** Index of the right intent; negative when none is. */
  readonly label: number;
}

/** Probabilities out of scores; the temperature decides how sure they are. */
export function softmax(scores: Float64Array, temperature: number): Float64Array {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - largest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

const RANGE = { lowest: 0.01, highest: 3, steps: 40 };
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature under which the right intents are the likeliest (Guo et al., "On Calibration of Modern Neural Networks",
 * ICML 2017), by golden-section search on its logarithm.
 */
export function fitTemperature(texts: readonly ScoredText[]): number {
  const known = texts.filter(({ label }) => label >= 0);
  if (known.length === 0) return 0.2;
  const loss = (logTemperature: number) =>
    known.reduce((sum, { scores, label }) => sum - Math.log(Math.max(1e-12, softmax(scores, Math.exp(logTemperature))[label]!)), 0);
  let low = Math.log(RANGE.lowest);
  let high = Math.log(RANGE.highest);
  for (let round = 0; round < RANGE.steps; round += 1) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
