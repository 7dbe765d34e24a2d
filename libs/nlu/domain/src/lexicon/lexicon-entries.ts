import { ParleyError } from '@parley/contracts';
import type { Intent } from '../intents';
import type { FeelingPhrases, LexiconExtension, WeightedPhrases } from './lexicon';

export type Meaning =
  | { readonly kind: 'intent'; readonly intent: Intent; readonly weight: number }
  | { readonly kind: 'feeling'; readonly sentiment: number; readonly anger: number }
  | { readonly kind: 'intensifier'; readonly weight: number }
  | { readonly kind: 'shadow' | 'mood-shadow' | 'negator' | 'request-negator' | 'sarcasm' | 'urgent' | 'unhurried' };
export type MeaningOf<K extends Meaning['kind']> = Extract<Meaning, { kind: K }>;
export type LexiconEntry = readonly [phrase: string, meaning: Meaning];

/** A lexicon whose weights make no sense; names the part. */
export class LexiconError extends ParleyError {
  constructor(part: string, reason: string) {
    super('NLU.LEXICON', `The lexicon's ${part} cannot be used: ${reason}`, { details: { part, reason } });
  }
}

/**
 * All phrases of a lexicon, or of what extends one, with their meanings.
 *
 * @throws LexiconError when a weight is outside its range
 */
export function entriesOf({ intents = {}, shadows, requestNegators, mood = {} }: LexiconExtension): LexiconEntry[] {
  return [
    ...Object.entries(intents).flatMap(([intent, phrases]) =>
      weighted(`intent ${intent}`, phrases, [0, 10], (weight) => ({ kind: 'intent', intent: intent as Intent, weight })),
    ),
    ...feelings(mood.feelings ?? []),
    ...weighted('intensifiers', mood.intensifiers ?? [], [0, 5], (weight) => ({ kind: 'intensifier', weight })),
    ...plain(shadows, { kind: 'shadow' }),
    ...plain(requestNegators, { kind: 'request-negator' }),
    ...plain(mood.shadows, { kind: 'mood-shadow' }),
    ...plain(mood.negators, { kind: 'negator' }),
    ...plain(mood.sarcasm, { kind: 'sarcasm' }),
    ...plain(mood.urgent, { kind: 'urgent' }),
    ...plain(mood.unhurried, { kind: 'unhurried' }),
  ];
}

function feelings(list: FeelingPhrases): LexiconEntry[] {
  return list.flatMap(([sentiment, anger, phrases]) => {
    inRange('sentiment', sentiment, [-3, 3]);
    inRange('anger', anger, [0, 10]);
    return plain(phrases, { kind: 'feeling', sentiment, anger });
  });
}

type Range = readonly [least: number, most: number];

function weighted(part: string, list: WeightedPhrases, range: Range, meaning: (weight: number) => Meaning): LexiconEntry[] {
  return list.flatMap(([weight, phrases]) => {
    inRange(part, weight, range);
    return plain(phrases, meaning(weight));
  });
}

const plain = (list: string | undefined, meaning: Meaning): LexiconEntry[] =>
  (list ?? '').split(',').map((phrase) => phrase.trim()).filter((phrase) => phrase !== '').map((phrase) => [phrase, meaning] as const);

function inRange(part: string, weight: number, [least, most]: Range): void {
  if (!(weight >= least && weight <= most)) throw new LexiconError(part, `${weight} is not between ${least} and ${most}`);
}
