import type { Intent } from '../intents';

/**
 * Phrases with one weight each: `[weight, 'phrase, phrase, …']`.
 *
 * A phrase is made of parts that follow each other at once, written `part + part`, or with up to six other words between
 * them, written `part ~ part`; a part is a choice, written `one|two words|three`. A leading `=` asks for the whole message, a leading `^` for its
 * beginning. Case, plural and English verb endings do not matter; traditional characters count as simplified.
 */
export type WeightedPhrases = readonly (readonly [weight: number, phrases: string])[];

/** Everything the lexical engine knows of one language. Data: editors extend it, code never names a word. */
export interface Lexicon {
  /** Weights: 3 settles the matter alone, 2 is good evidence, 1 is a hint. */
  readonly intents: Readonly<Record<Intent, WeightedPhrases>>;
  /** Phrases that look like something else and mean nothing: they hide what lies inside them. */
  readonly shadows: string;
  /** Before a request they turn it off: "don't want to", "不用". */
  readonly requestNegators: string;
  /** Before a feeling they turn it round: "not", "不". */
  readonly negators: string;
  /** Factors on the feeling that follows: "very" 1.5, "a bit" 0.6. */
  readonly intensifiers: WeightedPhrases;
  /** −3 (very bad) … 3 (very good). */
  readonly sentiment: WeightedPhrases;
  /** Points on the anger scale of 0 … 10. */
  readonly anger: WeightedPhrases;
  readonly urgent: string;
  readonly unhurried: string;
}
