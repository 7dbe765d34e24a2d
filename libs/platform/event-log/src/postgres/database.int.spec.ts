import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, testDatabase, type TestDatabase } from '@parley/testing';
import { Database, type Tx } from './database';
import { isStoreUnavailable } from './errors';

describe('the database under contention', () => {
  let store: TestDatabase;
  let database: Database;
  let other: Database;

  beforeEach(async () => {
    store = await testDatabase();
    database = new Database({ url: store.url, applicationName: 'spec' });
    other = new Database({ url: store.url, applicationName: 'other' });
    await database.execute('CREATE TABLE place (name text PRIMARY KEY, n int NOT NULL DEFAULT 0)');
    await database.execute("INSERT INTO place VALUES ('a'), ('b')");
  });

  afterEach(async () => {
    await Promise.all([database.close(), other.close()]);
    await store.drop();
  });

  const add = (tx: Tx, name: string) => tx.execute('UPDATE place SET n = n + 1 WHERE name = $1', [name]);
  const numbers = async () => (await database.query<{ n: number }>('SELECT n FROM place ORDER BY name')).map((row) => row.n);

  /** A promise that the test settles. */
  function gate() {
    let open: () => void = () => undefined;
    const passed = new Promise<void>((resolve) => (open = resolve));
    return { open, passed };
  }

  it('takes the locks from a process that stopped inside a transaction, so that another writer goes on within four seconds', async () => {
    const locked = gate();
    const woken = gate();
    const stopped = other.transaction(async (tx) => {
      await add(tx, 'a');
      locked.open();
      await woken.passed;
      await add(tx, 'b');
    });
    const ended = stopped.then(
      () => 'committed',
      (error: unknown) => (isStoreUnavailable(error) ? 'lost' : 'failed'),
    );
    await locked.passed;
    const began = performance.now();
    await database.transaction((tx) => add(tx, 'a'));
    expect(performance.now() - began).toBeLessThan(4_500);
    woken.open();
    expect(await ended).toBe('lost');
    expect(await numbers()).toEqual([1, 0]);
  });

  it('runs a transaction again that waited too long for a lock, until it gets it', async () => {
    const locked = gate();
    const release = gate();
    const holder = other.transaction(async (tx) => {
      await add(tx, 'a');
      locked.open();
      for (let n = 0; n < 3; n += 1) {
        await tx.query('SELECT pg_sleep(0.9)');
      }
      await release.passed;
    });
    await locked.passed;
    let tries = 0;
    const waiting = database.transaction(async (tx) => {
      tries += 1;
      await add(tx, 'a');
    });
    await eventually(() => expect(tries).toBeGreaterThan(1));
    release.open();
    await Promise.all([holder, waiting]);
    expect(await numbers()).toEqual([2, 0]);
  });

  it('runs the victim of a deadlock again', async () => {
    const both = [gate(), gate()];
    let tries = 0;
    const crossing = (first: string, second: string, mine: number) =>
      database.transaction(async (tx) => {
        tries += 1;
        await add(tx, first);
        both[mine]?.open();
        await Promise.all(both.map(({ passed }) => passed));
        await add(tx, second);
      });
    await Promise.all([crossing('a', 'b', 0), crossing('b', 'a', 1)]);
    expect(tries).toBe(3);
    expect(await numbers()).toEqual([2, 2]);
  });

  it('goes on with a statement that it has prepared when the table gets another column', async () => {
    const all = (source: Pick<Tx, 'query'>) => source.query('SELECT * FROM place WHERE name = $1', ['a']);
    for (let use = 0; use < 30; use += 1) await all(database);
    const [counted] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM pg_prepared_statements');
    expect(counted?.n).toBeGreaterThan(0);
    await database.execute('ALTER TABLE place ADD COLUMN more int DEFAULT 7');
    expect(await Promise.all(Array.from({ length: 10 }, () => all(database)))).toEqual(Array(10).fill([{ name: 'a', n: 0, more: 7 }]));
    await database.execute('ALTER TABLE place DROP COLUMN more');
    expect(await database.transaction((tx) => all(tx))).toEqual([{ name: 'a', n: 0 }]);
  });
});
