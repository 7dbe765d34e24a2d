import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servers, testTopics } from '@parley/testing';
import { InvalidRecordError, RecordTooLargeError } from './errors';
import { openKafkaSender } from './kafka-sender';
import type { FetchedRecord, LogWriter } from './log-port';
import { SingleFlightWriter } from './single-flight-writer';
import { KafkaProxy } from './test-support/kafka-proxy';
import { logFixture, recordOf } from './test-support/log-fixture';

const log = logFixture(servers().kafkaBrokers, testTopics('kafka-writer'));
afterAll(() => log.close());

async function contents(topic: string): Promise<FetchedRecord[]> {
  const records: FetchedRecord[] = [];
  await log.client.scan(topic, (batch) => void records.push(...batch.records));
  return records;
}

const valuesOf = (records: FetchedRecord[], key?: string) =>
  records.filter((record) => key === undefined || record.key === key).map(({ value }) => String(value));

describe('the writer', () => {
  it('appends in the order of the calls, per key, across topics', async () => {
    const [one, two] = [await log.topic('order-1', 6), await log.topic('order-2', 6)];
    const writer = log.client.writer();
    const numbers = Array.from({ length: 300 }, (_, number) => number);
    await Promise.all(
      numbers.map((number) =>
        writer.append([recordOf(one, `k${number % 7}`, `${number}`), recordOf(two, 'k', `${number}`)]),
      ),
    );
    expect(valuesOf(await contents(two))).toEqual(numbers.map(String));
    const first = await contents(one);
    for (let key = 0; key < 7; key += 1) {
      expect(valuesOf(first, `k${key}`)).toEqual(numbers.filter((number) => number % 7 === key).map(String));
    }
    await writer.close();
  });

  it('keeps headers, tombstones, chosen partitions and timestamps', async () => {
    const topic = await log.topic('shape', 4);
    const writer = log.client.writer({ idempotent: false });
    const timestamp = Date.now() - 5_000;
    await writer.append([
      { topic, key: 'gone', headers: { ce_type: 'a', ce_source: 'ü' }, value: null, partition: 3, timestamp },
    ]);
    expect(await contents(topic)).toEqual([
      {
        topic,
        partition: 3,
        offset: 0,
        key: 'gone',
        headers: { ce_type: 'a', ce_source: 'ü' },
        value: null,
        timestamp,
      },
    ]);
    await writer.close();
  });

  it('rejects only the append whose record the log refuses for its size', async () => {
    const topic = await log.topic('large', 1, { 'max.message.bytes': '5000' });
    const writer = log.client.writer();
    const before = writer.append([recordOf(topic, 'k', 'before')]);
    const large = writer.append([recordOf(topic, 'k', 'x'.repeat(20_000))]);
    const after = writer.append([recordOf(topic, 'k', 'after')]);
    await expect(large).rejects.toBeInstanceOf(RecordTooLargeError);
    await Promise.all([before, after]);
    expect(valuesOf(await contents(topic))).toEqual(['before', 'after']);
    await writer.close();
  });

  it('rejects only the append that names a topic or partition that does not exist', async () => {
    const topic = await log.topic('known', 2);
    const writer = log.client.writer();
    const appends = [
      writer.append([recordOf(topic, 'k', 'good')]),
      writer.append([recordOf(topic, 'k', 'lost', 7)]),
      writer.append([recordOf(`${topic}.missing`, 'k', 'lost')]),
      writer.append([recordOf(topic, 'k', 'good too')]),
    ];
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    await expect(appends[1]).rejects.toBeInstanceOf(InvalidRecordError);
    await expect(appends[2]).rejects.toBeInstanceOf(InvalidRecordError);
    expect(valuesOf(await contents(topic))).toEqual(['good', 'good too']);
    await writer.close();
  });
});

describe('the writer over a bad network', () => {
  let proxy: KafkaProxy;
  let writer: LogWriter;
  beforeAll(async () => {
    proxy = await KafkaProxy.start(servers().kafkaBrokers[0] ?? '');
    writer = new SingleFlightWriter(() => openKafkaSender(proxy.client(), true));
  });
  afterAll(async () => {
    await writer.close();
    await proxy.stop();
  });

  it('loses no acknowledged record and writes none twice when responses get lost', async () => {
    const topic = await log.topic('lost-response', 3);
    await writer.append([recordOf(topic, 'warm', 'up')]);
    const numbers = Array.from({ length: 120 }, (_, number) => number);
    for (let round = 0; round < 4; round += 1) {
      if (round > 0) proxy.loseProduceResponses(1);
      const part = numbers.slice(round * 30, (round + 1) * 30);
      // Keyless records in between: a repeat must not move them to other partitions.
      const appends = part.flatMap((number) => [
        writer.append([recordOf(topic, 'k', `${number}`)]),
        writer.append([recordOf(topic, null, `n${number}`)]),
      ]);
      await Promise.all(appends);
    }
    expect(proxy.lost).toBe(3);
    const records = await contents(topic);
    expect(valuesOf(records, 'k')).toEqual(numbers.map(String));
    const keyless = valuesOf(records.filter(({ key }) => key === null));
    expect(keyless.map((value) => Number(value.slice(1))).sort((a, b) => a - b)).toEqual(numbers);
  });

  it('keeps what it accepted while the broker is away, in order, except what passed its deadline', async () => {
    const topic = await log.topic('away', 1);
    await writer.append([recordOf(topic, 'k', 'before')]);
    proxy.goAway();
    const patient = [writer.append([recordOf(topic, 'k', '1')]), writer.append([recordOf(topic, 'k', '2')])];
    const late = writer.append([recordOf(topic, 'k', 'late')], { timeoutMs: 300 });
    await expect(late).rejects.toMatchObject({ code: 'KAFKA.UNAVAILABLE' });
    proxy.comeBack();
    await Promise.all(patient);
    await writer.append([recordOf(topic, 'k', 'after')]);
    expect(valuesOf(await contents(topic), 'k').filter((value) => value !== 'late')).toEqual([
      'before',
      '1',
      '2',
      'after',
    ]);
  });
});
