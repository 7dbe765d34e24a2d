import { coverage } from './similarity';
import type { Tokeniser, Tokens } from './tokeniser';

const MOST_SENTENCES = 3;
const MAX_LENGTH = 2_000;
/** A sentence ends at its mark with the quotes behind it; "4.90" and "e.g." go on. */
const SENTENCE = /.+?(?:[。！？…]+["”’」』）)]*|[.!?]+["”’)]*(?=\s+\p{Lu}|\s*$)|\n|$)/gsu;

/** At most three sentences in a row: those that say most about the query, the first ones when none does. */
export function bestPassage(answer: string, query: Tokens, tokeniser: Tokeniser): string {
  const sentences = sentencesOf(answer);
  if (sentences.length <= MOST_SENTENCES) return clip(sentences.join('').trim());
  const covered = (text: string) => coverage(query.words, new Set(tokeniser.tokenise(text).words), tokeniser);
  const each = sentences.map(covered);
  const windows = sentences.slice(MOST_SENTENCES - 1).map((_, start) => {
    const text = sentences.slice(start, start + MOST_SENTENCES).join('');
    // What the window covers decides; between equals, the one with more sentences to the point.
    const dense = each.slice(start, start + MOST_SENTENCES).reduce((sum, one) => sum + one, 0) / MOST_SENTENCES;
    return { text, worth: covered(text) + 0.5 * dense };
  });
  return clip(windows.reduce((best, window) => (window.worth > best.worth ? window : best)).text.trim());
}

/** With the blanks behind them, so that they join to the text again. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const [piece] of text.matchAll(SENTENCE)) {
    if (piece.trim() === '') continue;
    sentences.push(piece);
  }
  return sentences;
}

const clip = (text: string): string => (text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`);
