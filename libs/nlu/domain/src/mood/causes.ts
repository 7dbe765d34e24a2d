import type { MoodCauses } from '@parley/contracts';
import type { PhraseMatch } from '../lexicon/phrase-matcher';
import type { Unit } from '../text/units';
import type { Mood } from './mood';

const MAX_WORDS = 20;

/** The words of the message, as they were written, each once and in the order of the causes. */
export const wordsOf = (matches: readonly PhraseMatch<unknown>[], text: string, units: readonly Unit[]): string[] =>
  [...new Set(matches.map(({ from, to }) => text.slice(units[from]!.start, units[to - 1]!.end)))].slice(0, MAX_WORDS);

/** What caused each part of the mood and the wish for a human; undefined when nothing did. */
export function causesOf(mood: Mood, humanRequests: readonly PhraseMatch<unknown>[], text: string, units: readonly Unit[]): MoodCauses | undefined {
  const words = {
    sentiment: [...wordsOf(mood.causes.sentiment, text, units), ...mood.emoji].slice(0, MAX_WORDS),
    anger: wordsOf(mood.causes.anger, text, units),
    urgency: wordsOf(mood.causes.urgency, text, units),
    wantsHuman: wordsOf(humanRequests, text, units),
  };
  const present = Object.entries(words).filter(([, list]) => list.length > 0);
  return present.length === 0 ? undefined : Object.fromEntries(present);
}
