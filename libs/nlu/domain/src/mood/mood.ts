import type { Findings, Found } from '../lexicon/phrase-book';
import type { PhraseMatch } from '../lexicon/phrase-matcher';
import { negatedBy, preceding } from '../negation';
import type { Unit } from '../text/units';
import { marksOf } from './marks';

export interface Mood {
  /** −1 … 1. */
  readonly sentiment: number;
  /** 0 … 10. */
  readonly anger: number;
  readonly urgency: 'low' | 'normal' | 'high';
  /** The phrases behind each of them. */
  readonly causes: {
    readonly sentiment: readonly PhraseMatch<unknown>[];
    readonly anger: readonly PhraseMatch<unknown>[];
    readonly urgency: readonly PhraseMatch<unknown>[];
  };
  /** Emoji that carried a feeling. */
  readonly emoji: readonly string[];
}

interface Felt {
  readonly match: Found<'feeling'>;
  readonly sentiment: number;
  readonly anger: number;
}

/** How far before a feeling "not" reaches, in words or Han characters between them. */
const NEGATION_REACH = 2;
const INTENSITY_REACH = 1;
/** A negated feeling is weaker than its opposite: "not good" is milder than "bad", and "not broken" hardly praise. */
const NEGATED = { praise: -0.6, blame: -0.2 };
/** A sum of 3 is a sentiment of 0.71. */
const SENTIMENT_SCALE = 9;
/** Each further angry phrase counts less than the angrier ones. */
const FADING = 0.25;
/** What a mark of sarcasm adds, and how it turns praise. */
const SARCASM = { sentiment: -1.5, anger: 2.5, praise: -0.5 };
/** Where something is this bad, praise beside it is ironic or a formula. */
const BAD = -2;
/** What shouting adds to anger for each point of emphasis. */
const SHOUTING = 0.7;
/** From here on a problem is told with a feeling; a capital or a mark alone does not make anger. */
const FELT_ANGER = 1;

/** @param text the message as it was written: capitals and marks matter */
export function moodOf(text: string, units: readonly Unit[], findings: Findings): Mood {
  const marks = marksOf(text);
  const felt = findings.feelings.map((match) => feel(match, units, findings));
  const sarcastic = findings.sarcasm.length > 0;
  const sentiment = sentimentOf(felt, sarcastic) + marks.sentiment;
  const anger = fadingSum([...felt.map((feeling) => feeling.anger), marks.anger, sarcastic ? SARCASM.anger : 0]);
  const hurries = findings.hurries.filter(
    (match) => match.meaning.kind === 'unhurried' || !negatedBy(findings.negators, match, units, { reach: NEGATION_REACH }),
  );
  const marked = sarcastic ? findings.sarcasm : [];
  return {
    sentiment: round(squash(sentiment * (1 + 0.15 * marks.emphasis)), 3),
    anger: round(Math.min(10, anger >= FELT_ANGER ? anger + SHOUTING * marks.emphasis : impatience(marks.emphasis, sentiment, anger)), 1),
    urgency: urgencyOf(hurries.map((match) => match.meaning.kind)),
    causes: {
      sentiment: [...felt.filter((feeling) => Math.abs(feeling.sentiment) >= 1).map(({ match }) => match), ...marked],
      anger: [...felt.filter((feeling) => feeling.anger >= 1).map(({ match }) => match), ...marked],
      urgency: hurries,
    },
    emoji: marks.emoji,
  };
}

function feel(match: Found<'feeling'>, units: readonly Unit[], { intensifiers, negators }: Findings): Felt {
  const factor = preceding(intensifiers, match, units, INTENSITY_REACH).reduce((product, { meaning }) => product * meaning.weight, 1);
  const negated = negatedBy(negators, match, units, { reach: NEGATION_REACH });
  const { sentiment, anger } = match.meaning;
  if (!negated) return { match, sentiment: sentiment * factor, anger: anger * Math.min(1.5, factor) };
  // "I am not angry" is no anger; "not good" is a little.
  return { match, sentiment: sentiment * (sentiment > 0 ? NEGATED.praise : NEGATED.blame), anger: sentiment > 1 ? 1.5 : 0 };
}

function sentimentOf(felt: readonly Felt[], sarcastic: boolean): number {
  const bad = sum(felt.filter(({ sentiment }) => sentiment < 0));
  const praise = sum(felt.filter(({ sentiment }) => sentiment > 0));
  if (sarcastic) return bad + praise * SARCASM.praise + SARCASM.sentiment;
  return bad <= BAD && praise < -2 * bad ? bad : bad + praise;
}

/** Shouting without a bad word is impatience at most. */
const impatience = (emphasis: number, sentiment: number, anger: number): number =>
  sentiment < 0 ? Math.max(anger, Math.min(1.5, 0.5 * emphasis)) : 0;

const squash = (value: number): number => value / Math.sqrt(value * value + SENTIMENT_SCALE);
const sum = (felt: readonly Felt[]): number => felt.reduce((total, { sentiment }) => total + sentiment, 0);

function fadingSum(weights: readonly number[]): number {
  return weights.toSorted((a, b) => b - a).reduce((total, weight, rank) => total + weight * FADING ** rank, 0);
}

function urgencyOf(kinds: readonly ('urgent' | 'unhurried')[]): Mood['urgency'] {
  if (kinds.includes('urgent')) return 'high';
  return kinds.includes('unhurried') ? 'low' : 'normal';
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
