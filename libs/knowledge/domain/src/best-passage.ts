import { isInstruction } from './answers/instructions';
import { sentencesOf } from './sentences';
import { coverage } from './similarity';
import type { Tokeniser, Tokens } from './tokeniser';

const MOST_SENTENCES = 3;
const MAX_LENGTH = 2_000;

/** One sentence with the blanks behind it, and what it says. */
interface Sentence {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** An answer cut into sentences: the same for every query, so it is worth keeping. */
export type CutAnswer = readonly Sentence[];

export function cutAnswer(answer: string, tokeniser: Tokeniser): CutAnswer {
  // What an article says to a language model is said to nobody.
  return sentencesOf(answer).filter((text) => !isInstruction(text)).map((text) => ({ text, words: new Set(tokeniser.tokenise(text).words) }));
}

/** At most three sentences in a row: those that say most about the query, the first ones when none does. */
export function bestPassage(answer: CutAnswer, query: Tokens, tokeniser: Tokeniser): string {
  if (answer.length <= MOST_SENTENCES) return joined(answer);
  // Only the query's own words are looked at: answers have hundreds of others.
  const shared = answer.map(({ words }) => query.words.filter((word) => words.has(word)));
  const covered = (words: readonly string[]): number => coverage(query.words, new Set(words), tokeniser);
  const each = shared.map(covered);
  const windows = answer.slice(MOST_SENTENCES - 1).map((_, start) => {
    // What the window covers decides; between equals, the one with more sentences to the point.
    const dense = each.slice(start, start + MOST_SENTENCES).reduce((sum, one) => sum + one, 0) / MOST_SENTENCES;
    return { sentences: answer.slice(start, start + MOST_SENTENCES), worth: covered(shared.slice(start, start + MOST_SENTENCES).flat()) + 0.5 * dense };
  });
  return joined(windows.reduce((best, window) => (window.worth > best.worth ? window : best)).sentences);
}

const joined = (sentences: CutAnswer): string => clip(sentences.map(({ text }) => text).join('').trim());

const clip = (text: string): string => (text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`);
