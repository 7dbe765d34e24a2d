import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Topics } from '@parley/contracts';
import type { LogRecord } from '@parley/platform/kafka';
import { eventually, Sabotage } from '@parley/testing';
import { StreamStore } from '../ledger/stream-store';
import type { Database } from '../postgres/database';
import { controlChanged } from '../testing/fixtures';
import { SpecDatabase } from '../testing/spec-database.support.spec';
import { Relay } from './relay';

describe('the order of the outbox', () => {
  const streams = new StreamStore<null>({ topic: Topics.conversation, source: '/parley/spec', initial: () => null });

  let database: Database;

  beforeEach(async () => {
    database = await SpecDatabase.open();
  });
  afterEach(() => database.close());

  /** Relays four events of one stream that were committed one by one. */
  const relayed = async (on: Database): Promise<string[]> => {
    for (let epoch = 1; epoch <= 4; epoch += 1) {
      await on.transaction(async (tx) => {
        const stream = (await streams.lock(tx, ['a'])).get('a')!;
        await streams.commit(tx, [{ stream, state: null, events: [controlChanged('a', epoch)] }]);
      });
    }
    const sent: LogRecord[] = [];
    const relay = new Relay({
      database: on,
      instance: 'spec',
      onError: () => undefined,
      writer: { append: async (records) => void sent.push(...records), close: async () => undefined },
    });
    relay.start();
    await eventually(async () => expect(await on.query('SELECT 1 FROM outbox')).toEqual([]));
    await relay.stop();
    return sent.map(({ headers }) => headers['ce_seq'] ?? '');
  };

  it('brings a stream to the log in the order of its ledger', async () => {
    expect(await relayed(database)).toEqual(['1', '2', '3', '4']);
  });

  it('brings a stream to the log out of order when rows are not taken by id', async () => {
    const sabotage = new Sabotage((sql) => (sql.includes('FROM outbox') ? sql.replace('ORDER BY id', 'ORDER BY id DESC') : sql));
    expect(await relayed(sabotage.of(database))).toEqual(['4', '3', '2', '1']);
    expect(sabotage.changed).toBeGreaterThan(0);
  });
});
