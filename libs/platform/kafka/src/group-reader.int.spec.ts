import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually, servers, testTopics } from '@parley/testing';
import { collector, logFixture, recordOf } from './test-support/log-fixture';

const log = logFixture(servers().kafkaBrokers, testTopics('kafka-reader'));
const writer = log.client.writer();
afterAll(() => log.close());

const numbers = (count: number) => Array.from({ length: count }, (_, number) => String(number));

describe('the reader', () => {
  it('reads every record once, in order per key, with its headers, and has no lag then', async () => {
    const topic = await log.topic('order', 6);
    await writer.append(numbers(200).map((value) => recordOf(topic, `k${Number(value) % 5}`, value)));
    const seen = collector();
    const reader = log.client.reader({ groupId: log.group('order'), topics: [topic], ...seen.options });
    await reader.start();
    await writer.append(
      numbers(100).map((value) => recordOf(topic, `k${Number(value) % 5}`, `${Number(value) + 200}`)),
    );
    await eventually(() => expect(seen.records()).toHaveLength(300));
    for (let key = 0; key < 5; key += 1) {
      const ofKey = seen.records().filter((record) => record.key === `k${key}`);
      expect(ofKey.map(({ value }) => Number(value))).toEqual(
        numbers(300)
          .map(Number)
          .filter((n) => n % 5 === key),
      );
    }
    expect(seen.records()[0]?.headers).toEqual({ kind: 'test' });
    await eventually(() => expect([...reader.lag().values()]).toEqual([0, 0, 0, 0, 0, 0]));
    await reader.stop();
    expect(seen.fatal).toEqual([]);
  });

  it('hands over all partitions and topics that wait in one call, up to the record limit', async () => {
    const [one, two] = [await log.topic('commit-1', 12), await log.topic('commit-2', 12)];
    const records = [one, two].flatMap((topic) =>
      numbers(60).map((value) => recordOf(topic, value, value, Number(value) % 12)),
    );
    await writer.append(records);
    const seen = collector();
    const reader = log.client.reader({
      groupId: log.group('commit'),
      topics: [one, two],
      maxRecordsPerBatch: 70,
      ...seen.options,
    });
    await reader.start();
    await eventually(() => expect(seen.records()).toHaveLength(120));
    await reader.stop();
    const sizes = seen.calls.map((batches) => batches.reduce((sum, batch) => sum + batch.records.length, 0));
    expect(sizes).toEqual([70, 50]);
    expect(seen.calls[0]?.length).toBeGreaterThan(12);
  });

  it('lets a second member take over partitions, from the given positions and not from committed offsets', async () => {
    const topic = await log.topic('takeover', 4);
    const groupId = log.group('takeover');
    const positions = new Map<string, number>();
    const member = (name: string) => {
      const seen = collector();
      return {
        name,
        seen,
        reader: log.client.reader({
          groupId,
          topics: [topic],
          ...seen.options,
          positions: async () => new Map(positions),
          onBatches: async (batches) => {
            await seen.options.onBatches(batches);
            for (const { topic: of, partition, records } of batches) {
              positions.set(`${of}/${partition}`, (records.at(-1)?.offset ?? -1) + 1);
            }
          },
        }),
      };
    };
    const [first, second] = [member('first'), member('second')];
    await first.reader.start();
    await writer.append(numbers(40).map((value) => recordOf(topic, value, value, Number(value) % 4)));
    await eventually(() => expect(first.seen.records()).toHaveLength(40));
    // What the positions say counts: partition 3 is to be read again from offset 5.
    positions.set(`${topic}/3`, 5);
    await second.reader.start();
    await eventually(() => {
      expect([...first.reader.lag().keys()]).toHaveLength(2);
      expect([...second.reader.lag().keys()]).toHaveLength(2);
    });
    await eventually(() => expect(first.seen.records().length + second.seen.records().length).toBe(45));
    const again = [...first.seen.records().slice(40), ...second.seen.records()];
    expect(again.map(({ partition, offset }) => [partition, offset])).toEqual([5, 6, 7, 8, 9].map((o) => [3, o]));
    await first.reader.stop();
    await eventually(() => expect([...second.reader.lag().keys()]).toHaveLength(4));
    await writer.append(numbers(4).map((value) => recordOf(topic, value, 'new', Number(value))));
    await eventually(() => expect(second.seen.values().filter((value) => value === 'new')).toHaveLength(4));
    await second.reader.stop();
  });

  it('seeks, pauses, resumes and drains', async () => {
    const topic = await log.topic('steering', 1);
    const seen = collector();
    const reader = log.client.reader({ groupId: log.group('steering'), topics: [topic], ...seen.options });
    await reader.start();
    await writer.append(numbers(5).map((value) => recordOf(topic, 'k', value)));
    await eventually(() => expect(seen.values()).toEqual(numbers(5)));
    reader.pause();
    await writer.append([recordOf(topic, 'k', '5')]);
    await eventually(() => expect(reader.lag().get(`${topic}/0`)).toBe(1));
    expect(seen.values()).toEqual(numbers(5));
    reader.resume();
    await eventually(() => expect(seen.values()).toEqual(numbers(6)));
    reader.seek(topic, 0, 3);
    await eventually(() => expect(seen.values()).toEqual([...numbers(6), '3', '4', '5']));
    await reader.stop();
    await writer.append([recordOf(topic, 'k', 'after the stop')]);
    expect((await log.client.admin().groupLag(log.group('steering'), [topic])).get(`${topic}/0`)).toBe(1);
    expect(seen.values()).not.toContain('after the stop');
  });

  it('starts at the end when asked to, for partitions without a position', async () => {
    const topic = await log.topic('from-end', 1);
    await writer.append([recordOf(topic, 'k', 'old')]);
    const seen = collector();
    const reader = log.client.reader({
      groupId: log.group('from-end'),
      topics: [topic],
      fromBeginning: false,
      lazy: true,
      ...seen.options,
    });
    await reader.start();
    await writer.append([recordOf(topic, 'k', 'new')]);
    await eventually(() => expect(seen.values()).toEqual(['new']));
    await reader.stop();
  });

  it('asks again for positions that could not be told', async () => {
    const topic = await log.topic('no-store', 1);
    await writer.append([recordOf(topic, 'k', 'a')]);
    const seen = collector();
    let asked = 0;
    const reader = log.client.reader({
      groupId: log.group('no-store'),
      topics: [topic],
      ...seen.options,
      positions: async () => {
        asked += 1;
        if (asked < 4) throw new Error('the store is away');
        return new Map();
      },
    });
    await reader.start();
    await eventually(() => expect(seen.values()).toEqual(['a']));
    await reader.stop();
    expect(seen.fatal).toEqual([]);
  });
});
