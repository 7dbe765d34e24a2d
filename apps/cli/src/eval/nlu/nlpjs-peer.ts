import { accuracyOf, macroF1Of, type Judgement } from '@parley/nlu/domain';
import { quantile } from '../../bench/statistics';
import { CommandError } from '../../command';
import type { EvaluationRun } from './runs';

/** Figures of the library NLP.js on the same texts, in the same process; times as in NluFigures. */
export interface PeerFigures {
  readonly name: 'nlpjs';
  readonly tested: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly trainMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The part of NLP.js that is used; it has no types of its own. */
interface Nlp {
  settings: Record<string, unknown>;
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ intent: string }>;
}

const LANGUAGE = 'en';

/** Trains it as often as there are runs; its figures are over all of them. @throws CommandError when the library is not installed (it is a development dependency) */
export async function measureNlpjs(runs: readonly Pick<EvaluationRun, 'train' | 'test'>[]): Promise<PeerFigures> {
  const asked: Asked[] = [];
  let trainMs = 0;
  for (const { train, test } of runs) {
    const nlp = await newNlp();
    for (const { text, label } of train) nlp.addDocument(LANGUAGE, text, label);
    const started = performance.now();
    await nlp.train();
    trainMs += (performance.now() - started) / runs.length;
    for (const { text, label } of test) asked.push(await ask(nlp, text, label));
  }
  const durations = asked.map(({ durationMs }) => durationMs);
  return {
    name: 'nlpjs',
    tested: asked.length,
    accuracy: Math.round(accuracyOf(asked) * 1e4) / 1e4,
    macroF1: Math.round(macroF1Of(asked) * 1e4) / 1e4,
    trainMs: Math.round(trainMs),
    p50Ms: Math.round(quantile(durations, 0.5) * 1e3) / 1e3,
    p99Ms: Math.round(quantile(durations, 0.99) * 1e3) / 1e3,
  };
}

interface Asked extends Judgement {
  readonly durationMs: number;
}

async function ask(nlp: Nlp, text: string, expected: string): Promise<Asked> {
  const from = performance.now();
  const { intent } = await nlp.process(LANGUAGE, text);
  return { expected, answered: intent, durationMs: performance.now() - from };
}

async function newNlp(): Promise<Nlp> {
  try {
    const [core, nlpModule, english] = await Promise.all([load('@nlpjs/core'), load('@nlpjs/nlp'), load('@nlpjs/lang-en-min')]);
    const container = await (core['containerBootstrap'] as () => Promise<{ use(plugin: unknown): void; get(name: string): Nlp }>)();
    container.use(nlpModule['Nlp']);
    container.use(english['LangEn']);
    const nlp = container.get('nlp');
    // Without its threshold it names its best intent always, as ours does where accuracy is measured.
    Object.assign(nlp.settings, { autoSave: false, autoLoad: false, log: false, threshold: 0, nlu: { log: false } });
    nlp.addLanguage(LANGUAGE);
    return nlp;
  } catch (error) {
    throw new CommandError('The peer @nlpjs/nlp is not installed: run npm install with the development dependencies.', { cause: error });
  }
}

/** The name is not a literal, so that types, which the library has none of, are not asked for. */
const load = async (name: string): Promise<Record<string, unknown>> => (await import(name)) as Record<string, unknown>;
