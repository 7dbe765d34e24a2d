import type { RecognisedIntent, Understanding } from '@parley/contracts';
import type { Classification, Guess } from './classifier';
import { SOCIAL_INTENTS } from './intents';

export interface CombinationSettings {
  /** How much a phrase counts beside the model's own probability, 0 … 1. */
  readonly phraseWeight: number;
  /** Below this confidence nothing is named; whether the message belongs to any intent is the model's certainty, not this. */
  readonly threshold: number;
  /** A clause alone must be so sure of an intent that the whole message did not name first. */
  readonly clauseThreshold: number;
}

/** Chosen on the training part of the labelled messages, with a model that had not seen them. */
export const COMBINATION: CombinationSettings = { phraseWeight: 0.6, threshold: 0.15, clauseThreshold: 0.6 };

const MAX_INTENTS = 5;
/** An intent of the whole message other than the first is named from here. */
const SECOND = 0.4;

/** A greeting or thanks that no phrase shows must be this sure: it would be answered by a courtesy instead of help. */
const SOCIAL_ALONE = 0.7;

const isSocial = (name: string): boolean => (SOCIAL_INTENTS as ReadonlySet<string>).has(name);

interface Evidence {
  readonly whole: Classification;
  readonly clauses: readonly Classification[];
  /** What the phrase book recognised in the whole message. */
  readonly phrases: readonly RecognisedIntent[];
  /** Whether the message praises and asks nothing, see {@link isPraise}. */
  readonly praise?: boolean;
}

/**
 * Intents of a message, best first; empty when out of scope. The model's probability and the phrases are taken as independent
 * witnesses: the chance that an intent is meant is one less the chance that both err. What the model refuses needs a phrase, and so does
 * a request in praise.
 */
export function combineIntents({ whole, clauses, phrases, praise = false }: Evidence, settings: CombinationSettings = COMBINATION): RecognisedIntent[] {
  const confidences = new Map<string, number>();
  const raise = (name: string, confidence: number) => confidences.set(name, Math.max(confidences.get(name) ?? 0, confidence));
  const phrased = new Set(phrases.map(({ name }) => name));
  const believed = ({ label, confidence }: Guess) => phrased.has(label) || (isSocial(label) ? confidence >= SOCIAL_ALONE : !praise);
  for (const { label, confidence } of witnesses(whole).filter(believed)) raise(label, confidence);
  for (const { name, confidence } of phrases) {
    const doubt = (1 - (confidences.get(name) ?? 0)) * (1 - settings.phraseWeight * confidence);
    raise(name, 1 - doubt);
  }
  const first = Math.max(0, ...confidences.values());
  for (const clause of clauses) {
    const best = witnesses(clause)[0];
    if (best && best.confidence >= settings.clauseThreshold && (!praise || believed(best))) raise(best.label, Math.min(best.confidence, Math.max(first, settings.threshold)));
  }
  return named(confidences, settings.threshold);
}

/** Sentiment from which a customer is pleased. */
const PLEASED = 0.4;
const QUESTION = /[?？]|吗|呢/u;

/**
 * Who is pleased, is not angry and asks no question hardly ever wants anything: of 31 pleased training messages in which no phrase names
 * a request, one held one.
 */
export const isPraise = (text: string, { sentiment, anger }: Pick<Understanding, 'sentiment' | 'anger'>): boolean =>
  sentiment >= PLEASED && anger < 1 && !QUESTION.test(text);

const witnesses = ({ guesses, outOfScope }: Classification): readonly Guess[] => (outOfScope ? [] : guesses);

/** Politeness around a request counts only when nothing else was said. */
function named(confidences: ReadonlyMap<string, number>, threshold: number): RecognisedIntent[] {
  const sure = [...confidences].filter(([, confidence]) => confidence >= threshold);
  const requests = sure.filter(([name]) => !isSocial(name));
  return (requests.length > 0 ? requests : sure)
    .map(([name, confidence]) => ({ name, confidence: Math.round(confidence * 1000) / 1000 }))
    .sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1))
    .filter(({ confidence }, rank) => rank === 0 || confidence >= SECOND)
    .slice(0, MAX_INTENTS);
}
