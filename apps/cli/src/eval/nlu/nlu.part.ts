import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Confusion } from '@parley/nlu/domain';
import { UsageError, type CommandContext, type OptionValues } from '../../command';
import { flag, text, wholeNumber } from '../../shared/options';
import type { EvalPart } from '../eval-part';
import { htmlReport } from './html-report';
import { figuresOf, measure, type NluFigures } from './measure';
import { measureNlpjs } from './nlpjs-peer';
import { readData, readTexts } from './read-data';
import { crossValidation, takeShots, withoutKnown, type EvaluationRun } from './runs';

const SEED = 1;
const FOLDS = 5;
const MANY_FOR_PEER = 2000;
const SHOWN_CONFUSIONS = 10;

export const nlu: EvalPart = {
  name: 'nlu',
  summary: 'intents recognised in texts',
  options: [
    { flags: '--train <file>', description: 'labelled texts: CSV (text,label), JSON (pairs, CLINC150, NLU-Evaluation-Corpora), or a folder with seq.in and label' },
    { flags: '--test <file>', description: 'the same formats; unless given, a test part of the first file, or cross-validation' },
    { flags: '--oos <file>', description: 'texts of no intent to test with' },
    { flags: '--shots <n>', description: 'train on so many examples of each intent; without --test the others are asked' },
    { flags: '--folds <n>', description: `parts for cross-validation; ${FOLDS}` },
    { flags: '--exclude-train', description: 'ask no text that was trained on' },
    { flags: '--peer <name>', description: 'measure beside it: nlpjs' },
    { flags: '--report <file>', description: 'write an HTML report with the confusions' },
  ],
  examples: ['eval nlu --train train.csv --folds 10 --report report.html', 'eval nlu --train data.json --test test.json --oos oos.json --peer nlpjs'],
  async run(options, context) {
    const { runs, peer, report } = wantedFrom(options, context);
    const results = runs.map((run, at) => {
      context.log(`run ${at + 1} of ${runs.length}: ${run.train.length} examples, ${run.test.length} texts to ask`);
      return measure(run);
    });
    const { figures, confusions } = figuresOf(results);
    // On many examples the peer takes minutes to train: one run is then enough to compare.
    const compared = runs[0]!.train.length > MANY_FOR_PEER ? 1 : runs.length;
    const beside = peer
      ? { peer: await measureNlpjs(runs.slice(0, compared)), accuracyOnSameRuns: figuresOf(results.slice(0, compared)).figures.accuracy }
      : {};
    const json = { train: runs[0]!.train.length, runs: runs.length, ...figures, ...beside };
    if (report !== undefined) writeFileSync(report, htmlReport(json, confusions));
    context.print(readable(figures, confusions));
    return { json, ok: true };
  },
};

function wantedFrom(options: OptionValues, context: CommandContext): { runs: EvaluationRun[]; peer: boolean; report?: string } {
  const peer = text(options, 'peer');
  if (peer !== undefined && peer !== 'nlpjs') throw new UsageError('--peer must be nlpjs.');
  const path = (name: string) => {
    const file = text(options, name);
    return file === undefined ? undefined : resolve(context.env['INIT_CWD'] ?? '.', file);
  };
  const report = path('report');
  return { runs: runsFrom(options, path), peer: peer !== undefined, ...(report !== undefined && { report }) };
}

function runsFrom(options: OptionValues, path: (name: string) => string | undefined): EvaluationRun[] {
  const trainFile = path('train');
  if (trainFile === undefined) throw new UsageError('Name the labelled texts with --train <file>.');
  const testFile = path('test');
  const oosFile = path('oos');
  const shots = wholeNumber(options, 'shots', { min: 0, max: 100_000, fallback: 0 });
  const data = readData(trainFile);
  const tested = testFile === undefined ? undefined : readData(testFile);
  const { taken, left } = shots === 0 ? { taken: [...data.train], left: [] } : takeShots(data.train, shots, SEED);
  const outOfScope = {
    outOfScopeTrain: data.outOfScopeTrain,
    outOfScopeTest: oosFile !== undefined ? readTexts(oosFile) : tested ? [...tested.outOfScopeTest, ...(tested.test ? [] : tested.outOfScopeTrain)] : data.outOfScopeTest,
  };
  const test = tested ? (tested.test ?? tested.train) : (data.test ?? (shots > 0 ? left : undefined));
  if (test !== undefined) return [{ train: taken, test: flag(options, 'excludeTrain') ? withoutKnown(test, taken) : test, ...outOfScope }];
  const folds = wholeNumber(options, 'folds', { min: 2, max: 1_000, fallback: FOLDS });
  return crossValidation(taken, folds, SEED).map((run) => ({ ...run, ...outOfScope }));
}

function readable(figures: NluFigures, confusions: readonly Confusion[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return [
    `${percent(figures.accuracy)} of ${figures.tested} texts right (${figures.intents} intents), macro F1 ${percent(figures.macroF1)}`,
    `${percent(figures.inScopeAccuracy)} right and not refused` +
      (figures.oosRecall === undefined ? '' : `; ${percent(figures.oosRecall)} of ${figures.outOfScopeTested} out-of-scope texts refused, AUROC ${figures.oosAuroc}`),
    `${figures.p50Ms} ms a text (p99 ${figures.p99Ms}, ${figures.p99CpuMs} of computing), ${figures.trainMs} ms to train (${figures.trainCpuMs} of computing), ${figures.modelMiB} MiB`,
    ...confusions.slice(0, SHOWN_CONFUSIONS).map(({ expected, answered, count }) => `  ${count} × ${expected} answered as ${answered}`),
  ].join('\n');
}
