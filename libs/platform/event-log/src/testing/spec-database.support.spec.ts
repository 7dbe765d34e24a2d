import { testDatabase, type TestDatabase } from '@parley/testing';
import { runMigrations } from '../migrations/run-migrations';
import { Database } from '../postgres/database';

/** A database of the spec's own with the tables of the event log; closing it drops it. */
export class SpecDatabase extends Database {
  constructor(
    private readonly store: TestDatabase,
    maxConnections?: number,
  ) {
    super({ url: store.url, applicationName: 'spec', ...(maxConnections !== undefined && { maxConnections }) });
  }

  /** @param maxConnections as in DatabaseOptions. */
  static async open<Opened extends SpecDatabase>(this: new (store: TestDatabase, maxConnections?: number) => Opened, maxConnections?: number): Promise<Opened> {
    return new this(await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, []) }), maxConnections);
  }

  override async close(): Promise<void> {
    await super.close();
    await this.store.drop();
  }
}
