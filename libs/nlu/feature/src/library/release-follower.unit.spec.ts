import { describe, expect, it } from '@jest/globals';
import { deriveId, encodeEvent, IntentLibraryPublished, IntentLibraryRolledBack, Topics, type IntentLibraryContent } from '@parley/contracts';
import { ThreadTrainer } from '@parley/nlu/adapters';
import { Glossaries, LexicalEngine, LinearEngine, reportOf, trainLibrary, type IntentLibrary } from '@parley/nlu/domain';
import { newEvent, toEnvelope } from '@parley/platform/event-log';
import type { FetchedBatch, LogClient } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { EngineRoster } from './engine-roster';
import { ReleaseFollower, type LibraryTrainer } from './release-follower';

const library = (name = 'parcel.lost', more: readonly string[] = []): IntentLibraryContent => ({
  intents: [
    { name, examples: ['my parcel is lost', 'the parcel never came', '包裹丢了', ...more] },
    { name: 'gift.wrap', examples: ['wrap it as a gift', 'gift wrapping please', '要礼品包装'] },
  ],
  outOfScope: ['tell me a joke'],
});
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `example number ${i}`);
const inPlace: LibraryTrainer = {
  train(content: IntentLibrary, seed: number) {
    const training = trainLibrary(content, seed);
    return Promise.resolve({ model: training.model, report: reportOf(training) });
  },
};

/** A log that holds what was published before the start and hands over what comes later. */
class MemoryLog {
  private readonly batches: FetchedBatch[] = [];
  private listener: ((batches: readonly FetchedBatch[]) => Promise<void>) | undefined;
  private seq = 0;

  readonly client = {
    scan: async (_topic: string, onBatch: (batch: FetchedBatch) => void) => this.batches.forEach(onBatch),
    reader: ({ onBatches }: { onBatches: (batches: readonly FetchedBatch[]) => Promise<void> }) => {
      this.listener = onBatches;
      return { start: () => Promise.resolve(), stop: () => Promise.resolve() };
    },
  } as unknown as LogClient;

  async publish(libraryVersion: number, content: IntentLibraryContent, { rolledBack = false, tenant = 'demo' } = {}): Promise<void> {
    const seq = (this.seq += 1);
    const about = { id: deriveId('library', seq), time: '2026-01-01T00:00:00.000Z', tenant, subjectid: 'library-1' };
    const training = { intents: 2, judged: 6, accuracy: 1, macroF1: 1, confusions: [], weakIntents: [], trainMs: 1 };
    const event = rolledBack
      ? newEvent(IntentLibraryRolledBack, { ...about, data: { libraryVersion, content, seed: 1, by: 'p-eve' } })
      : newEvent(IntentLibraryPublished, { ...about, data: { libraryVersion, content, seed: 1, training, by: 'p-eve' } });
    const { key, headers, value } = encodeEvent(toEnvelope(event, { stream: 'library-1', source: '/parley/nlu', recordedtime: about.time, seq }));
    const topic = Topics.intentLibrary.name;
    const record = { topic, partition: 0, offset: seq - 1, key, headers, value: Buffer.from(value), timestamp: 0 };
    const batch = { topic, partition: 0, fetchedOffset: seq - 1, highWatermark: seq, records: [record] };
    this.batches.push(batch);
    await this.listener?.([batch]);
  }
}

function instance(log: MemoryLog, trainer: LibraryTrainer = inPlace) {
  const lexical = new LexicalEngine();
  const roster = new EngineRoster({ builtIn: lexical, make: ({ classifier, version }) => new LinearEngine(classifier, lexical, version) });
  const follower = new ReleaseFollower({ log: log.client, instance: 'nlu-1', trainer, roster, glossaries: new Glossaries(), logger: silentLogger });
  const intentOf = async (text: string, tenant = 'demo') => {
    const [understanding] = await roster.of(tenant).engine.understand([{ tenant, text, time: '2026-01-01T00:00:00.000Z' }]);
    return understanding!.intents[0]?.name;
  };
  return { roster, follower, intentOf };
}

