import { afterAll, beforeAll } from '@jest/globals';
import { topicOf, type EventContract } from '@parley/contracts';
import type { ProjectedEvent, ScannedLog } from './log-of';
import type { ProjectionUnderTest } from './projection-specification';
import { testDatabase, type TestDatabase } from './test-database';

type Row = Record<string, unknown>;
type ReceivedEvent = ProjectedEvent & { readonly topic: string; readonly partition: number; readonly offset: number };

interface Store<Tx> {
  query(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Definition<Tx> {
  readonly handles: readonly EventContract[];
  tableNames(): Readonly<Record<string, string>>;
  truncate(tx: Tx): Promise<void>;
  apply(tx: Tx, events: readonly ReceivedEvent[], tables: Readonly<Record<string, string>>): Promise<void>;
}

/** What a projection runs on, under its own names. It is handed in: its own specs use this library. */
export interface ProjectionRuntime<Tx, Database extends Store<Tx>, Projection extends Definition<Tx>> {
  Database: new (options: { url: string; applicationName: string }) => Database;
  runMigrations(url: string, schema: string, own: []): Promise<void>;
  prepareProjection(database: Database, projection: Projection): Promise<unknown>;
  rebuild(projection: Projection, options: { database: Database; log: ScannedLog }): Promise<unknown>;
}

export interface SnapshotOptions<Shown> {
  /** Columns that depend on the moment of writing, or that something else than the projection writes. */
  readonly without?: readonly string[];
  /** How a snapshot shows a row of a view. */
  readonly show: (view: string, row: Row) => Shown;
}

interface OpenProjection<Shown> extends ProjectionUnderTest {
  snapshot(): Promise<Shown[]>;
}

export interface StoredProjection<Database, Shown> {
  /** The projection, emptied. */
  open(): Promise<OpenProjection<Shown>>;
  database(): Database;
}

/** A projection on a real Postgres; its database lives as long as the spec file runs. */
export function storedProjection<Tx, Database extends Store<Tx>, Projection extends Definition<Tx>, Shown>(
  projection: Projection,
  runtime: ProjectionRuntime<Tx, Database, Projection>,
  { without = [], show }: SnapshotOptions<Shown>,
): StoredProjection<Database, Shown> {
  let store: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    store = await testDatabase({ migrate: (url, schema) => runtime.runMigrations(url, schema, []) });
    database = new runtime.Database({ url: store.url, applicationName: 'spec' });
    await runtime.prepareProjection(database, projection);
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
  const rowsOf = async (view: string): Promise<Shown[]> => {
    const rows = await database.query(`SELECT to_jsonb(v) - $1::text[] AS row FROM ${view} v`, [without]);
    return rows.map(({ row }) => JSON.stringify(row)).sort().map((row) => show(view, JSON.parse(row) as Row));
  };
  return {
    database: () => database,
    open: async () => {
      await database.transaction((tx) => projection.truncate(tx));
      return {
        apply: (events) => database.transaction((tx) => projection.apply(tx, events.flatMap(received), projection.tableNames())),
        snapshot: async () => (await Promise.all(Object.keys(projection.tableNames()).map(rowsOf))).flat(),
        rebuild: async (log) => void (await runtime.rebuild(projection, { database, log })),
        close: () => Promise.resolve(),
      };
    },
  };
}
