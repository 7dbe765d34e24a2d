import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Topics } from '@parley/contracts';
import type { LogRecord } from '@parley/platform/kafka';
import { eventually, Sabotage, testDatabase, type TestDatabase } from '@parley/testing';
import { StreamStore } from '../ledger/stream-store';
import { runMigrations } from '../migrations/run-migrations';
import { Database } from '../postgres/database';
import { controlChanged } from '../testing/fixtures';
import { Relay } from './relay';

describe('the order of the outbox', () => {
  let store: TestDatabase;
  const streams = new StreamStore<null>({ topic: Topics.conversation, source: '/parley/spec', initial: () => null });

  beforeEach(async () => {
    store = await testDatabase();
    await runMigrations(store.url, store.schema, []);
  });
  afterEach(() => store.drop());

  /** Relays four events of one stream that were committed one by one. */
  const relayed = async (sabotage?: Sabotage): Promise<string[]> => {
    const opened = new Database({ url: store.url, applicationName: 'spec' });
    const database = sabotage?.of(opened) ?? opened;
    for (let epoch = 1; epoch <= 4; epoch += 1) {
      await database.transaction(async (tx) => {
        const stream = (await streams.lock(tx, ['a'])).get('a')!;
        await streams.commit(tx, [{ stream, state: null, events: [controlChanged('a', epoch)] }]);
      });
    }
    const sent: LogRecord[] = [];
    const relay = new Relay({
      database,
      instance: 'spec',
      onError: () => undefined,
      writer: { append: async (records) => void sent.push(...records), close: async () => undefined },
    });
    relay.start();
    await eventually(async () => expect(await database.query('SELECT 1 FROM outbox')).toEqual([]));
    await relay.stop();
    await database.close();
    return sent.map(({ headers }) => headers['ce_seq'] ?? '');
  };

  it('brings a stream to the log in the order of its ledger', async () => {
    expect(await relayed()).toEqual(['1', '2', '3', '4']);
  });

  it('brings a stream to the log out of order when rows are not taken by id', async () => {
    const sabotage = new Sabotage((sql) => (sql.includes('FROM outbox') ? sql.replace('ORDER BY id', 'ORDER BY id DESC') : sql));
    expect(await relayed(sabotage)).toEqual(['4', '3', '2', '1']);
    expect(sabotage.changed).toBeGreaterThan(0);
  });
});
