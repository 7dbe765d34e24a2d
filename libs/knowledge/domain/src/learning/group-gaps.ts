import { dice } from '../similarity';
import type { Tokeniser, Tokens } from '../tokeniser';

export interface Gap {
  readonly wording: string;
  /** ISO 8601. */
  readonly time: string;
}

export interface GapGroup {
  /** The wording that comes first; the others are like it. */
  readonly wording: string;
  readonly times: number;
  readonly last: string;
  readonly examples: readonly string[];
}

/** Likeness of pieces of words from which two wordings ask the same. */
const ALIKE = 0.45;
const MOST_EXAMPLES = 5;

/** Questions without an answer, those that ask the same together, the most frequent first; the order given decides who leads. */
export function groupGaps(gaps: readonly Gap[], tokeniser: Tokeniser): GapGroup[] {
  const groups: { tokens: Tokens; wording: string; times: number; last: string; examples: string[] }[] = [];
  for (const { wording, time } of gaps) {
    const tokens = tokeniser.tokenise(wording);
    const group = groups.find((one) => dice(one.tokens.grams, tokens.grams) >= ALIKE);
    if (!group) {
      groups.push({ tokens, wording, times: 1, last: time, examples: [] });
      continue;
    }
    group.times += 1;
    if (time > group.last) group.last = time;
    if (group.examples.length < MOST_EXAMPLES && wording !== group.wording && !group.examples.includes(wording)) group.examples.push(wording);
  }
  return groups
    .sort((a, b) => b.times - a.times || (a.last < b.last ? 1 : -1))
    .map(({ wording, times, last, examples }) => ({ wording, times, last, examples }));
}
