import type { Database, Tx } from '@parley/platform/event-log';
import type { Projection } from './projection';

/** Which version of a projection its views show. */
export interface Registered {
  readonly name: string;
  readonly version: number;
  readonly reader: string;
  /** Suffix of the copy that is being rebuilt, if any. */
  readonly rebuilding: string | null;
}

const REGISTRY_LOCK = 7_203_442;

/**
 * Creates the tables and views of a projection that the database has never seen.
 * @returns `ready` when its views show this version, `outdated` when they show another: {@link rebuild} makes it anew.
 */
export async function prepareProjection(database: Database, projection: Projection): Promise<'ready' | 'outdated'> {
  return database.transaction(async (tx) => {
    await createRegistry(tx);
    const registered = await registeredAs(tx, projection.name);
    if (registered) return registered.version === projection.version ? 'ready' : 'outdated';
    await projection.init(tx);
    await createViews(tx, projection);
    await tx.execute('INSERT INTO projection (name, version, reader) VALUES ($1, $2, $3)', [
      projection.name,
      projection.version,
      projection.reader,
    ]);
    return 'ready';
  });
}

/** Serialises those who prepare projections of one schema until their transactions end. */
export async function createRegistry(tx: Tx): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))', [REGISTRY_LOCK]);
  await tx.query(`
    CREATE TABLE IF NOT EXISTS projection (name text PRIMARY KEY, version int NOT NULL, reader text NOT NULL, rebuilding text);
    CREATE TABLE IF NOT EXISTS projection_rebuild (
      name text PRIMARY KEY,
      state text NOT NULL DEFAULT 'requested',
      events bigint NOT NULL DEFAULT 0,
      behind bigint,
      requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      seen_at timestamptz,
      ended_at timestamptz,
      cancel_requested boolean NOT NULL DEFAULT false,
      reason text
    );`);
}

/** Locks the projection's entry until the transaction ends. */
export async function registeredAs(tx: Tx, name: string): Promise<Registered | undefined> {
  const [row] = await tx.query<Registered>(
    'SELECT name, version, reader, rebuilding FROM projection WHERE name = $1 FOR UPDATE',
    [name],
  );
  return row;
}

export async function createViews(tx: Tx, projection: Projection): Promise<void> {
  const tables = projection.tableNames();
  for (const { view, visible } of Object.values(projection.tables)) {
    await tx.query(`CREATE VIEW ${view} AS SELECT * FROM ${tables[view]} WHERE ${visible ?? 'true'}`);
  }
}

export async function dropViews(tx: Tx, projection: Projection): Promise<void> {
  for (const view of Object.keys(projection.tableNames())) await tx.query(`DROP VIEW IF EXISTS ${view}`);
}
