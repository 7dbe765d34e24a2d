import { softmax } from './calibration';
import { featuresOf } from './features/extract';
import { Vocabulary, type VocabularyData } from './features/vocabulary';
import { scoresOf, type WeightsData } from './linear/weights';
import { certaintyOf, evidenceOf, type ScopeJudge } from './scope-judge';

/** Everything a trained model is; holds no text of its examples, and can be sent to another thread or stored. */
export interface LinearModelData {
  /** Raised when features or scores change their meaning: a stored model of another format must be trained again. */
  readonly format: typeof MODEL_FORMAT;
  readonly labels: readonly string[];
  readonly vocabulary: VocabularyData;
  readonly weights: WeightsData;
  readonly temperature: number;
  readonly scope: ScopeJudge;
  /** Certainty below which a text is out of scope. */
  readonly threshold: number;
}

export const MODEL_FORMAT = 2;

export interface Guess {
  readonly label: string;
  /** 0 … 1, calibrated on texts that the model had not seen. */
  readonly confidence: number;
}

export interface Classification {
  /** All intents of the model, likeliest first. */
  readonly guesses: readonly Guess[];
  /** Lead of the first over the second, in confidence; 0 … 1. */
  readonly margin: number;
  /** See {@link certaintyOf}; compared with the model's threshold. */
  readonly certainty: number;
  readonly outOfScope: boolean;
}

/** Classifies texts by a linear model; a pure function of the text. */
export class LinearModel {
  private readonly vocabulary: Vocabulary;

  constructor(readonly data: LinearModelData) {
    this.vocabulary = new Vocabulary(data.vocabulary);
  }

  classify(text: string): Classification {
    const features = featuresOf(text);
    const vector = this.vocabulary.vectorOf(features);
    const all = scoresOf(this.data.weights, vector);
    const scores = all.subarray(0, this.data.labels.length);
    const confidences = softmax(scores, this.data.temperature);
    const guesses = this.data.labels
      .map((label, index): Guess => ({ label, confidence: confidences[index]! }))
      .sort((a, b) => b.confidence - a.confidence);
    // A text without one known feature has the scores of an empty one, which say nothing about it.
    const about = { none: all[scores.length] ?? 0, known: this.vocabulary.knownShareOf(features), words: features.words.length };
    const certainty = vector.columns.length === 0 ? -Infinity : certaintyOf(evidenceOf(scores, about), this.data.scope);
    return {
      guesses,
      margin: (guesses[0]?.confidence ?? 0) - (guesses[1]?.confidence ?? 0),
      certainty,
      outOfScope: guesses.length === 0 || certainty < this.data.threshold,
    };
  }

  /** Bytes held in memory. */
  get bytes(): number {
    const { bytes, scales, biases } = this.data.weights;
    return this.vocabulary.bytes + bytes.byteLength + scales.byteLength + biases.byteLength;
  }
}
