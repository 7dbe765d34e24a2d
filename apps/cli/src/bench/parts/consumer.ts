import { CustomerMessageAdded, decodeAttributes, decodeData } from '@parley/contracts';
import { EventConsumer, Outbox, type Database, type EventsHandler } from '@parley/platform/event-log';
import { silentLogger } from '@parley/platform/observability';
import { uniqueName, type BareServers } from '../bare-servers';
import type { BenchContext, BenchPart } from '../bench-context';
import { filledTopic, type FilledTopic } from '../events';
import { atLeast } from '../measurement';
import { median, range } from '../statistics';
import { Countdown, within } from '../stopwatch';
import { rawConsumer } from './raw-kafka';

const LIMIT_MS = 300_000;

/** Events a second of our consumer with this handler: headers, JSON, validation, seq, positions in Postgres, one transaction per fetch. */
export async function ourConsumer(servers: BareServers, database: Database, { topic, events }: FilledTopic, handle: EventsHandler): Promise<number> {
  const countdown = new Countdown(events);
  let fail: (error: Error) => void = () => undefined;
  const fatal = new Promise<never>((_, reject) => (fail = reject));
  const consumer = new EventConsumer({
    declaration: { reader: uniqueName('consumer'), topics: [topic], handles: [CustomerMessageAdded] },
    handle: async (received, context) => {
      await handle(received, context);
      context.afterCommit(() => countdown.count(received.length));
    },
    database, outbox: new Outbox('/parley/bench'), log: servers.log, logger: silentLogger,
    nudgeRelay: () => undefined,
    onFatal: fail,
  });
  await consumer.start();
  await within(LIMIT_MS, 'our consumer', Promise.race([countdown.done, fatal]));
  await consumer.stop();
  return countdown.perSecond;
}

/** Our reader alone, parsing what the raw client parses. */
async function ourReader({ log }: BareServers, { topic, events }: FilledTopic): Promise<number> {
  const countdown = new Countdown(events);
  let fail: (error: Error) => void = () => undefined;
  const fatal = new Promise<never>((_, reject) => (fail = reject));
  const reader = log.reader({
    groupId: uniqueName('reader'),
    topics: [topic.name],
    positions: async () => new Map(),
    onBatches: async (batches) => {
      for (const { headers, value } of batches.flatMap(({ records }) => records)) decodeData(decodeAttributes(headers), value);
      countdown.count(batches.reduce((sum, { records }) => sum + records.length, 0));
    },
    onFatal: fail,
  });
  await reader.start();
  await within(LIMIT_MS, 'our reader', Promise.race([countdown.done, fatal]));
  await reader.stop();
  return countdown.perSecond;
}

/** (1) A consumer that does nothing, beside the bare client. */
export const consumer: BenchPart<BareServers> = {
  name: 'consumer',
  about: 'a consumer that does nothing, beside kafkajs itself',
  async run(servers, { settings, report, command }: BenchContext) {
    const filled = await filledTopic(servers.log, 'consumer', settings.quick ? 40_000 : 150_000);
    const database = await servers.schema('consumer');
    const raw: number[] = [];
    const reader: number[] = [];
    const full: number[] = [];
    for (let repeat = 0; repeat <= settings.repeats; repeat += 1) {
      command.signal.throwIfAborted();
      const [rawRate, readerRate, fullRate] = [
        await rawConsumer(servers.brokers, filled.topic.name, filled.events),
        await ourReader(servers, filled),
        await ourConsumer(servers, database, filled, () => Promise.resolve()),
      ];
      command.log(`  consumer: raw ${Math.round(rawRate)}, our reader ${Math.round(readerRate)}, our consumer ${Math.round(fullRate)} events/s`);
      // The first round compiles.
      if (repeat === 0) continue;
      raw.push(rawRate);
      reader.push(readerRate);
      full.push(fullRate);
    }
    const against = 'raw kafkajs eachBatch';
    report({ name: 'consumer.raw-kafkajs', value: median(raw), unit: 'events/s', note: `${range(raw)}; headers to text, JSON parsed, commits by kafkajs` });
    report({
      name: 'consumer.reader', value: median(reader), unit: 'events/s', ratio: median(reader) / median(raw), against,
      note: `${range(reader)}; our reader alone, the same parsing`,
    });
    report({
      name: 'consumer.transport', value: median(full), unit: 'events/s', ratio: median(full) / median(raw), against, bar: atLeast(0.7, 'ratio'),
      note: `${range(full)}; with validation, seq and positions in Postgres`,
    });
  },
};
