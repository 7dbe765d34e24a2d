/** What was right, and what was answered instead. */
export interface Judgement {
  readonly expected: string;
  readonly answered: string;
}

export interface Confusion extends Judgement {
  /** Texts of the expected label that got the other answer. */
  readonly count: number;
}

/** Share of right answers; 0 for no judgement. */
export const accuracyOf = (judgements: readonly Judgement[]): number => judgements.filter(isRight).length / Math.max(1, judgements.length);

/** Mean over the expected labels of the harmonic mean of precision and recall. */
export function macroF1Of(judgements: readonly Judgement[]): number {
  const expected = countBy(judgements, (judgement) => judgement.expected);
  const answered = countBy(judgements, (judgement) => judgement.answered);
  const right = countBy(judgements.filter(isRight), (judgement) => judgement.expected);
  const scores = [...expected].map(([label, count]) => (2 * (right.get(label) ?? 0)) / (count + (answered.get(label) ?? 0)));
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/** Wrong answers by pair, the most frequent first. */
export function confusionsOf(judgements: readonly Judgement[]): Confusion[] {
  const pairs = new Map<string, Confusion>();
  for (const { expected, answered } of judgements.filter((judgement) => !isRight(judgement))) {
    const key = JSON.stringify([expected, answered]);
    pairs.set(key, { expected, answered, count: (pairs.get(key)?.count ?? 0) + 1 });
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count || compare(a.expected, b.expected) || compare(a.answered, b.answered));
}

/**
 * Area under the receiver operating characteristic: the chance that a text in scope has a higher certainty than one out of
 * scope (Mann-Whitney statistic; ties count half). Undefined when either list is empty.
 */
export function aurocOf(inScope: readonly number[], outOfScope: readonly number[]): number | undefined {
  if (inScope.length === 0 || outOfScope.length === 0) return undefined;
  const sorted = [...inScope.map((value) => ({ value, known: true })), ...outOfScope.map((value) => ({ value, known: false }))]
    .sort((a, b) => a.value - b.value || Number(a.known) - Number(b.known));
  let wins = 0;
  let below = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.value === sorted[from]!.value) to += 1;
    const tied = sorted.slice(from, to);
    const unknown = tied.filter(({ known }) => !known).length;
    wins += (tied.length - unknown) * (below + unknown / 2);
    below += unknown;
    from = to;
  }
  return wins / (inScope.length * outOfScope.length);
}

const isRight = ({ expected, answered }: Judgement): boolean => expected === answered;
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function countBy(judgements: readonly Judgement[], key: (judgement: Judgement) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const judgement of judgements) counts.set(key(judgement), (counts.get(key(judgement)) ?? 0) + 1);
  return counts;
}
