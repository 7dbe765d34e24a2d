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
  snapshot(): Promise<readonly Record<string, unknown>[]>;
  rebuild(log: Pick<LogClient, 'scan'>): Promise<void>;
  close(): Promise<void>;
}

export interface ProjectionStore {
  /** The projection, emptied; the database lives as long as the spec file runs. */
  open(): Promise<OpenProjection>;
  database(): Database;
}

/** A projection of one view on a real Postgres. */
export function projectionStore(projection: Projection, newDatabase: NewDatabase): ProjectionStore {
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

  const topics = new Map(projection.handles.map((contract) => [contract.type, topicOf(contract).name]));
  const received = (event: ProjectedEvent): ReceivedEvent[] => {
    const topic = topics.get(event.type);
    return topic === undefined ? [] : [{ ...event, topic, partition: 0, offset: 0 }];
  };
  return {
    database: () => database,
    open: async () => {
      await database.transaction((tx) => projection.truncate(tx));
      return {
        apply: (events) => database.transaction((tx) => projection.apply(tx, events.flatMap(received), projection.tableNames())),
        snapshot: async () => {
          const [view = ''] = Object.keys(projection.tableNames());
          const rows = await database.query(`SELECT to_jsonb(v) AS row FROM ${view} v`);
          return rows.map(({ row }) => JSON.stringify(row)).sort().map((row) => JSON.parse(row) as Record<string, unknown>);
        },
        rebuild: async (log) => void (await rebuild(projection, { database, log })),
        close: () => Promise.resolve(),
      };
    },
  };
}
