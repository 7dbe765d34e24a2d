/** How certain the model was about one text (`certaintyOf`), and whether its first intent was right. */
export interface CertainText {
  readonly certainty: number;
  /** The right intent was first; false also for texts of no intent. */
  readonly right: boolean;
  readonly inScope: boolean;
}

/** Share of right answers that may be lost where no out-of-scope example tells how much there is to gain. */
const MAY_LOSE = 0.02;
/**
 * Thresholds whose accuracies differ by less are about equally good: a few held-out texts decide between them. The one that refuses most is
 * taken, since a wrong answer costs more than a question.
 */
const ABOUT_EQUAL = 0.003;
/** The mixture of the paper's validation set. */
export const PAPER_MIXTURE = 30;

/**
 * Certainty below which a text is out of scope: the value that gives the highest accuracy over all texts, out-of-scope ones
 * included, as in Larson et al., "An Evaluation Dataset for Intent Classification and Out-of-Scope Prediction", EMNLP 2019
 * ("oos-threshold"). Without out-of-scope texts, the value that loses two of a hundred right answers.
 *
 * @param inScopePerOutOfScope mixture to expect: the fewer texts in scope for one out of scope, the more is refused
 */
export function chooseThreshold(texts: readonly CertainText[], inScopePerOutOfScope: number = PAPER_MIXTURE): number {
  const outOfScope = texts.filter(({ inScope }) => !inScope).length;
  const inScope = texts.length - outOfScope;
  const sorted = texts.toSorted((a, b) => a.certainty - b.certainty);
  if (inScope === 0) return -Infinity;
  if (outOfScope === 0) return quantile(sorted.filter(({ right }) => right).map(({ certainty }) => certainty), MAY_LOSE);
  const weight = inScope / (outOfScope * inScopePerOutOfScope);
  let gain = 0;
  const candidates = [{ threshold: -Infinity, gain: 0 }];
  sorted.forEach(({ certainty, right, inScope: known }, rank) => {
    gain += known ? -Number(right) : weight;
    const next = sorted[rank + 1]?.certainty ?? certainty + 1;
    if (next > certainty) candidates.push({ threshold: (certainty + next) / 2, gain });
  });
  const most = Math.max(...candidates.map((each) => each.gain));
  return candidates.findLast((each) => each.gain >= most - ABOUT_EQUAL * inScope)!.threshold;
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * sorted.length)] ?? -Infinity;
