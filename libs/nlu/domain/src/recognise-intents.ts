import type { RecognisedIntent } from '@parley/contracts';
import { SOCIAL_INTENTS, type Intent } from './intents';
import type { Findings, Found } from './lexicon/phrase-book';
import { negatedBy } from './negation';
import type { Unit } from './text/units';

/** Evidence of 1, 2 and 3 gives a strength of 0.45, 0.70 and 0.83. */
const STEEPNESS = 0.6;
/** Below this an intent is not named: one hint (0.45) is enough only where nothing stronger competes. */
const THRESHOLD = 0.4;
const MAX_INTENTS = 5;

export interface IntentFindings {
  /** Best first; empty when out of scope. */
  readonly intents: RecognisedIntent[];
  /** The phrases that asked for a human, unless they were negated. */
  readonly humanRequests: Found<'intent'>[];
}

export function recogniseIntents(units: readonly Unit[], findings: Findings): IntentFindings {
  const meant = findings.intents.filter((match) => !negatedBy(findings.requestNegators, match, units, { reach: 2 }));
  const evidence = sumByIntent(meant);
  const business = [...evidence].filter(([intent]) => !SOCIAL_INTENTS.has(intent));
  const competing = business.length > 0 ? business : [...evidence];
  const strongest = Math.max(0, ...competing.map(([, weight]) => weight));
  const intents = competing
    .map(([name, weight]) => ({ name, confidence: round(confidence(weight, strongest)) }))
    .filter((intent) => intent.confidence >= THRESHOLD)
    .sort((a, b) => b.confidence - a.confidence || a.name.localeCompare(b.name))
    .slice(0, MAX_INTENTS);
  return { intents, humanRequests: meant.filter((match) => match.meaning.intent === 'human.request') };
}

/** The strongest phrase of an intent counts fully, each further one for a third: two hints are not a proof. */
function sumByIntent(matches: readonly Found<'intent'>[]): Map<Intent, number> {
  const evidence = new Map<Intent, number>();
  for (const { meaning } of matches.toSorted((a, b) => b.meaning.weight - a.meaning.weight)) {
    const known = evidence.get(meaning.intent);
    evidence.set(meaning.intent, known === undefined ? meaning.weight : known + meaning.weight / 3);
  }
  return evidence;
}

/** Strength of the evidence, lowered where another intent has more of it. */
const confidence = (weight: number, strongest: number): number => (1 - Math.exp(-STEEPNESS * weight)) * Math.sqrt(weight / strongest);

const round = (value: number): number => Math.round(value * 1000) / 1000;
