import type { EngineStamp, Passage, Understanding } from './contract-types';

export type EngineAnswer =
  | { readonly kind: 'understanding'; readonly understanding: Understanding; readonly engine: EngineStamp }
  | { readonly kind: 'passages'; readonly passages: readonly Passage[]; readonly engine: EngineStamp };

export type EngineAnswerKind = EngineAnswer['kind'];

/** What the engines have said about one message. */
export interface MessageAnswers {
  readonly understanding?: Extract<EngineAnswer, { kind: 'understanding' }>;
  readonly passages?: Extract<EngineAnswer, { kind: 'passages' }>;
}

/** Engine answers by message id; they wait beside the log until a decision is taken on them. */
export type Answers = Readonly<Record<string, MessageAnswers>>;

/** Adds an answer. The first one of a kind for a message counts: a second changes nothing. */
export function withAnswer(answers: Answers, messageId: string, answer: EngineAnswer): Answers {
  const known = answers[messageId] ?? {};
  if (known[answer.kind] !== undefined) return answers;
  return { ...answers, [messageId]: { ...known, [answer.kind]: answer } };
}

export const isComplete = (answers: MessageAnswers | undefined): boolean =>
  answers?.understanding !== undefined && answers.passages !== undefined;

export const isSilent = (answers: MessageAnswers | undefined): boolean =>
  answers?.understanding === undefined && answers?.passages === undefined;
