import { stratifiedFolds, type LabelledText } from '@parley/nlu/domain';

/** What to train on, and what to ask then. */
export interface EvaluationRun {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  readonly outOfScopeTrain: readonly string[];
  readonly outOfScopeTest: readonly string[];
}

/** `shots` examples of each label, and the others. */
export function takeShots(examples: readonly LabelledText[], shots: number, seed: number): { taken: LabelledText[]; left: LabelledText[] } {
  // One fold per example of the largest label: the first folds then hold one example of each label.
  const most = Math.max(1, ...countsOf(examples).values());
  const foldOf = stratifiedFolds(indicesOf(examples), most, seed);
  const seen = new Map<string, number>();
  const taken = new Set<number>();
  for (const row of [...examples.keys()].sort((a, b) => foldOf[a]! - foldOf[b]! || a - b)) {
    const { label } = examples[row]!;
    const count = seen.get(label) ?? 0;
    if (count < shots) taken.add(row);
    seen.set(label, count + 1);
  }
  return { taken: examples.filter((_, row) => taken.has(row)), left: examples.filter((_, row) => !taken.has(row)) };
}

/** Cross-validation: each example is asked in one of the runs. */
export function crossValidation(examples: readonly LabelledText[], folds: number, seed: number): Pick<EvaluationRun, 'train' | 'test'>[] {
  const foldOf = stratifiedFolds(indicesOf(examples), folds, seed);
  return Array.from({ length: folds }, (_, fold) => ({
    train: examples.filter((_each, row) => foldOf[row] !== fold),
    test: examples.filter((_each, row) => foldOf[row] === fold),
  }));
}

/** The examples whose text, apart from case and blanks, is not among the known ones. */
export function withoutKnown(examples: readonly LabelledText[], known: readonly LabelledText[]): LabelledText[] {
  const texts = new Set(known.map(({ text }) => plain(text)));
  return examples.filter(({ text }) => !texts.has(plain(text)));
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

function countsOf(examples: readonly LabelledText[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function indicesOf(examples: readonly LabelledText[]): Int32Array {
  const indexOf = new Map([...new Set(examples.map(({ label }) => label))].map((label, index) => [label, index]));
  return Int32Array.from(examples, ({ label }) => indexOf.get(label)!);
}
