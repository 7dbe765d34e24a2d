import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Topics } from '@parley/contracts';
import type { LogRecord } from '@parley/platform/kafka';
import { eventually, Sabotage } from '@parley/testing';
import { Relay } from '../outbox/relay';
import type { Database } from '../postgres/database';
import { controlChanged } from '../testing/fixtures';
import { SpecDatabase } from '../testing/spec-database.support.spec';
import { StreamStore, type LockedStream } from './stream-store';

interface Counter {
  count: number;
}

/** Each case must hold with the guard and break without it; the other guards are all in place. */
describe('a ledger without one of its guards', () => {
  let database: Database;
  const streams = new StreamStore<Counter>({ topic: Topics.conversation, source: '/parley/spec', initial: () => ({ count: 0 }) });

  beforeEach(async () => {
    database = await SpecDatabase.open();
  });
  afterEach(() => database.close());

  /** Appends one event to stream `a`. @param suffix tells apart events of one place. */
  const append = (on: Database, suffix = '', onLocked: (stream: LockedStream<Counter>) => Promise<void> = async () => undefined): Promise<unknown> =>
    on.transaction(async (tx) => {
      const stream = (await streams.lock(tx, ['a'])).get('a')!;
      await onLocked(stream);
      await streams.commit(tx, [{ stream, state: { count: stream.state.count + 1 }, events: [controlChanged('a', stream.seq + 1, suffix)] }]);
    });

  describe('row lock', () => {
    /** Two writers of one stream; each lets the other come as far as it can before it writes. */
    const appendTwice = async (on: Database): Promise<PromiseSettledResult<unknown>[]> => {
      // The row must be there: the first insert of a stream is a guard of its own.
      await append(database, 'first');
      const seen: number[] = [];
      const both = (stream: LockedStream<Counter>): Promise<void> => {
        seen.push(stream.seq);
        return eventually(async () => expect(seen.length === 2 || (await waitingForLocks()) > 0).toBe(true), { timeoutMs: 2_000, everyMs: 5 });
      };
      return Promise.allSettled(['left', 'right'].map((suffix) => append(on, suffix, both)));
    };
    const waitingForLocks = async (): Promise<number> =>
      (await database.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).length;
    const ledger = async (): Promise<number[]> =>
      (await database.query<{ seq: number }>("SELECT seq FROM ledger WHERE stream_id = 'a' ORDER BY seq")).map(({ seq }) => seq);
    const unlocked = (): Sabotage => new Sabotage((sql) => (sql.includes('FROM stream') ? sql.replace('FOR UPDATE', '') : sql));

    it('gives both events a place and counts both, with it', async () => {
      const outcomes = await appendTwice(database);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await ledger()).toEqual([1, 2, 3]);
      expect((await streams.read(database, 'a'))?.state).toEqual({ count: 3 });
    });

    it('refuses one of the writers without it: only the key of the ledger still keeps two events from one place', async () => {
      const sabotage = unlocked();
      const outcomes = await appendTwice(sabotage.of(database));
      expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: '23505', constraint: 'ledger_pkey' } }]);
      expect(await ledger()).toEqual([1, 2]);
      expect(sabotage.changed).toBeGreaterThan(0);
    });

    it('puts two events in one place, and forgets one in the state, without it and without that key', async () => {
      await database.execute('ALTER TABLE ledger DROP CONSTRAINT ledger_pkey');
      const sabotage = unlocked();
      await appendTwice(sabotage.of(database));
      expect(sabotage.changed).toBeGreaterThan(0);
      expect(await ledger()).toEqual([1, 2, 2]);
      expect((await streams.read(database, 'a'))?.state).toEqual({ count: 2 });
    });
  });

  describe('outbox in the transaction', () => {
    /** What reaches the log of one event when its process ends right after the commit, and another relays what it finds. */
    const relayed = async (on: Database): Promise<string[]> => {
      await append(on);
      const sent: LogRecord[] = [];
      const relay = new Relay({
        database, instance: 'spec',
        onError: () => undefined,
        writer: { append: async (records) => void sent.push(...records), close: async () => undefined },
      });
      relay.start();
      // The second event shows that the relay has passed the first.
      await append(database);
      await eventually(() => expect(sent.at(-1)?.headers['ce_seq']).toBe('2'));
      await relay.stop();
      return sent.map(({ headers }) => headers['ce_seq'] ?? '');
    };

    it('brings every event of the ledger to the log with it', async () => {
      expect(await relayed(database)).toEqual(['1', '2']);
    });

    it('leaves an event of the ledger out of the log when its row was to be written after the commit', async () => {
      const sabotage = new Sabotage((sql) => sql.replace(/(INSERT INTO outbox[^;]* FROM event) ORDER BY ord/, '$1 WHERE false ORDER BY ord'));
      expect(await relayed(sabotage.of(database))).toEqual(['2']);
      expect(sabotage.changed).toBe(1);
    });
  });
});
