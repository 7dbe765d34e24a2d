import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually, servers, testTopics } from '@parley/testing';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { LogClosedError, PositionBeyondEndError, TopicMismatchError } from './errors';
import { createKafkaLogClient } from './kafka-log-client';
import type { FetchedBatch } from './log-port';
import { collector, logFixture, recordOf } from './test-support/log-fixture';

const log = logFixture(servers().kafkaBrokers, testTopics('kafka-client'));
const writer = log.client.writer();
afterAll(() => log.close());

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

describe('the admin', () => {
  it('makes missing topics, leaves existing ones, and refuses another partition count', async () => {
    const name = await log.topic('admin', 3, { 'cleanup.policy': 'compact' });
    const admin = log.client.admin();
    await admin.ensureTopics([{ name, partitions: 3 }]);
    await expect(admin.ensureTopics([{ name, partitions: 4 }])).rejects.toBeInstanceOf(TopicMismatchError);
    await writer.append([recordOf(name, 'k', 'v', 2)]);
    expect(await admin.endOffsets(name)).toEqual(
      new Map([
        [0, { low: 0, high: 0 }],
        [1, { low: 0, high: 0 }],
        [2, { low: 0, high: 1 }],
      ]),
    );
    expect([...(await admin.groupLag(log.group('nobody'), [name])).entries()].sort()).toEqual([
      [`${name}/0`, 0],
      [`${name}/1`, 0],
      [`${name}/2`, 1],
    ]);
    expect(await admin.clusterId()).toMatch(/\S/);
    await admin.deleteTopics([name, `${name}.never-there`]);
  });

  it('lets several processes make the same topic at once', async () => {
    const clients = numbers(4).map(() => createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'race' }));
    const name = await log.topic('race', 2);
    await log.client.admin().deleteTopics([name]);
    await eventually(() =>
      Promise.all(clients.map((client) => client.admin().ensureTopics([{ name, partitions: 2 }]))),
    );
    await Promise.all(clients.map((client) => client.close()));
  });
});

describe('a scan', () => {
  it('reads to the end the topic had, in order per partition, without a group', async () => {
    const topic = await log.topic('scan', 5);
    await writer.append(numbers(3_000).map((n) => recordOf(topic, `k${n % 40}`, `${n} ${'x'.repeat(800)}`)));
    const batches: FetchedBatch[] = [];
    let more: Promise<void> | undefined;
    await log.client.scan(topic, (batch) => {
      batches.push(batch);
      more ??= writer.append([recordOf(topic, 'k0', 'too late')]);
    });
    await more;
    const records = batches.flatMap((batch) => batch.records);
    expect(records).toHaveLength(3_000);
    expect(records.map(({ value }) => String(value))).not.toContain('too late');
    for (const partition of numbers(5)) {
      const offsets = records.filter((record) => record.partition === partition).map(({ offset }) => offset);
      expect(offsets).toEqual(numbers(offsets.length));
    }
  });

  it('starts at given offsets and refuses those beyond the end', async () => {
    const topic = await log.topic('scan-from', 2);
    await writer.append(numbers(10).map((n) => recordOf(topic, `${n}`, `${n}`, n % 2)));
    const seen: string[] = [];
    await log.client.scan(
      topic,
      (batch) => void seen.push(...batch.records.map(({ value }) => String(value))),
      new Map([
        [0, 3],
        [1, 5],
      ]),
    );
    expect(seen).toEqual(['6', '8']);
    await expect(log.client.scan(topic, () => undefined, new Map([[0, 6]]))).rejects.toBeInstanceOf(
      PositionBeyondEndError,
    );
  });

  it('is over at once on an empty topic', async () => {
    const topic = await log.topic('scan-empty', 3);
    const seen: FetchedBatch[] = [];
    await log.client.scan(topic, (batch) => void seen.push(batch));
    expect(seen).toEqual([]);
  });
});

describe('a tail', () => {
  it('sees every record appended after it resolved, and none from before', async () => {
    const topic = await log.topic('tail', 3);
    await writer.append([recordOf(topic, 'k', 'before')]);
    const seen: string[] = [];
    const tail = await log.client.tail(topic, ({ value }) => {
      seen.push(String(value));
      if (String(value) === '1') throw new Error('a fault of the receiver');
    });
    await writer.append(numbers(3).map((n) => recordOf(topic, 'k', `${n}`)));
    await eventually(() => expect(seen).toEqual(['0', '1', '2']));
    await tail.close();
  });
});

describe('an idle client', () => {
  it('wakes up a few times per second at most, not a thousand times', async () => {
    const topic = await log.topic('idle', 12);
    const seen = collector();
    const client = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'idle' });
    const reader = client.reader({ groupId: log.group('idle'), topics: [topic], ...seen.options });
    await reader.start();
    const tail = await client.tail(topic, () => undefined);
    const idleWriter = client.writer();
    await idleWriter.append([recordOf(topic, 'k', 'v')]);
    await eventually(() => expect(seen.values()).toEqual(['v']));

    const check = RequestQueue.prototype.checkPendingRequests;
    let wakeUps = 0;
    RequestQueue.prototype.checkPendingRequests = function counted(this: RequestQueue) {
      wakeUps += 1;
      check.call(this);
    };
    const started = performance.now();
    const cpu = process.cpuUsage();
    await eventually(() => expect(performance.now() - started).toBeGreaterThan(3_000));
    const used = process.cpuUsage(cpu);
    RequestQueue.prototype.checkPendingRequests = check;
    // One per answer: four fetches a second of reader and tail each, and heartbeats.
    expect(wakeUps / 3).toBeLessThan(20);
    expect((used.user + used.system) / 1_000 / 3_000).toBeLessThan(0.25);
    await tail.close();
    await client.close();
  });
});

describe('a closed client', () => {
  it('refuses everything', async () => {
    const client = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'closed' });
    const appended = client.writer();
    await client.close();
    await expect(appended.append([recordOf('t', 'k', 'v')])).rejects.toBeInstanceOf(LogClosedError);
    expect(() => client.writer()).toThrow(LogClosedError);
    await expect(client.scan('t', () => undefined)).rejects.toBeInstanceOf(LogClosedError);
  });
});
