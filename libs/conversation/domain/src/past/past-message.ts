import type { PastAuthor } from '@parley/contracts';

/** A message as a file tells it. It is in memory only, and nothing of it may be stored before it is masked. */
export interface WrittenMessage {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** What the file tells conversations apart by; absent where silence does. */
  readonly conversation?: string;
  readonly author: PastAuthor;
  /** Names of the people, as far as this line tells them. */
  readonly customer?: string;
  readonly agent?: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
  readonly kind: 'text' | 'media';
  readonly text: string;
  readonly channel: string;
  readonly language?: string;
  readonly resolution?: string;
}

/** The same without what may name or reach a person, with its ids: what is stored and becomes an event. */
export interface PastMessage {
  /** The same for the same message of the same customer, however often and out of which file it is brought. */
  readonly messageId: string;
  readonly conversationId: string;
  readonly threadId: string;
  readonly subjectId: string;
  readonly author: PastAuthor;
  readonly time: string;
  readonly kind: 'text' | 'media';
  readonly text?: string;
  readonly channel: string;
  readonly language?: string;
  readonly resolution?: string;
}

export type LineProblemCode = 'unreadable' | 'missing' | 'unknown-author' | 'bad-time' | 'in-future' | 'too-long' | 'bad-value';

/** Why a line is not taken. Never what it says. */
export interface LineProblem {
  readonly line: number;
  readonly code: LineProblemCode;
  readonly field?: string;
}
