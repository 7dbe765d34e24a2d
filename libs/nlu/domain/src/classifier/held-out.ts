import type { ScoredText } from './calibration';
import type { HashedFeatures } from './features/extract';
import { toRows } from './features/sparse';
import { Vocabulary } from './features/vocabulary';
import { fit } from './linear/fit';
import { logCountRatios, ratioScores } from './linear/naive-bayes';
import { scoresOf, type WeightsData } from './linear/weights';
import { certaintyOf, evidenceOf, fitScopeJudge, type ScopeEvidence, type ScopeJudge } from './scope-judge';
import { stratifiedFolds } from './split';

/** Features and right intents of all texts; the intent is negative for texts of none. */
export interface PreparedTexts {
  readonly features: readonly HashedFeatures[];
  readonly answers: Int32Array;
  readonly intents: number;
  /** Whether there are enough texts of no intent to learn from them what belongs to none. */
  readonly noneApart: boolean;
}

/** One text, judged by a model that had not seen it. */
export interface HeldOutText extends ScoredText {
  /** Its place among the prepared texts. */
  readonly row: number;
  readonly evidence: ScopeEvidence;
  /** See {@link certaintyOf}. */
  readonly certainty: number;
}

export interface HeldOut {
  /** The share of the ratios that made most judgements right. */
  readonly share: number;
  readonly judge: ScopeJudge;
  readonly texts: HeldOutText[];
}

/** From this many texts on, what occurs in one of them only is left out: half of the features and no accuracy. */
const MANY = 3000;
/** How much of the naive Bayes ratios to add; which is best differs from one library to the next. */
const SHARES = [0, 0.02, 0.05, 0.1];

export function prepareRows({ features, answers, intents }: Omit<PreparedTexts, 'noneApart'>) {
  const vocabulary = Vocabulary.of(features, features.length < MANY ? 1 : 2);
  const rows = toRows(features.map((each) => vocabulary.vectorOf(each)), vocabulary.size);
  return { vocabulary, rows, ratios: logCountRatios(rows, answers, intents) };
}

/**
 * Cross-validation: every text is judged by models trained without it. With many texts only the first part is judged: it says
 * enough, and the others would double the time.
 */
export function judgeHeldOut(texts: PreparedTexts, { folds, seed }: { folds: number; seed: number }): HeldOut {
  const foldOf = stratifiedFolds(texts.answers, folds, seed);
  const judged = Array.from({ length: texts.features.length > MANY ? 1 : folds }, (_, fold) => judgeFold(texts, foldOf, fold, seed)).flat();
  const rightWith = (share: number) => judged.filter((text) => text.label >= 0 && isFirst(mixed(text, share), text.label)).length;
  const [share] = SHARES.map((each) => [each, rightWith(each)] as const).reduce((best, next) => (next[1] > best[1] ? next : best));
  const scored = judged.map(({ row, label, machines, ratios, ...about }) => {
    const scores = mixed({ machines, ratios }, share);
    return { row, label, scores, evidence: evidenceOf(scores, about) };
  });
  // Wrong answers teach nothing here: refused, they would be as good as an answer.
  const judge = fitScopeJudge(scored.filter(({ label, scores }) => label < 0 || isFirst(scores, label)).map(({ label, evidence }) => ({ evidence, inScope: label >= 0 })));
  return { share, judge, texts: scored.map((text) => ({ ...text, certainty: certaintyOf(text.evidence, judge) })) };
}

interface JudgedText {
  readonly row: number;
  readonly label: number;
  /** Scores of the intents, by the machines and by the ratios. */
  readonly machines: Float64Array;
  readonly ratios: Float64Array;
  readonly none: number;
  readonly known: number;
  readonly words: number;
}

const mixed = ({ machines, ratios }: Pick<JudgedText, 'machines' | 'ratios'>, share: number): Float64Array => machines.map((score, intent) => score + share * ratios[intent]!);
const isFirst = (scores: Float64Array, label: number): boolean => scores[label] === Math.max(...scores);

function judgeFold({ features, answers, intents, noneApart }: PreparedTexts, foldOf: Int32Array, fold: number, seed: number): JudgedText[] {
  const all = Array.from(answers.keys());
  const known = all.filter((row) => foldOf[row] !== fold);
  const part = { features: known.map((row) => features[row]!), answers: Int32Array.from(known, (row) => answers[row]!), intents };
  const { vocabulary, rows, ratios } = prepareRows(part);
  const weights: WeightsData = fit(rows, { labels: part.answers, intents, noneApart, seed });
  return all.filter((row) => foldOf[row] === fold).map((row) => {
    const own = features[row]!;
    const vector = vocabulary.vectorOf(own);
    const scores = scoresOf(weights, vector);
    return {
      row, label: answers[row]!, machines: scores.slice(0, intents), ratios: ratioScores(ratios, intents, vector),
      none: scores[intents] ?? 0, known: vocabulary.knownShareOf(own), words: own.words.length,
    };
  });
}
