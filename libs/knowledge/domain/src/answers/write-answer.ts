import type { Passage, WrittenAnswer } from '@parley/contracts';
import type { Tokeniser } from '../tokeniser';
import type { AnswerWriter } from './answer-writer';
import { objectionTo } from './grounding';
import { withoutInstructions } from './instructions';
import { shownTurns, type Turn } from './turns';

/** A passage below this is not said, so nothing is written about it. */
const LEAST_CONFIDENCE = 0.5;

/** Whether the first passage may be said. */
export const isSure = (passages: readonly Passage[] | undefined): boolean => (passages?.[0]?.confidence ?? 0) >= LEAST_CONFIDENCE;

/** What a customer asks, and what was said before that. */
export interface Asked {
  readonly question: string;
  /** Oldest first. */
  readonly turns?: readonly Turn[];
}

/**
 * Lets a model word the answer and keeps it only where every sentence is carried by the passages; else the passages stay as
 * they are, with a note of what came of it, and the first one is said itself. What was said before tells the model what the
 * question is about and supports nothing, no more than the question does.
 */
export async function withWrittenAnswer({ question, turns = [] }: Asked, passages: readonly Passage[], writer: AnswerWriter, tokeniser: Tokeniser): Promise<Passage[]> {
  const [first, ...others] = passages;
  if (!first || !isSure(passages)) return [...passages];
  const supporting = [first, ...others.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)].map((passage) => ({ ...passage, text: withoutInstructions(passage.text) }));
  const draft = await writer.write({ question, conversation: shownTurns(turns), passages: supporting });
  const { model } = writer;
  if (draft.kind !== 'text') return [{ ...first, written: { outcome: draft.kind, model, tookMs: draft.tookMs } }, ...others];
  const { kind: _kind, text, ...took } = draft;
  const said = text.trim();
  const objection = objectionTo(said, supporting, tokeniser);
  const written: WrittenAnswer = objection === undefined ? { outcome: 'written', text: said, model, ...took } : { outcome: 'refused', refusedFor: objection, model, ...took };
  return [{ ...first, written }, ...others];
}
