import { fitTemperature } from './calibration';
import { featuresOf } from './features/extract';
import { judgeHeldOut, prepareRows, type HeldOutText, type PreparedTexts } from './held-out';
import { fit } from './linear/fit';
import { MODEL_FORMAT, type LinearModelData } from './linear-model';
import { chooseThreshold } from './scope';
import { LEAST_OUT_OF_SCOPE } from './scope-judge';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

export interface TrainingSet {
  readonly examples: readonly LabelledText[];
  /** Texts that belong to no intent: they count against all, and set the threshold. */
  readonly outOfScope?: readonly string[];
}

export interface TrainingSettings {
  /** The same examples, settings and seed give the same model. */
  readonly seed: number;
  /** Parts for cross-validation; chosen by the number of examples unless told. */
  readonly folds?: number;
  /** Messages in scope for each one out of scope that the threshold is chosen for; 30 unless told. */
  readonly inScopePerOutOfScope?: number;
}

export interface Training {
  readonly model: LinearModelData;
  /** Judgements by cross-validation; `row` counts the examples, then the out-of-scope texts. */
  readonly heldOut: readonly HeldOutText[];
}

const NONE = -1;

/**
 * Trains a model, and calibrates it on texts that models trained without them judged.
 *
 * @throws RangeError when there are examples of fewer than two intents
 */
export function train({ examples, outOfScope = [] }: TrainingSet, { seed, folds, inScopePerOutOfScope }: TrainingSettings): Training {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  if (labels.length < 2) throw new RangeError('A model needs examples of at least two intents.');
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const texts: PreparedTexts = {
    features: [...examples.map(({ text }) => text), ...outOfScope].map(featuresOf),
    answers: Int32Array.from([...examples.map(({ label }) => indexOf.get(label)!), ...outOfScope.map(() => NONE)]),
    intents: labels.length,
    noneApart: outOfScope.length >= LEAST_OUT_OF_SCOPE,
  };
  const { share, judge: scope, texts: heldOut } = judgeHeldOut(texts, { folds: folds ?? foldsFor(texts.features.length), seed });
  const { vocabulary, rows, ratios } = prepareRows(texts);
  const weights = fit(rows, { labels: texts.answers, intents: texts.intents, noneApart: texts.noneApart, seed, ratios: { values: ratios, share } });
  const certain = heldOut.map(({ scores, label, certainty }) => ({
    certainty, inScope: label >= 0, right: label >= 0 && scores[label] === Math.max(...scores),
  }));
  return {
    heldOut,
    model: {
      format: MODEL_FORMAT, labels, vocabulary: vocabulary.data, weights, temperature: fitTemperature(heldOut), scope, threshold: chooseThreshold(certain, inScopePerOutOfScope),
    },
  };
}

/** Many folds cost little where there are few examples, and matter there. */
const foldsFor = (examples: number): number => (examples <= 1000 ? 5 : 3);
