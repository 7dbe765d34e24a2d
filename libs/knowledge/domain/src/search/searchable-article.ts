import type { Tokens } from '../tokeniser';

/** A published article, cut as it was when it was indexed. */
export interface SearchableArticle {
  readonly tenant: string;
  readonly articleId: string;
  readonly articleVersion: number;
  readonly businessLine: string;
  readonly language: string;
  readonly title: string;
  readonly answer: string;
  readonly url?: string;
  /** ISO 8601; from this moment on, and until just before the other one, it may answer. */
  readonly validFrom: string;
  readonly validTo: string;
  /** The question and each similar question. */
  readonly phrasings: readonly Tokens[];
  readonly keywordWords: readonly string[];
  readonly answerWords: readonly string[];
}

/** What is kept of an article to be shown: its words are kept as numbers. */
export type ArticleCard = Omit<SearchableArticle, 'phrasings' | 'keywordWords' | 'answerWords'>;
