import type { Passage, WrittenAnswer } from '@parley/contracts';
import type { Tokeniser } from '../tokeniser';
import type { AnswerWriter } from './answer-writer';
import { objectionTo } from './grounding';
import { isInstruction } from './instructions';
import { sentencesOf } from '../best-passage';

/** A passage below this is not said, so nothing is written about it. */
const LEAST_CONFIDENCE = 0.5;

/**
 * Lets a model word the answer and keeps it only where every sentence is carried by the passages; else the passages stay as
 * they are, with a note of what came of it, and the first one is said itself.
 */
export async function withWrittenAnswer(question: string, passages: readonly Passage[], writer: AnswerWriter, tokeniser: Tokeniser): Promise<Passage[]> {
  const [first, ...others] = passages;
  if (!first || first.confidence < LEAST_CONFIDENCE) return [...passages];
  const supporting = [first, ...others.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)].map((passage) => ({ ...passage, text: withoutInstructions(passage.text) }));
  const draft = await writer.write({ question, passages: supporting });
  const { model } = writer;
  if (draft.kind !== 'text') return [{ ...first, written: { outcome: draft.kind, model, tookMs: draft.tookMs } }, ...others];
  const { kind: _kind, text, ...took } = draft;
  const said = text.trim();
  const objection = objectionTo(said, supporting, tokeniser);
  const written: WrittenAnswer = objection === undefined ? { outcome: 'written', text: said, model, ...took } : { outcome: 'refused', refusedFor: objection, model, ...took };
  return [{ ...first, written }, ...others];
}

/** An article is written for customers: what it says to a model is neither shown to one nor said. */
export const withoutInstructions = (text: string): string => sentencesOf(text).filter((sentence) => !isInstruction(sentence)).join('').trim();
