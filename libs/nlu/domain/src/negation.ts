import type { PhraseMatch } from './lexicon/phrase-matcher';
import type { Unit } from './text/units';

const HAN = /\p{Script=Han}/u;
/** Longest negator or intensifier, in units, that is found before a phrase. */
const MAX_LENGTH = 12;

/** True when one of the negators ends at most `reach` units before the phrase, in the same clause. */
export const negatedBy = (
  negators: readonly PhraseMatch<unknown>[],
  match: PhraseMatch<unknown>,
  units: readonly Unit[],
  { reach }: { reach: number },
): boolean => preceding(negators, match, units, reach).length > 0;

/**
 * Those that begin and end before the phrase does, at most `reach` units away, in the same clause. They may overlap: in "don't want a
 * refund" the denial and the request share the "want".
 *
 * @param candidates in the order of the text
 */
export function preceding<T>(candidates: readonly PhraseMatch<T>[], after: PhraseMatch<unknown>, units: readonly Unit[], reach: number): PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = [];
  for (let index = firstAtOrAfter(candidates, after.from - reach - MAX_LENGTH); index < candidates.length; index += 1) {
    const before = candidates[index]!;
    if (before.from >= after.from) break;
    if (before.to < after.to && after.from - before.to <= reach && sameClause(units, before.to - 1, after.from)) found.push(before);
  }
  return found;
}

/** Chinese customers also write a space for a comma. */
function sameClause(units: readonly Unit[], left: number, right: number): boolean {
  if (units[left]!.clause !== units[right]!.clause) return false;
  for (let at = left; at < right; at += 1) {
    if (HAN.test(units[at]!.form) && HAN.test(units[at + 1]!.form) && units[at + 1]!.start > units[at]!.end) return false;
  }
  return true;
}

function firstAtOrAfter(matches: readonly PhraseMatch<unknown>[], from: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
