import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInLibrary, LinearModel, reportOf, trainLibrary, type IntentLibrary } from '@parley/nlu/domain';
import { ThreadTrainer, type ThreadTrainerOptions } from './thread-trainer';

const REPOSITORY = resolve(__dirname, '../../../../..');
const LIBRARY: IntentLibrary = {
  intents: [
    { name: 'order.cancel', examples: ['cancel my order', 'please cancel', 'stop the order', '取消订单'] },
    { name: 'order.status', examples: ['where is my parcel', 'track my parcel', 'parcel status', '快递到哪了'] },
  ],
  outOfScope: ['tell me a joke', '今天天气'],
};

let folder: string;
let workerFile: string;
const someIntents = (count: number): IntentLibrary => ({ ...builtInLibrary(), intents: builtInLibrary().intents.slice(0, count) });
const thread = (name: string, source: string, limits: Partial<ThreadTrainerOptions> = {}) => {
  writeFileSync(join(folder, name), source);
  return new ThreadTrainer({ workerFile: join(folder, name), ...limits });
};

beforeAll(() => {
  mkdirSync(join(REPOSITORY, 'tmp'), { recursive: true });
  folder = mkdtempSync(join(REPOSITORY, 'tmp', 'trainer-'));
  const build = `import { bundleWorkers } from '${join(REPOSITORY, 'infra/launcher/build.mjs')}'; await bundleWorkers('${REPOSITORY}', 'nlu', '${folder}');`;
  // The launcher's own way to bundle it, in a process of its own: the bundler is an ES module only.
  execFileSync(process.execPath, ['--input-type=module', '-e', build], { cwd: REPOSITORY });
  workerFile = join(folder, 'training.worker.mjs');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('ThreadTrainer', () => {
  it('trains the same model as this thread would, with the same report', async () => {
    const own = trainLibrary(LIBRARY, 3);
    const { model, report } = await new ThreadTrainer({ workerFile }).train(LIBRARY, 3);
    expect(model).toEqual(own.model);
    expect(report).toEqual(reportOf(own));
    expect(new LinearModel(model).classify('cancel it please').guesses[0]!.label).toBe('order.cancel');
  });

  it('lets this thread go on meanwhile', async () => {
    const model = new LinearModel(trainLibrary(LIBRARY, 3).model);
    let trained = false;
    let understood = 0;
    const training = new ThreadTrainer({ workerFile }).train(someIntents(4), 3).finally(() => (trained = true));
    while (!trained) {
      model.classify('where is my parcel');
      understood += 1;
      await new Promise(setImmediate);
    }
    await training;
    expect(understood).toBeGreaterThan(100);
  });

  it('refuses a library with errors before a thread is started, and says which', async () => {
    const bad = { ...LIBRARY, intents: [...LIBRARY.intents, { name: 'x', examples: ['one'] }] };
    await expect(new ThreadTrainer({ workerFile: 'none.mjs' }).train(bad, 1)).rejects.toMatchObject({
      code: 'NLU.LIBRARY_REJECTED', details: { problems: [expect.objectContaining({ code: 'LIBRARY.TOO_FEW_EXAMPLES' })] },
    });
  });

  it.each([
    ['throws', 'throw new Error("boom")'],
    ['ends without a word', 'process.exit(3)'],
    ['fills its memory', 'const all = []; for (;;) all.push(new Array(1e6).fill({}));'],
  ])('says that training failed when the thread %s', async (name, source) => {
    await expect(thread(`${name.replaceAll(' ', '-')}.mjs`, source, { heapLimitMb: 32 }).train(LIBRARY, 1)).rejects.toMatchObject({ code: 'NLU.TRAINING_FAILED' });
  });

  it.each([['waits', 'setInterval(() => {}, 1000)'], ['is busy', 'for (;;) {}']])('ends a thread that %s for ever', async (name, source) => {
    await expect(thread(`${name.replaceAll(' ', '-')}.mjs`, source, { limitMs: 100 }).train(LIBRARY, 1)).rejects.toMatchObject({ code: 'NLU.TRAINING_TOOK_TOO_LONG' });
  });

  it('is stopped by the signal', async () => {
    const stop = new AbortController();
    const training = new ThreadTrainer({ workerFile }).train(builtInLibrary(), 1, stop.signal);
    stop.abort();
    await expect(training).rejects.toMatchObject({ code: 'NLU.TRAINING_FAILED' });
  });

  it('goes on with the next library after one that failed', async () => {
    const trainer = new ThreadTrainer({ workerFile });
    const stop = new AbortController();
    const first = trainer.train(builtInLibrary(), 1, stop.signal);
    const second = trainer.train(LIBRARY, 1);
    stop.abort();
    await expect(first).rejects.toThrow();
    expect((await second).report.intents).toBe(2);
  });
});
