import type { Intent } from '../intents';

/**
 * Phrases with one weight each: `[weight, 'phrase, phrase, …']`.
 *
 * A phrase is made of parts that follow each other at once, written `part + part`, or with up to six other words between
 * them, written `part ~ part`; a part is a choice, written `one|two words|three`. A leading `=` asks for the whole message, a leading `^` for its
 * beginning. Case, plural and English verb endings do not matter; traditional characters count as simplified.
 */
export type WeightedPhrases = readonly (readonly [weight: number, phrases: string])[];

/** Phrases that carry a feeling: sentiment from −3 (very bad) to 3 (very good), and points on the anger scale of 0 … 10. */
export type FeelingPhrases = readonly (readonly [sentiment: number, anger: number, phrases: string])[];

/** How one language says what it feels, in the notation of {@link WeightedPhrases}. */
export interface MoodLexicon {
  /** Before a feeling they turn it round: "not", "不". */
  readonly negators: string;
  /** Factors on the feeling that follows: "very" 1.5, "a bit" 0.7. */
  readonly intensifiers: WeightedPhrases;
  readonly feelings: FeelingPhrases;
  /** Praise that is meant the other way round: "great, just great", "呵呵". */
  readonly sarcasm: string;
  readonly urgent: string;
  readonly unhurried: string;
  /** Phrases without a feeling that contain one: "麻烦你", "how late". They hide it. */
  readonly shadows: string;
}

/** Everything the lexical engine knows of one language. Data: editors extend it, code never names a word. */
export interface Lexicon {
  /** Weights: 3 settles the matter alone, 2 is good evidence, 1 is a hint. */
  readonly intents: Readonly<Record<Intent, WeightedPhrases>>;
  /** Phrases that look like something else and mean nothing: they hide what lies inside them. */
  readonly shadows: string;
  /** Before a request they turn it off: "don't want to", "不用". */
  readonly requestNegators: string;
  readonly mood: MoodLexicon;
}

/** What is added to the built-in lexicons: any part of one, in the same notation. */
export interface LexiconExtension {
  readonly intents?: Readonly<Partial<Record<Intent, WeightedPhrases>>>;
  readonly shadows?: string;
  readonly requestNegators?: string;
  readonly mood?: Partial<MoodLexicon>;
}
