import { quantile } from '../../bench/statistics';

/** What came of one question. */
export interface Outcome {
  /** Place of the first right article, from 1; undefined where none was found. */
  readonly rank?: number;
  /** False for a question that the base does not answer. */
  readonly answerable: boolean;
  /** Of the first passage; 0 when there was none. */
  readonly confidence: number;
  readonly ms: number;
}

export interface RetrievalFigures {
  readonly questions: number;
  readonly unanswerable: number;
  /** Shares of the answerable questions. */
  readonly p1: number;
  readonly hit5: number;
  readonly mrr: number;
  readonly ndcg10: number;
  /** Share of right ones among the 80 % of all questions that the engine is surest of. */
  readonly precisionAt80: number;
  /** Share of the answerable questions that are answered, at the threshold, and rightly. */
  readonly autoMatch: number;
  /** Share of right ones among all that are answered at the threshold. */
  readonly precision: number;
  /** Mean distance of the stated from the observed chance, over ten equal steps (expected calibration error). */
  readonly calibrationError: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const STEPS = 10;

/** The figures that are usual for retrieval with one right article (binary relevance). */
export function figuresOf(outcomes: readonly Outcome[], threshold: number): RetrievalFigures {
  const answerable = outcomes.filter((one) => one.answerable);
  const share = (some: readonly Outcome[], worth: (one: Outcome) => number): number =>
    some.length === 0 ? 0 : some.reduce((sum, one) => sum + worth(one), 0) / some.length;
  const answered = outcomes.filter(({ confidence }) => confidence >= threshold);
  const surest = [...outcomes].sort((a, b) => b.confidence - a.confidence).slice(0, Math.ceil(outcomes.length * 0.8));
  return {
    questions: outcomes.length,
    unanswerable: outcomes.length - answerable.length,
    p1: rounded(share(answerable, right)),
    hit5: rounded(share(answerable, ({ rank = Infinity }) => Number(rank <= 5))),
    mrr: rounded(share(answerable, ({ rank = Infinity }) => 1 / rank)),
    ndcg10: rounded(share(answerable, ({ rank = Infinity }) => (rank <= 10 ? 1 / Math.log2(rank + 1) : 0))),
    precisionAt80: rounded(share(surest, right)),
    autoMatch: rounded(share(answerable, (one) => (one.confidence >= threshold ? right(one) : 0))),
    precision: rounded(share(answered, right)),
    calibrationError: rounded(calibrationError(outcomes)),
    p50Ms: rounded(quantile(outcomes.map(({ ms }) => ms), 0.5)),
    p95Ms: rounded(quantile(outcomes.map(({ ms }) => ms), 0.95)),
  };
}

const right = ({ rank }: Outcome): number => Number(rank === 1);

function calibrationError(outcomes: readonly Outcome[]): number {
  const steps = Array.from({ length: STEPS }, (_, step) => outcomes.filter(({ confidence }) => Math.min(STEPS - 1, Math.floor(confidence * STEPS)) === step));
  const gap = (some: readonly Outcome[]): number => Math.abs(some.reduce((sum, one) => sum + right(one) - one.confidence, 0));
  return outcomes.length === 0 ? 0 : steps.reduce((sum, some) => sum + gap(some), 0) / outcomes.length;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
