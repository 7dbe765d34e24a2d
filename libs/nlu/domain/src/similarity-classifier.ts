import type { Classification, Guess } from './classifier';
import type { TextClassifier } from './linear.engine';

/** One example of an intent as a vector of length one. */
export interface ExampleVector {
  readonly intent: string;
  readonly vector: Float32Array;
}

/** How sharply a higher similarity wins; cosines of sentence embeddings differ by a few hundredths. */
const TEMPERATURE = 0.05;
/** Below this cosine to everything a text is like no example at all. */
const LEAST_SIMILAR = 0.3;

/**
 * Confidence in each intent by the similarity of vectors: half from the nearest example, half from the mean of the intent's
 * examples (Snell, Swersky and Zemel, "Prototypical Networks for Few-shot Learning", NIPS 2017), which is steadier where an
 * intent has a handful of them.
 */
export class SimilarityIndex {
  private readonly centroids: ReadonlyMap<string, Float32Array>;

  constructor(private readonly examples: readonly ExampleVector[]) {
    this.centroids = centroidsOf(examples);
  }

  /** @param vector of length one. @returns intents, likeliest first; empty when the text is like none */
  classify(vector: Float32Array): Guess[] {
    const nearest = new Map<string, number>();
    for (const { intent, vector: example } of this.examples) nearest.set(intent, Math.max(nearest.get(intent) ?? -1, dot(vector, example)));
    const similar = [...nearest].map(([intent, best]) => ({ intent, similarity: (best + dot(vector, this.centroids.get(intent)!)) / 2 }));
    const most = Math.max(-1, ...similar.map(({ similarity }) => similarity));
    if (most < LEAST_SIMILAR) return [];
    const powers = similar.map(({ intent, similarity }) => ({ intent, power: Math.exp((similarity - most) / TEMPERATURE) }));
    const sum = powers.reduce((total, { power }) => total + power, 0);
    return powers.map(({ intent, power }) => ({ label: intent, confidence: power / sum })).sort((a, b) => b.confidence - a.confidence);
  }
}

/** The mean of what the model and the similarity say; both see the text differently, and err differently. */
export function blended(model: TextClassifier, similar: readonly Guess[]): TextClassifier {
  return {
    classify(text) {
      const own = model.classify(text);
      const bySimilarity = new Map(similar.map(({ label, confidence }) => [label, confidence]));
      const known = new Map(own.guesses.map(({ label, confidence }) => [label, confidence]));
      const guesses = [...new Set([...known.keys(), ...bySimilarity.keys()])]
        .map((label): Guess => ({ label, confidence: ((own.outOfScope ? 0 : (known.get(label) ?? 0)) + (bySimilarity.get(label) ?? 0)) / 2 }))
        .sort((a, b) => b.confidence - a.confidence);
      return asClassification(guesses, own, similar.length === 0);
    },
  };
}

const asClassification = (guesses: readonly Guess[], own: Classification, likeNothing: boolean): Classification => ({
  guesses,
  margin: (guesses[0]?.confidence ?? 0) - (guesses[1]?.confidence ?? 0),
  certainty: own.certainty,
  outOfScope: own.outOfScope && likeNothing,
});

function centroidsOf(examples: readonly ExampleVector[]): Map<string, Float32Array> {
  const sums = new Map<string, Float32Array>();
  for (const { intent, vector } of examples) {
    const sum = sums.get(intent) ?? new Float32Array(vector.length);
    sums.set(intent, sum.map((value, at) => value + vector[at]!));
  }
  return new Map([...sums].map(([intent, sum]) => [intent, unit(sum)]));
}

/** The vector at length one; a zero vector stays. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}
