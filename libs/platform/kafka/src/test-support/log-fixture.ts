import { createKafkaLogClient } from '../kafka-log-client';
import type { FetchedBatch, LogClient, LogReaderOptions, LogRecord } from '../log-port';

/** Names of topics and groups that no other spec uses. */
export interface FixtureNames {
  topic(suffix: string): string;
  group(suffix: string): string;
  readonly names: string[];
}

export interface LogFixture {
  client: LogClient;
  group(suffix: string): string;
  /** A topic of this spec alone, made. */
  topic(suffix: string, partitions: number, config?: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

export function logFixture(brokers: readonly string[], names: FixtureNames): LogFixture {
  const newClient = () => createKafkaLogClient({ brokers, clientId: 'spec' });
  const client = newClient();
  return {
    client,
    group: names.group,
    async topic(suffix, partitions, config = {}) {
      const name = names.topic(suffix);
      await client.admin().ensureTopics([{ name, partitions, config }]);
      return name;
    },
    async close() {
      await client.close();
      const cleaner = newClient();
      await cleaner.admin().deleteTopics(names.names);
      await cleaner.close();
    },
  };
}

export const recordOf = (topic: string, key: string | null, value: string, partition?: number): LogRecord => ({
  topic,
  key,
  headers: { kind: 'test' },
  value,
  ...(partition !== undefined && { partition }),
});

/** What a reader was given, and reader options that note it. */
export function collector() {
  const calls: FetchedBatch[][] = [];
  const fatal: Error[] = [];
  const options = {
    positions: async () => new Map<string, number>(),
    onBatches: async (batches: readonly FetchedBatch[]) => void calls.push([...batches]),
    onFatal: (error: Error) => void fatal.push(error),
  } satisfies Partial<LogReaderOptions>;
  const records = () => calls.flat().flatMap((batch) => batch.records);
  return { calls, fatal, options, records, values: () => records().map(({ value }) => String(value)) };
}
