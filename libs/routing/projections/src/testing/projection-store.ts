import { afterAll, beforeAll } from '@jest/globals';
import { encodeEvent, Topics, type EventEnvelope } from '@parley/contracts';
import { Database, runMigrations, type ReceivedEvent } from '@parley/platform/event-log';
import type { FetchedBatch, LogClient } from '@parley/platform/kafka';
import { prepareProjection, rebuild, type Projection } from '@parley/platform/projections';

type ProjectedEvent = EventEnvelope<Record<string, unknown>>;

interface Store {
  url: string;
  drop(): Promise<void>;
}

/** A fresh database with the tables that the migration makes. */
type NewDatabase = (options: { migrate: (url: string, schema: string) => Promise<void> }) => Promise<Store>;

/** See the shared specification of projections. */
interface OpenProjection {
  apply(events: readonly ProjectedEvent[]): Promise<void>;
  snapshot(): Promise<readonly unknown[]>;
  rebuild(log: readonly ProjectedEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** Columns that depend on the moment of writing. */
const OF_THE_MOMENT = ['changed_in'];

/** Opens a projection on a real Postgres, emptied each time; the database lives as long as the spec file runs. */
export function projectionStore(projection: Projection, newDatabase: NewDatabase): () => Promise<OpenProjection> {
  let store: Store;
  let database: Database;

  beforeAll(async () => {
    store = await newDatabase({ migrate: (url, schema) => runMigrations(url, schema, []) });
    database = new Database({ url: store.url, applicationName: 'spec' });
    await prepareProjection(database, projection);
  });
  afterAll(async () => {
    await database.close();
    await store.drop();
  });

  return async () => {
    await database.transaction((tx) => projection.truncate(tx));
    const handled = new Set(projection.handles.map((contract) => contract.type));
    return {
      apply: (events) =>
        database.transaction((tx) =>
          projection.apply(tx, events.filter(({ type }) => handled.has(type)).map(received), projection.tableNames()),
        ),
      snapshot: () => snapshot(database, projection),
      rebuild: async (log) => void (await rebuild(projection, { database, log: logOf(log) })),
      close: () => Promise.resolve(),
    };
  };
}

async function snapshot(database: Database, projection: Projection): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const view of Object.keys(projection.tableNames())) {
    const found = await database.query(`SELECT to_jsonb(v) - $1::text[] AS row FROM ${view} v`, [OF_THE_MOMENT]);
    rows.push(...found.map(({ row }) => JSON.stringify({ view, row })).sort());
  }
  return rows.map((row) => JSON.parse(String(row)) as unknown);
}

const received = (event: ProjectedEvent): ReceivedEvent => ({
  ...event,
  topic: topicOf(event),
  partition: 0,
  offset: 0,
});

const topicOf = ({ type }: ProjectedEvent): string => {
  const context = type.slice(0, type.indexOf('.'));
  const topic = Object.values(Topics).find(({ owner, kind }) => owner === context && kind === 'log');
  return topic?.name ?? context;
};

/** A log that holds the events, one partition per topic. */
function logOf(events: readonly ProjectedEvent[]): Pick<LogClient, 'scan'> {
  return {
    scan: async (topic, onBatch, from) => {
      const records = events
        .filter((event) => topicOf(event) === topic)
        .map((event, offset) => {
          const { key, headers, value } = encodeEvent(event);
          return { topic, partition: 0, offset, key, headers, value: Buffer.from(value), timestamp: 0 };
        });
      const fetchedOffset = from?.get(0) ?? 0;
      const batch: FetchedBatch = {
        topic,
        partition: 0,
        fetchedOffset,
        highWatermark: records.length,
        records: records.slice(fetchedOffset),
      };
      if (batch.records.length > 0) await onBatch(batch);
    },
  };
}
