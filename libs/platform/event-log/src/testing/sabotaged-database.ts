import { Database, type DatabaseOptions, type Tx } from '../postgres/database';

/** A database whose statements are changed on their way: specs take one guard out and see what happens without it. */
export class SabotagedDatabase extends Database {
  /** Statements that were changed: a spec whose sabotage hits nothing proves nothing. */
  changed = 0;

  constructor(
    options: DatabaseOptions,
    private readonly change: (sql: string) => string,
  ) {
    super(options);
  }

  override query<R extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<R[]> {
    return super.query<R>(this.sabotage(sql), values);
  }

  override execute(sql: string, values?: readonly unknown[]): Promise<number> {
    return super.execute(this.sabotage(sql), values);
  }

  override transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.transaction((tx) =>
      work({
        query: (sql, values) => tx.query(this.sabotage(sql), values),
        execute: (sql, values) => tx.execute(this.sabotage(sql), values),
      }),
    );
  }

  private sabotage(sql: string): string {
    const changed = this.change(sql);
    if (changed !== sql) this.changed += 1;
    return changed;
  }
}
