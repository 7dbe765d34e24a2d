import type { Passage } from '@parley/contracts';
import type { Turn } from './turns';

export interface WritingRequest {
  readonly question: string;
  /** What was said before the question, oldest first: it tells what the question is about, and no more. */
  readonly conversation: readonly Turn[];
  /** Best first; the answer may say nothing that is not in them. */
  readonly passages: readonly Pick<Passage, 'title' | 'text' | 'url' | 'language'>[];
}

/** What the model said, unchecked, and what it took. */
export type Draft =
  | { readonly kind: 'text'; readonly text: string; readonly tookMs: number; readonly promptTokens?: number; readonly answerTokens?: number; readonly cost?: number }
  | { readonly kind: 'late' | 'failed'; readonly tookMs: number };

/** A language model behind a port. Answers within its time limit and never rejects: without it the passage itself is said. */
export interface AnswerWriter {
  readonly model: string;
  write(request: WritingRequest): Promise<Draft>;
}
