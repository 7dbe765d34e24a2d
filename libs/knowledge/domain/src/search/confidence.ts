import type { Evidence } from './evidence';

/**
 * Coefficients of a logistic regression of "this article answers" on the evidence of the first article found. Fitted on
 * the training parts of the labelled Chinese set, with ordinary and with far-fetched wordings, and of the demo shop's
 * questions in both languages, which count threefold because they are few; questions without an answer are among both.
 */
const WEIGHTS = { bias: -2.52, words: 2.28, grams: 2.59, coverage: 0.33, margin: 10.72 };
/** A lead beyond this says nothing more. */
const MOST_MARGIN = 0.25;
/** What the second article of a base of ordinary size has in the middle: in a base of three the lead must not come from their number. */
const LEAST_RIVAL = 0.4;

/**
 * Chance that the article answers, 0…1.
 *
 * @param rival total evidence of the best other article; 0 when there is none.
 */
export function confidenceOf({ total, words, grams, coverage }: Evidence, rival: number): number {
  const lead = Math.max(-MOST_MARGIN, Math.min(MOST_MARGIN, total - Math.max(LEAST_RIVAL, rival)));
  const sum = WEIGHTS.bias + WEIGHTS.words * words + WEIGHTS.grams * grams + WEIGHTS.coverage * coverage + WEIGHTS.margin * lead;
  return 1 / (1 + Math.exp(-sum));
}
