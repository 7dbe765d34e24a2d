import { afterAll, beforeAll } from '@jest/globals';
import { topicOf, type EventEnvelope } from '@parley/contracts';
import { Database, runMigrations, type ReceivedEvent } from '@parley/platform/event-log';
import type { LogClient } from '@parley/platform/kafka';
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
  rebuild(log: Pick<LogClient, 'scan'>): Promise<void>;
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
    const topics = new Map(projection.handles.map((contract) => [contract.type, topicOf(contract).name]));
    const received = (event: ProjectedEvent): ReceivedEvent[] => {
      const topic = topics.get(event.type);
      return topic === undefined ? [] : [{ ...event, topic, partition: 0, offset: 0 }];
    };
    return {
      apply: (events) => database.transaction((tx) => projection.apply(tx, events.flatMap(received), projection.tableNames())),
      snapshot: () => snapshot(database, projection),
      rebuild: async (log) => void (await rebuild(projection, { database, log })),
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
