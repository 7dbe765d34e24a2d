import { accuracyOf, aurocOf, confusionsOf, macroF1Of, type Confusion, type Judgement, type Training } from '../classifier';
import type { TextClassifier } from '../linear.engine';

/** What cross-validation says about a trained model. Shares are of 1. */
export interface TrainingReport {
  readonly intents: number;
  /** Held-out examples that were judged; with thousands of them a third of all. */
  readonly judged: number;
  readonly accuracy: number;
  readonly macroF1: number;
  /** Out-of-scope texts that were refused, and how well certainty tells them apart; absent where the library has none. */
  readonly outOfScopeRecall?: number;
  readonly outOfScopeAuroc?: number;
  /** The most frequent {@link MOST_CONFUSIONS}. */
  readonly confusions: readonly Confusion[];
  /** Intents of which fewer than half of the examples were recognised. */
  readonly weakIntents: readonly string[];
}

const MOST_CONFUSIONS = 30;

export function reportOf({ heldOut, model }: Training): TrainingReport {
  const { labels, threshold } = model;
  const known = heldOut.filter(({ label }) => label >= 0);
  const unknown = heldOut.filter(({ label }) => label < 0);
  const judgements = known.map(({ label, scores }): Judgement => ({ expected: labels[label]!, answered: labels[scores.indexOf(Math.max(...scores))]! }));
  const auroc = aurocOf(known.map(({ certainty }) => certainty), unknown.map(({ certainty }) => certainty));
  return {
    intents: labels.length,
    judged: known.length,
    accuracy: round(accuracyOf(judgements)),
    macroF1: round(macroF1Of(judgements)),
    ...(auroc !== undefined && {
      outOfScopeAuroc: round(auroc),
      outOfScopeRecall: round(unknown.filter(({ certainty }) => certainty < threshold).length / unknown.length),
    }),
    confusions: confusionsOf(judgements).slice(0, MOST_CONFUSIONS),
    weakIntents: labels.filter((label) => {
      const own = judgements.filter(({ expected }) => expected === label);
      return own.length > 0 && accuracyOf(own) < 0.5;
    }),
  };
}

/** How a new model would have judged what customers wrote, beside the running one. Holds no text. */
export interface ModelComparison {
  readonly messages: number;
  /** Messages on which both say the same, of all. */
  readonly agreement: number;
  /** From the running model's answer to the new one's; `none` where a message was refused. The most frequent first. */
  readonly changes: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

export function compareModels(running: TextClassifier, candidate: TextClassifier, texts: readonly string[]): ModelComparison {
  const answers = texts.map((text): Judgement => ({ expected: answerOf(running, text), answered: answerOf(candidate, text) }));
  return {
    messages: texts.length,
    agreement: texts.length === 0 ? 1 : round(accuracyOf(answers)),
    changes: confusionsOf(answers).slice(0, MOST_CONFUSIONS).map(({ expected: from, answered: to, count }) => ({ from, to, count })),
  };
}

function answerOf(classifier: TextClassifier, text: string): string {
  const { outOfScope, guesses } = classifier.classify(text);
  return outOfScope ? 'none' : guesses[0]!.label;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
