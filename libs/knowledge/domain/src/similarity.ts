import type { Tokeniser } from './tokeniser';

/** What the other side lacks counts less than what both share: customers tell stories, and questions are only examples. */
const QUERY_EXTRA = 0.45;
const QUESTION_EXTRA = 0.35;

/** Shared weight from which a likeness counts in full: one telling word, or two vague ones. */
const ENOUGH = 0.9;

/** How alike a query and a question are by their words, 0…1 (Tversky's index over weighted words, less where little is shared). */
export function similarity(query: readonly string[], question: readonly string[], tokeniser: Tokeniser): number {
  const wanted = new Set(question);
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + tokeniser.weightOf(word), 0);
  const shared = sum(query.filter((word) => wanted.has(word)));
  if (shared === 0) return 0;
  return (Math.min(1, shared / ENOUGH) * shared) / (shared + QUERY_EXTRA * (sum(query) - shared) + QUESTION_EXTRA * (sum(question) - shared));
}

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