describe('ReleaseFollower', () => {
  it('understands a tenant by what was published before the start, and others by the built-in library', async () => {
    const log = new MemoryLog();
    await log.publish(1, library());
    const { follower, intentOf, roster } = instance(log);
    await follower.start(60_000);
    expect(await intentOf('my parcel is lost')).toBe('parcel.lost');
    expect(await intentOf('my parcel is lost', 'other')).not.toBe('parcel.lost');
    expect(roster.of('demo').engine.version).toBe('library-1');
    expect(follower.status('other')).toEqual({ running: null, coming: null, failure: null });
  });

  it('releases what is published later on every instance, and what is rolled back', async () => {
    const log = new MemoryLog();
    const both = [instance(log), instance(log)];
    for (const { follower } of both) {
      await follower.start(60_000);
      await log.publish(1, library());
      await log.publish(2, library('delivery.lost'));
      await follower.settled(60_000);
    }
    const [, second] = both;
    expect(await second!.intentOf('my parcel is lost')).toBe('delivery.lost');
    await log.publish(1, library(), { rolledBack: true });
    await second!.follower.settled(60_000);
    expect(await second!.intentOf('my parcel is lost')).toBe('parcel.lost');
    expect(second!.follower.status('demo')).toEqual({ running: 1, coming: null, failure: null });
  });

  it('goes on with the running model until the new one is trained', async () => {
    const log = new MemoryLog();
    let finish = () => {};
    const slow: LibraryTrainer = { train: (content, seed) => new Promise((resolve, reject) => (finish = () => void inPlace.train(content, seed).then(resolve, reject))) };
    const { follower, roster } = instance(log, slow);
    await follower.start(60_000);
    await log.publish(1, library());
    expect(follower.status('demo')).toEqual({ running: null, coming: 1, failure: null });
    expect(roster.of('demo').engine.name).toBe('lexical');
    await Promise.resolve();
    finish();
    await follower.settled(60_000);
    expect(follower.status('demo')).toMatchObject({ running: 1, coming: null });
  });

  it.each([
    ['one example', library('x', []), (bad: IntentLibraryContent) => void (bad.intents[0]!.examples.length = 1)],
    ['contradictory labels', library('x', ['wrap it as a gift']), undefined],
    ['ten thousand examples in one intent', library('x', numbered(10_000)), undefined],
    ['empty text', library('x', ['']), undefined],
    ['20 kB of text', library('x', ['y'.repeat(20_000)]), undefined],
    ['emoji only', library('x', ['😀🎉']), undefined],
    ['no intent', { intents: [], outOfScope: [] }, undefined],
  ])('keeps the running model when a library with %s was published', async (_what, bad, spoil) => {
    spoil?.(bad);
    const log = new MemoryLog();
    // The thread is not reached: the check comes first.
    const checked = new ThreadTrainer({ workerFile: 'none.mjs' });
    const { follower, intentOf } = instance(log, { train: (content, seed) => (content === bad || content.intents.length !== 2 || content.intents[0]!.name === 'x' ? checked.train(content, seed) : inPlace.train(content, seed)) });
    await log.publish(1, library());
    await follower.start(60_000);
    await log.publish(2, bad);
    await follower.settled(60_000);
    expect(follower.status('demo')).toEqual({ running: 1, coming: 2, failure: 'NLU.LIBRARY_REJECTED' });
    expect(await intentOf('my parcel is lost')).toBe('parcel.lost');
  });

  it('trains a library of mixed scripts like any other', async () => {
    const log = new MemoryLog();
    await log.publish(1, library('parcel.lost', ['我的 parcel 丢了', 'где моя посылка', 'pаrcel']));
    const { follower, intentOf } = instance(log);
    await follower.start(60_000);
    expect(await intentOf('我的 parcel 丢了')).toBe('parcel.lost');
  });

  it('passes over what it has seen and what it cannot read', async () => {
    const log = new MemoryLog();
    await log.publish(1, library());
    const { follower, intentOf } = instance(log);
    await follower.start(60_000);
    const broken = { topic: Topics.intentLibrary.name, partition: 0, offset: 9, key: 'x', headers: { ce_type: IntentLibraryPublished.type }, value: Buffer.from('{'), timestamp: 0 };
    await (log as unknown as { listener(batches: unknown): Promise<void> }).listener([{ topic: broken.topic, partition: 0, records: [broken] }]);
    await follower.settled(60_000);
    expect(await intentOf('my parcel is lost')).toBe('parcel.lost');
  });
});
