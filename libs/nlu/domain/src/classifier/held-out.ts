import type { ScoredText } from './calibration';
import type { HashedFeatures } from './features/extract';
import { toRows } from './features/sparse';
import { Vocabulary } from './features/vocabulary';
import { fit } from './linear/fit';
import { logCountRatios, ratioScores } from './linear/naive-bayes';
import { scoresOf, type WeightsData } from './linear/weights';
import { certaintyOf } from './scope';
import { stratifiedFolds } from './split';

/** Features and right intents of all texts; the intent is negative for texts of none. */
export interface PreparedTexts {
  readonly features: readonly HashedFeatures[];
  readonly answers: Int32Array;
  readonly intents: number;
}

/** One text, judged by a model that had not seen it. */
export interface HeldOutText extends ScoredText {
  /** Its place among the prepared texts. */
  readonly row: number;
  /** See {@link certaintyOf}. */
  readonly certainty: number;
}

/** From this many texts on, what occurs in one of them only is left out: half of the features and no accuracy. */
const MANY = 3000;
/** How much of the naive Bayes ratios to add; which is best differs from one library to the next. */
const SHARES = [0, 0.02, 0.05, 0.1];

export function prepareRows({ features, answers, intents }: PreparedTexts) {
  const vocabulary = Vocabulary.of(features, features.length < MANY ? 1 : 2);
  const rows = toRows(features.map((each) => vocabulary.vectorOf(each)), vocabulary.size);
  return { vocabulary, rows, ratios: logCountRatios(rows, answers, intents) };
}

/**
 * Cross-validation: every text is judged by models trained without it. With many texts only the first part is judged: it says
 * enough, and the others would double the time.
 *
 * @returns the judgements, with the share of the ratios that made most of them right
 */
export function judgeHeldOut(texts: PreparedTexts, { folds, seed }: { folds: number; seed: number }): { share: number; texts: HeldOutText[] } {
  const foldOf = stratifiedFolds(texts.answers, folds, seed);
  const judged = Array.from({ length: texts.features.length > MANY ? 1 : folds }, (_, fold) => judgeFold(texts, foldOf, fold, seed)).flat();
  const mixed = (share: number) => judged.map(({ row, label, machines, ratios }): HeldOutText =>
    asHeldOut(row, label, machines.map((score, intent) => score + share * ratios[intent]!)));
  const rightWith = (share: number) => mixed(share).filter(({ scores, label }) => label >= 0 && scores[label] === Math.max(...scores)).length;
  const [share] = SHARES.map((each) => [each, rightWith(each)] as const).reduce((best, next) => (next[1] > best[1] ? next : best));
  return { share, texts: mixed(share) };
}

const asHeldOut = (row: number, label: number, scores: Float64Array): HeldOutText => ({ row, label, scores, certainty: certaintyOf(scores) });

function judgeFold({ features, answers, intents }: PreparedTexts, foldOf: Int32Array, fold: number, seed: number) {
  const all = Array.from(answers.keys());
  const known = all.filter((row) => foldOf[row] !== fold);
  const part: PreparedTexts = { features: known.map((row) => features[row]!), answers: Int32Array.from(known, (row) => answers[row]!), intents };
  const { vocabulary, rows, ratios } = prepareRows(part);
  const weights: WeightsData = fit(rows, part.answers, intents, seed);
  return all.filter((row) => foldOf[row] === fold).map((row) => {
    const vector = vocabulary.vectorOf(features[row]!);
    return { row, label: answers[row]!, machines: scoresOf(weights, vector), ratios: ratioScores(ratios, intents, vector) };
  });
}
