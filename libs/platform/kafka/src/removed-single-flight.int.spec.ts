import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { servers, testTopics } from '@parley/testing';
import { openKafkaSender } from './kafka-sender';
import type { LogRecord } from './log-port';
import type { RecordSender } from './record-sender';
import { SingleFlightWriter } from './single-flight-writer';
import { KafkaProxy } from './test-support/kafka-proxy';
import { logFixture, recordOf } from './test-support/log-fixture';

const log = logFixture(servers().kafkaBrokers, testTopics('removed-single-flight'));
afterAll(() => log.close());

/** What kafkajs acknowledges and then lacks when its idempotent producer has several sends outstanding. */
describe('the single flight of sends', () => {
  let proxy: KafkaProxy;
  let sender: RecordSender;

  beforeEach(async () => {
    proxy = await KafkaProxy.start(servers().kafkaBrokers[0] ?? '');
    sender = await openKafkaSender(proxy.client(), true);
  });
  afterEach(async () => {
    await sender.close();
    await proxy.stop();
  });

  /** Appends A, B and C at once while the response to one of them is lost; all are acknowledged. */
  const appendWhileResponseIsLost = async (topic: string, send: (records: LogRecord[]) => Promise<void>): Promise<string[]> => {
    await send([recordOf(topic, 'k', 'warm', 0)]);
    proxy.loseProduceResponses(1);
    await Promise.all(['A', 'B', 'C'].map((value) => send([recordOf(topic, 'k', value, 0)])));
    expect(proxy.lost).toBe(1);
    const held: string[] = [];
    await log.client.scan(topic, ({ records }) => void held.push(...records.map(({ value }) => String(value))));
    return held;
  };

  it('loses nothing with it', async () => {
    const topic = await log.topic('guarded', 1);
    const writer = new SingleFlightWriter(() => openKafkaSender(proxy.client(), true));
    expect(await appendWhileResponseIsLost(topic, (records) => writer.append(records))).toEqual(['warm', 'A', 'B', 'C']);
    await writer.close();
  });

  it('loses an acknowledged record without it', async () => {
    const topic = await log.topic('unguarded', 1);
    const held = await appendWhileResponseIsLost(topic, (records) => sender.send(records));
    expect(new Set(held).size).toBeLessThan(4);
  });
});
