import type { Tokeniser } from './tokeniser';

/** Share of the query's words, by weight, that occur among others, 0…1. */
export function coverage(query: readonly string[], others: ReadonlySet<string>, tokeniser: Tokeniser): number {
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + tokeniser.weightOf(word), 0);
  const total = sum(query);
  return total === 0 ? 0 : sum(query.filter((word) => others.has(word))) / total;
}

/** Dice coefficient of two sets of n-grams, 0…1. */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const other = new Set(b);
  return (2 * a.filter((gram) => other.has(gram)).length) / (a.length + b.length);
}
