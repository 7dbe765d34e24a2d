import type { Findings } from './lexicon/phrase-book';
import type { PhraseMatch } from './lexicon/phrase-matcher';
import { negatedBy, precedes } from './negation';
import type { Unit } from './text/units';

export interface Mood {
  /** −1 … 1. */
  readonly sentiment: number;
  /** 0 … 10. */
  readonly anger: number;
  readonly urgency: 'low' | 'normal' | 'high';
  /** The phrases behind anger and urgency. */
  readonly evidence: PhraseMatch<unknown>[];
}

/** How far before a feeling "not" and "very" reach, in words or Han characters. */
const REACH = 3;
/** A negated feeling is weaker than its opposite: "not good" is milder than "bad". */
const NEGATED = -0.6;
const SENTIMENT_SCALE = 9;
/** Later angry phrases count less than the angriest one. */
const FADING = 0.45;

const POSITIVE_EMOJI = /[😀😃😄😁😊🙂😍🥰👍🙏❤💕🎉😘👏💯🌹]/gu;
const NEGATIVE_EMOJI = /[😢😭😞😔☹🙁👎😩😫😒😑🙄💔]/gu;
const ANGRY_EMOJI = /[😠😡🤬👿💢🖕]/gu;

/** @param text the message as it was written: capitals and marks matter */
export function moodOf(text: string, units: readonly Unit[], findings: Findings): Mood {
  const emphasis = emphasisOf(text);
  const factor = (match: PhraseMatch<unknown>) =>
    findings.intensifiers
      .filter((intensifier) => precedes(intensifier, match, units, 1))
      .reduce((product, intensifier) => product * intensifier.meaning.weight, 1);
  const negated = (match: PhraseMatch<unknown>) => negatedBy(findings.negators, match, units, { reach: REACH - 1 });

  const angers = findings.angers.filter((match) => !negated(match));
  const anger = fadingSum(angers.map((match) => match.meaning.weight * Math.min(1.5, factor(match)))) + 4 * count(text, ANGRY_EMOJI);
  const feelings = findings.sentiments.map((match) => match.meaning.weight * factor(match) * (negated(match) ? NEGATED : 1));
  const sentiment =
    feelings.reduce((sum, feeling) => sum + feeling, 0) +
    2 * count(text, POSITIVE_EMOJI) - 2 * count(text, NEGATIVE_EMOJI) - 3 * count(text, ANGRY_EMOJI);
  const hurries = findings.hurries.filter((match) => match.meaning.kind === 'unhurried' || !negated(match));

  return {
    sentiment: round(squash(sentiment * (1 + 0.15 * emphasis)), 3),
    // Shouting makes anger louder; alone it is no more than impatience.
    anger: round(Math.min(10, anger === 0 ? Math.min(1.5, 0.5 * emphasis) * Number(sentiment < 0) : anger + 0.8 * emphasis), 1),
    urgency: urgencyOf(hurries.map((match) => match.meaning.kind)),
    evidence: [...angers, ...hurries],
  };
}

const squash = (sum: number): number => sum / Math.sqrt(sum * sum + SENTIMENT_SCALE);

function fadingSum(weights: readonly number[]): number {
  return weights.toSorted((a, b) => b - a).reduce((sum, weight, rank) => sum + weight * FADING ** rank, 0);
}

function urgencyOf(kinds: readonly ('urgent' | 'unhurried')[]): Mood['urgency'] {
  if (kinds.includes('urgent')) return 'high';
  return kinds.includes('unhurried') ? 'low' : 'normal';
}

/** 0 … 4: repeated exclamation and question marks, and words in capitals. */
function emphasisOf(text: string): number {
  const marks = Math.min(2, count(text, /[!！]/g) * 0.5 + count(text, /[?？!！]{2,}/g) * 0.5);
  const letters = count(text, /[A-Za-z]/g);
  const shouted = letters >= 8 && count(text, /[A-Z]/g) / letters > 0.5;
  const shoutedWords = count(text, /\b[A-Z]{4,}\b/g);
  return marks + (shouted ? 2 : Math.min(1, shoutedWords * 0.5));
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
