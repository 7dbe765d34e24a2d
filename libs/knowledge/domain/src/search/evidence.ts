import type { WeighedQuery } from './article-search';

/** Chosen from a coarse grid by the share of labelled questions in both languages that find their article; near these it hardly moves. */
const SHARES = { words: 0.4, grams: 0.6, everything: 1 };
/** BM25 over the words of the whole article, each counted once. */
const K1 = 0.9;
const B = 0.4;

/** What speaks for an article. */
export interface Evidence {
  /** Weighted sum of the others; comparable within one base. */
  readonly total: number;
  /** Cosine of the words of the query and of the nearest phrasing, 0…1. */
  readonly words: number;
  /** The same of the character n-grams, 0…1. */
  readonly grams: number;
  /** Share of the query's words, by weight, that the article has anywhere, 0…1. */
  readonly coverage: number;
}

interface Text {
  readonly words: readonly number[];
  readonly grams: readonly number[];
  readonly wordNorm: number;
  readonly gramNorm: number;
}

/** The nearest phrasing counts, not the sum: an article with many of them must not win by their number. */
export function evidenceOf(query: WeighedQuery, texts: readonly Text[], all: readonly number[], averageLength: number): Evidence {
  let nearest = { sum: 0, words: 0, grams: 0 };
  for (const text of texts) {
    const words = cosine(query.asked, query.askedNorm, text.words, text.wordNorm);
    const grams = cosine(query.grams, query.gramNorm, text.grams, text.gramNorm);
    const sum = SHARES.words * words + SHARES.grams * grams;
    if (sum > nearest.sum) nearest = { sum, words, grams };
  }
  const coverage = query.allSum === 0 ? 0 : shared(query.all, all) / query.allSum;
  const saturation = 1 / (1 + K1 * (1 - B + (B * all.length) / averageLength));
  return { total: nearest.sum + SHARES.everything * coverage * saturation, words: nearest.words, grams: nearest.grams, coverage };
}

function cosine(query: ReadonlyMap<number, number>, queryNorm: number, ids: readonly number[], norm: number): number {
  if (queryNorm === 0 || norm === 0) return 0;
  let sum = 0;
  for (const id of ids) sum += (query.get(id) ?? 0) ** 2;
  return sum / (queryNorm * norm);
}

function shared(query: ReadonlyMap<number, number>, ids: readonly number[]): number {
  let sum = 0;
  for (const id of ids) sum += query.get(id) ?? 0;
  return sum;
}
