import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually, servers, testTopics } from '@parley/testing';
import { PositionBeforeStartError, PositionBeyondEndError } from './errors';
import { GroupReader } from './group-reader';
import { newKafka, silentLogger } from './kafka-connection';
import type { FetchedBatch } from './log-port';
import { KafkaProxy } from './test-support/kafka-proxy';
import { collector, logFixture, recordOf } from './test-support/log-fixture';

const log = logFixture(servers().kafkaBrokers, testTopics('kafka-reader-failures'));
const writer = log.client.writer();
afterAll(() => log.close());

const numbers = (count: number) => Array.from({ length: count }, (_, number) => String(number));
const sorted = (values: string[]) => [...values].sort((a, b) => Number(a) - Number(b));

describe('the reader', () => {
  it('keeps its partitions while a call takes longer than the session', async () => {
    const topic = await log.topic('slow', 3);
    await writer.append(numbers(3).map((value) => recordOf(topic, value, value, Number(value))));
    let asked = 0;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const seen = collector();
    const reader = log.client.reader({
      groupId: log.group('slow'),
      topics: [topic],
      ...seen.options,
      positions: async () => {
        asked += 1;
        return new Map();
      },
      onBatches: async (batches) => {
        await held;
        await seen.options.onBatches(batches);
      },
    });
    await reader.start();
    setTimeout(release, 9_000);
    await eventually(() => expect(seen.records()).toHaveLength(3), { timeoutMs: 15_000 });
    await writer.append([recordOf(topic, 'next', 'next', 0)]);
    await eventually(() => expect(seen.values()).toContain('next'));
    await reader.stop();
    expect(seen.records()).toHaveLength(4);
    expect(asked).toBe(1);
  });

  it('reports a failing handler once, instead of repeating the same records', async () => {
    const topic = await log.topic('failing', 2);
    await writer.append([recordOf(topic, 'k', 'bad')]);
    const seen = collector();
    let calls = 0;
    const reader = log.client.reader({
      groupId: log.group('failing'),
      topics: [topic],
      ...seen.options,
      onBatches: async () => {
        calls += 1;
        throw new Error('a fault of the handler');
      },
    });
    await reader.start();
    await eventually(() => expect(seen.fatal.map(({ message }) => message)).toEqual(['a fault of the handler']));
    await reader.stop();
    expect(calls).toBe(1);
  });

  it('refuses positions that the topic does not hold', async () => {
    const topic = await log.topic('bounds', 1);
    await writer.append([recordOf(topic, 'k', '1')]);
    const seen = collector();
    const reader = log.client.reader({
      groupId: log.group('bounds'),
      topics: [topic],
      ...seen.options,
      positions: async () => new Map([[`${topic}/0`, 500]]),
    });
    await expect(reader.start()).rejects.toMatchObject({ code: 'KAFKA.POSITION_BEYOND_END', retriable: false });
    expect(seen.fatal).toHaveLength(1);
    expect(seen.fatal[0]).toBeInstanceOf(PositionBeyondEndError);
    expect(seen.calls).toEqual([]);
  });

  it('notices a topic that was made anew under it, instead of starting again in silence', async () => {
    const topic = await log.topic('anew', 1);
    await writer.append(numbers(20).map((value) => recordOf(topic, 'k', value)));
    const seen = collector();
    // The reader may meet the new topic in its membership or, where the old one was away for long, in the next one.
    const positions = async () => new Map(seen.records().length > 0 ? [[`${topic}/0`, 20]] : []);
    const reader = log.client.reader({ groupId: log.group('anew'), topics: [topic], ...seen.options, positions });
    await reader.start();
    await eventually(() => expect(seen.records()).toHaveLength(20));
    await log.client.admin().deleteTopics([topic]);
    // A broker lists a removed topic for a moment longer: it would pass for made anew.
    await eventually(() => expect(log.client.admin().endOffsets(topic)).rejects.toThrow());
    await eventually(() => log.client.admin().ensureTopics([{ name: topic, partitions: 1 }]));
    await writer.append([recordOf(topic, 'k', 'other history')]);
    await eventually(() => expect(seen.fatal).toHaveLength(1), { timeoutMs: 30_000 });
    expect(seen.fatal[0]).toBeInstanceOf(PositionBeyondEndError);
    expect(seen.values()).not.toContain('other history');
    await reader.stop();
  });

  it('refuses a position whose records were removed', async () => {
    const topic = await log.topic('removed', 1);
    await writer.append(numbers(10).map((value) => recordOf(topic, 'k', value)));
    await removeRecords(topic, 5);
    const seen = collector();
    const reader = log.client.reader({
      groupId: log.group('removed'),
      topics: [topic],
      ...seen.options,
      positions: async () => new Map([[`${topic}/0`, 2]]),
    });
    await expect(reader.start()).rejects.toBeInstanceOf(PositionBeforeStartError);
    await reader.stop();
  });

  it('rejoins by itself after its process was stopped for longer than the session', async () => {
    const topic = await log.topic('frozen', 2);
    const seen = collector();
    let asked = 0;
    const reader = log.client.reader({
      groupId: log.group('frozen'),
      topics: [topic],
      ...seen.options,
      positions: async () => {
        asked += 1;
        return new Map([[`${topic}/0`, 1]]);
      },
    });
    await writer.append(numbers(4).map((value) => recordOf(topic, value, value, Number(value) % 2)));
    await reader.start();
    await eventually(() => expect(seen.records()).toHaveLength(3));
    // No timer, socket or callback runs meanwhile: the same as SIGSTOP, for the broker.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8_000);
    await eventually(() => expect(asked).toBe(2), { timeoutMs: 15_000 });
    await writer.append([recordOf(topic, 'k', 'awake', 1)]);
    await eventually(() => expect(seen.values()).toContain('awake'));
    await reader.stop();
    expect(seen.fatal).toEqual([]);
  });

  it('outlives a broker that is away, and goes on where it was', async () => {
    const topic = await log.topic('away', 2);
    const proxy = await KafkaProxy.start(servers().kafkaBrokers[0] ?? '');
    const seen = collector();
    const warnings: string[] = [];
    const handled = new Map<string, number>();
    const reader = new GroupReader(
      () => proxy.client(),
      log.client.admin(),
      {
        groupId: log.group('away'),
        topics: [topic],
        ...seen.options,
        positions: async () => handled,
        onBatches: async (batches: readonly FetchedBatch[]) => {
          await seen.options.onBatches(batches);
          for (const { partition, records } of batches)
            handled.set(`${topic}/${partition}`, (records.at(-1)?.offset ?? -1) + 1);
        },
      },
      { ...silentLogger, warn: (message) => void warnings.push(message) },
    );
    await reader.start();
    await writer.append(numbers(10).map((value) => recordOf(topic, value, value)));
    await eventually(() => expect(seen.records()).toHaveLength(10));
    proxy.goAway();
    await writer.append([recordOf(topic, 'k', '10')]);
    // Longer than kafkajs's own repeats: its consumer has crashed and is replaced.
    await eventually(() => expect(warnings).toContain('A reader lost the log and starts again.'), {
      timeoutMs: 20_000,
    });
    proxy.comeBack();
    await eventually(() => expect(sorted(seen.values())).toEqual(numbers(11)), { timeoutMs: 20_000 });
    expect(seen.fatal).toEqual([]);
    await reader.stop();
    await proxy.stop();
  });
});

async function removeRecords(topic: string, before: number): Promise<void> {
  const admin = newKafka({ brokers: servers().kafkaBrokers, clientId: 'spec' }).admin();
  await admin.connect();
  try {
    // kafkajs knows only topics that were asked for on the same connection.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: String(before) }] });
  } finally {
    await admin.disconnect();
  }
}
