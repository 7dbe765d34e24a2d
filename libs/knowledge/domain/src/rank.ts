import type { Passage } from '@parley/contracts';
import { bestPassage } from './best-passage';
import { coverage, dice, similarity } from './similarity';
import type { Tokeniser, Tokens } from './tokeniser';

/** An article that the index proposes, cut as it was when it was indexed. */
export interface Candidate {
  readonly articleId: string;
  readonly articleVersion: number;
  readonly title: string;
  readonly answer: string;
  readonly language: string;
  readonly url?: string;
  /** The question and each similar question. */
  readonly phrasings: readonly Tokens[];
  readonly keywordWords: readonly string[];
  readonly answerWords: readonly string[];
  /** BM25 of the index; comparable within one query. */
  readonly bm25: number;
}

/** Fitted on the labelled questions beside the retriever's spec; see there for what they give. */
const WEIGHTS = { words: 0.62, covered: 0.2, letters: 0.18, bm25: 0.08 };
const MIDDLE = 0.41;
const STEEPNESS = 14;
/** Below this nothing is worth showing, not even to an agent. */
const LEAST_CONFIDENCE = 0.05;

/** Passages best first, with calibrated confidence. */
export function rank(query: Tokens, candidates: readonly Candidate[], tokeniser: Tokeniser, limit: number): Passage[] {
  const strongest = Math.max(...candidates.map((candidate) => candidate.bm25), Number.MIN_VALUE);
  return candidates
    .map((candidate) => ({ candidate, evidence: evidenceFor(query, candidate, candidate.bm25 / strongest, tokeniser) }))
    .sort((a, b) => b.evidence - a.evidence || b.candidate.bm25 - a.candidate.bm25)
    .slice(0, limit)
    .map(({ candidate, evidence }) => toPassage(candidate, evidence, query, tokeniser))
    .filter((passage) => passage.confidence >= LEAST_CONFIDENCE);
}

function evidenceFor(query: Tokens, candidate: Candidate, bm25: number, tokeniser: Tokeniser): number {
  const known = new Set([...candidate.phrasings.flatMap((phrasing) => phrasing.words), ...candidate.keywordWords, ...candidate.answerWords]);
  const covered = coverage(query.words, known, tokeniser);
  const best = candidate.phrasings.reduce(
    (most, phrasing) =>
      Math.max(most, WEIGHTS.words * similarity(query.words, phrasing.words, tokeniser) + WEIGHTS.letters * dice(query.grams, phrasing.grams)),
    0,
  );
  // The index's own score only decides between near equals: it is always 1 for the first, related or not.
  return best + (WEIGHTS.covered + WEIGHTS.bm25 * bm25) * covered;
}

function toPassage(candidate: Candidate, evidence: number, query: Tokens, tokeniser: Tokeniser): Passage {
  return {
    articleId: candidate.articleId,
    articleVersion: candidate.articleVersion,
    title: candidate.title,
    text: bestPassage(candidate.answer, query, tokeniser),
    language: candidate.language,
    ...(candidate.url !== undefined && { url: candidate.url }),
    score: round(candidate.bm25),
    confidence: round(1 / (1 + Math.exp(-STEEPNESS * (evidence - MIDDLE)))),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
