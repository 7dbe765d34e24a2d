import type { Passage } from '@parley/contracts';

export interface RetrievalQuery {
  readonly tenant: string;
  readonly text: string;
  /** BCP 47 tag that the channel claims; used where the text itself does not tell its language. */
  readonly locale?: string;
  /** Only articles that are valid at this moment answer, ISO 8601. */
  readonly time: string;
  /** Only this business line; all when absent. */
  readonly businessLine?: string;
  /** Passages at most; 3 by default, 10 at most. */
  readonly limit?: number;
  /** What is less likely to answer is left out; 0.02 by default. */
  readonly leastConfidence?: number;
  /** Says where a passage has the query's words: for people who search, not for answers. */
  readonly highlight?: boolean;
}

/**
 * Finds what may answer. Keeps the order of the queries and answers each: with nothing when nothing fits.
 *
 * Rejects with a retriable error when the index is away; the whole call may then be repeated.
 */
export interface Retriever {
  /** Travels in the event as the engine stamp. */
  readonly name: string;
  readonly version: string;
  /** Passages best first, confidence calibrated: below 0.3 unrelated, from 0.6 an answer. */
  retrieve(queries: readonly RetrievalQuery[]): Promise<Passage[][]>;
}
