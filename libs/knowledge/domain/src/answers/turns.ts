import { maskPersonalData } from '@parley/shared/domain';
import { withoutInstructions } from './instructions';

/** One thing that was said earlier in the conversation, without what may name a person. */
export interface Turn {
  readonly by: 'customer' | 'service';
  readonly text: string;
}

/** Turns that are of use for the next question. */
export const MOST_TURNS = 6;
const MOST_CHARACTERS_OF_ONE = 400;
const MOST_CHARACTERS = 1_600;
/** Masking takes longer with the square of the length, so the beginning decides. */
const MASKED_CHARACTERS = 2_000;

/** What is kept of a text that was said, in one line; empty when nothing of use is left. */
export function turnText(text: string): string {
  const masked = maskPersonalData(text.slice(0, MASKED_CHARACTERS)).replace(/\s+/g, ' ').trim();
  return /\p{L}/u.test(masked) ? masked.slice(0, MOST_CHARACTERS_OF_ONE) : '';
}

/** The last turns that fit, oldest first, without what gives orders to a model. */
export function shownTurns(turns: readonly Turn[]): Turn[] {
  const shown: Turn[] = [];
  let left = MOST_CHARACTERS;
  for (const { by, text } of turns.slice(-MOST_TURNS).reverse()) {
    const harmless = withoutInstructions(text).slice(0, MOST_CHARACTERS_OF_ONE);
    if (harmless === '') continue;
    left -= harmless.length;
    if (left < 0) break;
    shown.unshift({ by, text: harmless });
  }
  return shown;
}

/** How a question begins or ends that needs the one before it. */
const FOLLOW_UP = /^(?:and|also|or|but|what about|how about|what if|then)\b|^(?:那么?|还有|如果|要是|换成|以及|或者)|呢[?？。!！\s]*$/iu;
const LONGEST_FOLLOW_UP = 80;

/** A question that leans on the customer's last one, together with it; undefined for one that stands for itself, or has nothing to lean on. */
export function withQuestionBefore(question: string, turns: readonly Turn[]): string | undefined {
  const text = question.trim();
  if (text.length > LONGEST_FOLLOW_UP || !FOLLOW_UP.test(text)) return undefined;
  const before = turns.findLast(({ by }) => by === 'customer')?.text;
  return before === undefined ? undefined : `${before} ${text}`;
}
