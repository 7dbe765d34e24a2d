import { Pool, types, type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import { isRetriableConflict } from './errors';
import { isOutdatedPlan, PreparedStatements } from './prepared-statements';

/** One open transaction. Never call the outside while holding one: other instances wait for its locks. */
export interface Tx {
  /** Rows of a parametrised statement. */
  query<R extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  /** Number of rows that a parametrised statement touched. */
  execute(sql: string, values?: readonly unknown[]): Promise<number>;
}

export interface DatabaseOptions {
  /** The service's own role; its search_path is the service's schema. */
  url: string;
  applicationName: string;
  /** Connections at most; 10 by default. */
  maxConnections?: number;
}

const INT8 = 20;
/** Give up on a transaction after this many conflicts in a row and let the caller's policy decide. */
const MAX_CONFLICTS = 20;

/** The service's Postgres: a small pool with the limits that keep a stopped process from holding everyone up. */
export class Database {
  private readonly pool: Pool;
  private readonly prepared = new PreparedStatements();

  constructor(options: DatabaseOptions) {
    this.pool = new Pool({
      connectionString: options.url,
      application_name: options.applicationName,
      max: options.maxConnections ?? 10,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      // A process that is stopped inside a transaction loses it after 3 s; nobody waits for a lock for ever.
      options: '-c idle_in_transaction_session_timeout=3000 -c lock_timeout=2000',
      types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)) as never },
    });
    // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  async query<R extends object = Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.direct<R>(sql, values)).rows;
  }

  async execute(sql: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.direct(sql, values)).rowCount ?? 0;
  }

  /** Runs `work` in one transaction; deadlocks, serialisation failures and lock time-outs run it again. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let conflicts = 0; ; conflicts += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        const outdated = isOutdatedPlan(error);
        if (outdated) this.prepared.forget();
        if (!(outdated || isRetriableConflict(error)) || conflicts >= MAX_CONFLICTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * (conflicts + 1)));
      }
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async direct<R extends object>(sql: string, values: readonly unknown[]): Promise<QueryResult<R>> {
    try {
      return await this.pool.query<R>(this.statement(sql, values));
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error;
      this.prepared.forget();
      return this.pool.query<R>(this.statement(sql, values));
    }
  }

  private statement(sql: string, values: readonly unknown[]): QueryConfig<unknown[]> {
    // Without parameters a text may hold several statements, which cannot be prepared.
    const name = values.length > 0 ? this.prepared.nameOf(sql) : undefined;
    return { text: sql, values: [...values], ...(name !== undefined && { name }) };
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => {
      broken = error;
    };
    client.on('error', onError);
    try {
      await client.query('BEGIN');
      const result = await work(this.transactionOn(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // A rollback that fails means that the connection is gone, and with it the transaction.
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  private transactionOn(client: PoolClient): Tx {
    return {
      query: async <R extends object>(sql: string, values: readonly unknown[] = []) => (await client.query<R>(this.statement(sql, values))).rows,
      execute: async (sql, values = []) => (await client.query(this.statement(sql, values))).rowCount ?? 0,
    };
  }
}
