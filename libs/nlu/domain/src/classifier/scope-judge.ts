/** What can be told about one text before it is decided whether it belongs to any intent. */
export interface ScopeEvidence {
  /** The highest score of an intent. */
  readonly first: number;
  /** Its lead over the second. */
  readonly lead: number;
  /** Score of the machine that knows texts of no intent; 0 where there is none. */
  readonly none: number;
  /** Share of the text's words that training met, rare words counting more; 0 … 1. */
  readonly known: number;
  /** Logarithm of one more than the number of words. */
  readonly length: number;
}

/** How the evidence is weighed; holds numbers only, as it is part of a stored model. */
export interface ScopeJudge {
  /** One for each of {@link KINDS}. */
  readonly weights: readonly number[];
  readonly bias: number;
}

export interface JudgedEvidence {
  readonly evidence: ScopeEvidence;
  readonly inScope: boolean;
}

const KINDS = ['first', 'lead', 'none', 'known', 'length'] as const satisfies readonly (keyof ScopeEvidence)[];
/** With fewer texts of no intent the weights would be chance. */
export const LEAST_OUT_OF_SCOPE = 20;
/** Texts of no intent have low scores everywhere; the lead tells apart what fits two intents half. */
const UNTAUGHT: ScopeJudge = { weights: [1, 1, 0, 0, 0], bias: 0 };
const ROUNDS = 30;
/** Pulls the weights towards zero, in texts: with hundreds of texts it hardly counts. */
const PULL = 1;

/** The higher, the surer that the text belongs to one of the intents. What a score is worth depends on the library: compare within one model only. */
export const certaintyOf = (evidence: ScopeEvidence, { weights, bias }: ScopeJudge): number =>
  KINDS.reduce((sum, kind, at) => sum + weights[at]! * evidence[kind], bias);

/** @param scores of the intents, without the machine for none */
export function evidenceOf(scores: Float64Array, { none, known, words }: { none: number; known: number; words: number }): ScopeEvidence {
  let first = -Infinity;
  let second = -Infinity;
  for (const score of scores) {
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  return { first, lead: scores.length < 2 ? 0 : first - second, none, known, length: Math.log1p(words) };
}

/**
 * Learns from held-out texts how to weigh the evidence: logistic regression, both sides counting the same however few the texts of no
 * intent are. Its log-odds are the certainty.
 */
export function fitScopeJudge(texts: readonly JudgedEvidence[]): ScopeJudge {
  const outside = texts.filter(({ inScope }) => !inScope).length;
  const inside = texts.length - outside;
  if (outside < LEAST_OUT_OF_SCOPE || inside < LEAST_OUT_OF_SCOPE) return UNTAUGHT;
  const columns = KINDS.map((kind) => standardised(texts.map(({ evidence }) => evidence[kind])));
  const rows = texts.map(({ inScope }, at) => ({
    values: [...columns.map(({ values }) => values[at]!), 1], target: Number(inScope), weight: texts.length / (2 * (inScope ? inside : outside)),
  }));
  const found = logisticRegression(rows, KINDS.length);
  const weights = columns.map(({ deviation }, at) => found[at]! / deviation);
  return { weights, bias: found[KINDS.length]! - columns.reduce((sum, { mean }, at) => sum + weights[at]! * mean, 0) };
}

/** A kind that is the same everywhere gets the weight zero. */
function standardised(values: readonly number[]): { values: number[]; mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance);
  return deviation < 1e-9 ? { values: values.map(() => 0), mean: 0, deviation: 1 } : { values: values.map((value) => (value - mean) / deviation), mean, deviation };
}

interface WeightedRow {
  /** The last one is 1, for the bias. */
  readonly values: readonly number[];
  readonly target: number;
  readonly weight: number;
}

/** Newton's method; the bias is not pulled. */
function logisticRegression(rows: readonly WeightedRow[], pulled: number): number[] {
  let coefficients = new Array<number>(pulled + 1).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = coefficients.map((value, at) => (at < pulled ? PULL * value : 0));
    const curvature = coefficients.map((_, i) => coefficients.map((_each, j): number => (i === j ? (i < pulled ? PULL : 1e-6) : 0)));
    for (const { values, target, weight } of rows) {
      const odds = values.reduce((sum, value, at) => sum + value * coefficients[at]!, 0);
      const chance = 1 / (1 + Math.exp(-odds));
      const steepness = weight * Math.max(1e-9, chance * (1 - chance));
      values.forEach((value, i) => {
        gradient[i] = gradient[i]! + weight * (chance - target) * value;
        values.forEach((other, j) => (curvature[i]![j] = curvature[i]![j]! + steepness * value * other));
      });
    }
    const step = solve(curvature, gradient);
    coefficients = coefficients.map((value, at) => value - step[at]!);
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return coefficients;
}

/** Gaussian elimination; the matrix is positive definite, so no pivoting is needed. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column += 1) rows[row]![column] = rows[row]![column]! - factor * rows[pivot]![column]!;
    }
  }
  const found = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = rows[row]![size]!;
    for (let column = row + 1; column < size; column += 1) value -= rows[row]![column]! * found[column]!;
    found[row] = value / rows[row]![row]!;
  }
  return found;
}
