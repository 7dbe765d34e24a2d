import {
  deadLetterTopic, encodeEvent, intakeTopic, PARTITIONS, ParleyError, repliesTopic, topicConfig, Topics,
} from '@parley/contracts';
import { parseIntakeRecord, receivedEvent, type ChannelAccount } from '@parley/channel/domain';
import { isOutage, nameOf, readPositions, type Database } from '@parley/platform/event-log';
import { LogClosedError, type FetchedBatch, type FetchedRecord, type LogClient, type LogReader, type LogRecord, type LogWriter } from '@parley/platform/kafka';
import { platformMetrics, type Logger } from '@parley/platform/observability';
import { setTimeout as wait } from 'node:timers/promises';

export const INTAKE_READER = 'parley.channel.intake.v1';

export interface IntakeReaderOptions {
  database: Database;
  log: LogClient;
  writer: LogWriter;
  logger: Logger;
  onFatal: (error: Error) => void;
}

/**
 * Reads the integrators' intake topics. Each record is validated and published again as a channel event whose account
 * and tenant are those of the topic, whatever its headers claim; what is no message goes to the dead-letter topic with
 * the reason. At least once, with derived ids.
 */
export class IntakeReader {
  private reader: LogReader | undefined;
  private accounts: ReadonlyMap<string, ChannelAccount> = new Map();
  private readonly stopping = new AbortController();

  constructor(private readonly options: IntakeReaderOptions) {}

  /** Makes the accounts' topics where they are missing, and reads on behind the last position. */
  async start(accounts: readonly ChannelAccount[]): Promise<void> {
    if (accounts.length === 0) return;
    this.accounts = new Map(accounts.map((account) => [intakeTopic(account.id), account]));
    const topics = [...this.accounts.keys()];
    const config = topicConfig('log');
    await this.options.log.admin().ensureTopics([
      ...topics.map((name) => ({ name, partitions: PARTITIONS, config })),
      ...accounts.map(({ id }) => ({ name: repliesTopic(id), partitions: PARTITIONS, config })),
      { name: deadLetterTopic(INTAKE_READER), partitions: 1, config },
    ]);
    this.reader = this.options.log.reader({
      groupId: INTAKE_READER,
      topics,
      positions: (assigned) => readPositions(this.options.database, INTAKE_READER, assigned),
      onBatches: (batches) => this.process(batches),
      onFatal: this.options.onFatal,
    });
    await this.reader.start();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.reader?.stop();
  }

  private async process(batches: readonly FetchedBatch[]): Promise<void> {
    try {
      const records = batches.flatMap(({ records }) => records.map((record) => this.republished(record)));
      await this.options.writer.append(records);
      await this.untilStoreAnswers(() => advance(this.options.database, batches));
    } catch (error) {
      // The service is being stopped: what was not advanced is read again.
      if (error instanceof LogClosedError || this.stopping.signal.aborted) return;
      throw error;
    }
  }

  private republished(record: FetchedRecord): LogRecord {
    try {
      const account = this.accounts.get(record.topic);
      if (!account) throw new ParleyError('CHANNEL.ACCOUNT_NOT_FOUND', 'No account owns this topic');
      const message = parseIntakeRecord(record.headers, record.value?.toString() ?? null, new Date(record.timestamp).toISOString());
      const event = receivedEvent(account, message, new Date().toISOString(), record.headers['traceparent']);
      return { topic: Topics.channel.name, ...encodeEvent(event) };
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      platformMetrics.deadLetters().inc({ reader: INTAKE_READER, reason: error.code });
      return deadLetter(record, error);
    }
  }

  private async untilStoreAnswers(work: () => Promise<void>): Promise<void> {
    for (let outages = 0; ; outages += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isOutage(error)) throw error;
        this.options.logger.warn('a store is away, the intake waits', { reader: INTAKE_READER, outages, error: nameOf(error) });
        await wait(Math.min(2_000, 100 * 2 ** Math.min(outages, 6)), undefined, { signal: this.stopping.signal });
      }
    }
  }
}

async function advance(database: Database, batches: readonly FetchedBatch[]): Promise<void> {
  const ends = batches.flatMap(({ topic, partition, records }) => {
    const last = records.at(-1);
    return last ? [{ topic, partition, next: last.offset + 1 }] : [];
  });
  await database.execute(
    `INSERT INTO position AS p (reader, topic, partition, next_offset)
     SELECT $1, topic, partition, max(next) FROM unnest($2::text[], $3::int[], $4::bigint[]) AS n (topic, partition, next)
     GROUP BY topic, partition ORDER BY topic, partition
     ON CONFLICT (reader, topic, partition) DO UPDATE SET next_offset = greatest(p.next_offset, excluded.next_offset)`,
    [INTAKE_READER, ends.map((e) => e.topic), ends.map((e) => e.partition), ends.map((e) => e.next)],
  );
}

const deadLetter = (record: FetchedRecord, error: ParleyError): LogRecord => ({
  topic: deadLetterTopic(INTAKE_READER),
  key: record.key,
  headers: {
    ...record.headers,
    'parley-error-code': error.code,
    'parley-error': error.message,
    'parley-origin': `${record.topic}/${record.partition}/${record.offset}`,
  },
  value: record.value,
});
