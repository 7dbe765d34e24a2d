import { describe, expect, it } from '@jest/globals';
import { Sabotage } from './sabotage';

/** A database that answers with the statement it was given. */
class Echo {
  private readonly opened = 'opened';

  query(sql: string, values: readonly unknown[] = []): [string, readonly unknown[]] {
    return [sql, values];
  }

  execute(sql: string): string {
    return sql;
  }

  transaction<T>(work: (tx: Pick<Echo, 'query'>) => T): T {
    return work({ query: (sql, values = []) => [`${this.opened} ${sql}`, values] });
  }

  close(): string {
    return this.opened;
  }
}

describe('a sabotage', () => {
  const cut = (): Sabotage => new Sabotage((sql) => sql.replace(' FOR UPDATE', ''));

  it('changes statements, also those of transactions, and leaves their values', () => {
    const database = cut().of(new Echo());
    expect(database.query('SELECT 1 FOR UPDATE', [7])).toEqual(['SELECT 1', [7]]);
    expect(database.execute('SELECT 2 FOR UPDATE')).toBe('SELECT 2');
    expect(database.transaction((tx) => tx.query('SELECT 3 FOR UPDATE', [8]))).toEqual(['opened SELECT 3', [8]]);
  });

  it('counts what it changed, and nothing else', () => {
    const sabotage = cut();
    const database = sabotage.of(new Echo());
    database.query('SELECT 1');
    expect(sabotage.changed).toBe(0);
    database.query('SELECT 1 FOR UPDATE');
    expect(sabotage.changed).toBe(1);
  });

  it('leaves everything else of the database as it is', () => {
    expect(cut().of(new Echo()).close()).toBe('opened');
  });
});
