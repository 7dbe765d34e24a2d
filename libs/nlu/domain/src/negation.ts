import type { PhraseMatch } from './lexicon/phrase-matcher';
import type { Unit } from './text/units';

/** True when one of the negators ends at most `reach` units before the phrase, in the same clause. */
export const negatedBy = (
  negators: readonly PhraseMatch<unknown>[],
  match: PhraseMatch<unknown>,
  units: readonly Unit[],
  { reach }: { reach: number },
): boolean => negators.some((negator) => precedes(negator, match, units, reach));

export function precedes(before: PhraseMatch<unknown>, after: PhraseMatch<unknown>, units: readonly Unit[], reach: number): boolean {
  // They may overlap: in "don't want a refund" the denial and the request share the "want".
  const comesFirst = before.from < after.from && before.to < after.to;
  return comesFirst && after.from - before.to <= reach && units[before.to - 1]!.clause === units[after.from]!.clause;
}
