import { accuracyOf, aurocOf, confusionsOf, LinearModel, macroF1Of, train, type Confusion, type Judgement } from '@parley/nlu/domain';
import { quantile } from '../../bench/statistics';
import type { EvaluationRun } from './runs';

/** One run: what was answered, and what it cost. */
export interface RunResult {
  readonly judgements: readonly Judgement[];
  /** Beside each judgement: refused as out of scope, and how certain the model was. */
  readonly refused: readonly boolean[];
  readonly certainties: readonly number[];
  readonly outOfScope: readonly { readonly refused: boolean; readonly certainty: number }[];
  readonly durationsMs: readonly number[];
  /** Computing time of the process, its collector included: what a text costs when nothing else runs on the machine. */
  readonly cpuMs: readonly number[];
  readonly trainMs: number;
  readonly trainCpuMs: number;
  readonly modelBytes: number;
}

/** Shares of 1; times in milliseconds, of one text on one core. */
export interface NluFigures {
  readonly tested: number;
  readonly intents: number;
  /** The first intent is right; nothing is refused. */
  readonly accuracy: number;
  readonly macroF1: number;
  /** The first intent is right and not refused. */
  readonly inScopeAccuracy: number;
  readonly outOfScopeTested: number;
  /** Out-of-scope texts that were refused. */
  readonly oosRecall?: number;
  readonly oosAuroc?: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of computing alone; on a busy machine nearer to what a text costs than `p99Ms`. */
  readonly p99CpuMs: number;
  readonly trainMs: number;
  /** On a busy machine nearer to what training costs than `trainMs`. */
  readonly trainCpuMs: number;
  readonly modelMiB: number;
}

const SEED = 1;
const WARM_UP = 300;
const MIB = 2 ** 20;

export function measure({ train: examples, test, outOfScopeTrain, outOfScopeTest }: EvaluationRun): RunResult {
  const startedCpu = process.cpuUsage();
  const started = performance.now();
  const model = new LinearModel(train({ examples, outOfScope: outOfScopeTrain }, { seed: SEED }).model);
  const trainMs = performance.now() - started;
  const trainCpuMs = cpuMsSince(startedCpu);
  for (let turn = 0; turn < WARM_UP && test.length > 0; turn += 1) model.classify(test[turn % test.length]!.text);
  const asked = test.map(({ text, label }) => {
    const cpuFrom = process.cpuUsage();
    const from = performance.now();
    const { guesses, outOfScope, certainty } = model.classify(text);
    return { durationMs: performance.now() - from, cpuMs: cpuMsSince(cpuFrom), judgement: { expected: label, answered: guesses[0]!.label }, outOfScope, certainty };
  });
  return {
    judgements: asked.map(({ judgement }) => judgement),
    refused: asked.map(({ outOfScope }) => outOfScope),
    certainties: asked.map(({ certainty }) => certainty),
    outOfScope: outOfScopeTest.map((text) => model.classify(text)).map(({ outOfScope, certainty }) => ({ refused: outOfScope, certainty })),
    durationsMs: asked.map(({ durationMs }) => durationMs),
    cpuMs: asked.map(({ cpuMs }) => cpuMs),
    trainMs,
    trainCpuMs,
    modelBytes: model.bytes,
  };
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export function figuresOf(runs: readonly RunResult[]): { figures: NluFigures; confusions: Confusion[] } {
  const judgements = runs.flatMap((run) => run.judgements);
  const refused = runs.flatMap((run) => run.refused);
  const outOfScope = runs.flatMap((run) => run.outOfScope);
  const durations = runs.flatMap((run) => run.durationsMs);
  const auroc = aurocOf(runs.flatMap((run) => run.certainties), outOfScope.map(({ certainty }) => certainty));
  const mean = (value: (run: RunResult) => number) => runs.reduce((sum, run) => sum + value(run), 0) / runs.length;
  return {
    confusions: confusionsOf(judgements),
    figures: {
      tested: judgements.length,
      intents: new Set(judgements.map(({ expected }) => expected)).size,
      accuracy: round(accuracyOf(judgements)),
      macroF1: round(macroF1Of(judgements)),
      inScopeAccuracy: round(judgements.filter(({ expected, answered }, at) => expected === answered && !refused[at]).length / Math.max(1, judgements.length)),
      outOfScopeTested: outOfScope.length,
      ...(outOfScope.length > 0 && { oosRecall: round(outOfScope.filter((each) => each.refused).length / outOfScope.length) }),
      ...(auroc !== undefined && { oosAuroc: round(auroc) }),
      p50Ms: round(quantile(durations, 0.5), 3),
      p99Ms: round(quantile(durations, 0.99), 3),
      p99CpuMs: round(quantile(runs.flatMap((run) => run.cpuMs), 0.99), 3),
      trainMs: Math.round(mean((run) => run.trainMs)),
      trainCpuMs: Math.round(mean((run) => run.trainCpuMs)),
      modelMiB: round(mean((run) => run.modelBytes) / MIB, 2),
    },
  };
}

const round = (value: number, digits = 4): number => Math.round(value * 10 ** digits) / 10 ** digits;
