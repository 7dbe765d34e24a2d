import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Topics } from '@parley/contracts';
import type { LogRecord } from '@parley/platform/kafka';
import { eventually } from '@parley/testing';
import { Relay } from '../outbox/relay';
import type { Database } from '../postgres/database';
import { republish } from '../recovery/republish';
import { controlChanged } from '../testing/fixtures';
import { SpecDatabase } from '../testing/spec-database.support.spec';
import { StreamStore } from './stream-store';

interface Counter {
  count: number;
}

describe('ledger, outbox and relay', () => {
  let database: Database;
  const streams = new StreamStore<Counter>({ topic: Topics.conversation, source: '/parley/spec', initial: () => ({ count: 0 }) });

  beforeEach(async () => {
    database = await SpecDatabase.open(20);
  });

  afterEach(() => database.close());

  const append = (id: string, events = 1): Promise<unknown> =>
    database.transaction(async (tx) => {
      const stream = (await streams.lock(tx, [id])).get(id)!;
      const made = Array.from({ length: events }, (_, index) => controlChanged(id, stream.seq + index + 1));
      await streams.commit(tx, [{ stream, state: { count: stream.state.count + events }, events: made }]);
    });

  const relayInto = (sent: LogRecord[], failures = 0): Relay => {
    let left = failures;
    return new Relay({
      database,
      instance: 'spec',
      onError: () => undefined,
      writer: {
        append: async (records) => {
          if (left > 0) {
            left -= 1;
            throw new Error('broker away');
          }
          sent.push(...records);
        },
        close: async () => undefined,
      },
    });
  };
  const places = (records: readonly LogRecord[]): string[] => records.map((r) => `${r.key}:${r.headers['ce_seq']}`);

  it('gives each stream contiguous seqs, also when many writers append at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => append(n % 2 ? 'a' : 'b')));
    const rows = await database.query<{ stream_id: string; seqs: number[] }>('SELECT stream_id, array_agg(seq::int ORDER BY seq) AS seqs FROM ledger GROUP BY 1 ORDER BY 1');
    const expected = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(rows).toEqual([{ stream_id: 'a', seqs: expected }, { stream_id: 'b', seqs: expected }]);
    expect((await streams.read(database, 'a'))?.state).toEqual({ count: 20 });
  });

  it('relays each stream in seq order and empties the outbox', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => append(`s${n % 5}`, 3)));
    const sent: LogRecord[] = [];
    const relay = relayInto(sent, 2);
    relay.start();
    await eventually(async () => expect(await database.query('SELECT 1 FROM outbox')).toEqual([]));
    await relay.stop();
    for (let n = 0; n < 5; n += 1) {
      expect(places(sent).filter((place) => place.startsWith(`s${n}:`))).toEqual(Array.from({ length: 18 }, (_, index) => `s${n}:${index + 1}`));
    }
  });

  it('repeats the same records in order after a send with an unknown outcome', async () => {
    await append('a', 4);
    const sent: LogRecord[] = [];
    const relay = new Relay({
      database,
      instance: 'spec',
      onError: () => undefined,
      writer: {
        append: async (records) => {
          sent.push(...records);
          if (sent.length <= 4) throw new Error('acknowledgement lost');
        },
        close: async () => undefined,
      },
    });
    relay.start();
    await eventually(async () => expect(await database.query('SELECT 1 FROM outbox')).toEqual([]));
    await relay.stop();
    expect(places(sent)).toEqual(['a:1', 'a:2', 'a:3', 'a:4', 'a:1', 'a:2', 'a:3', 'a:4']);
  });

  it('rolls ledger, outbox and state back together', async () => {
    await expect(
      database.transaction(async (tx) => {
        const stream = (await streams.lock(tx, ['a'])).get('a')!;
        await streams.commit(tx, [{ stream, state: { count: 1 }, events: [controlChanged('a', 1)] }]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await database.query('SELECT 1 FROM ledger UNION ALL SELECT 1 FROM outbox')).toEqual([]);
    expect(await streams.read(database, 'a')).toBeUndefined();
  });

  it('republishes the ledger in seq order with the same ids, and can go on where it stopped', async () => {
    await append('a', 3);
    await append('b', 2);
    await database.execute('DELETE FROM outbox');
    const report = await republish({ database, resumeAfter: { stream: 'a', seq: 1 } });
    expect(report.events).toBe(4);
    const rows = await database.query<{ id: string; place: string }>(
      `SELECT headers->>'ce_id' AS id, (headers->>'ce_subject') || ':' || (headers->>'ce_seq') AS place FROM outbox ORDER BY outbox.id`,
    );
    expect(rows.map((row) => row.place)).toEqual(['a:2', 'a:3', 'b:1', 'b:2']);
    expect(rows[0]?.id).toBe(controlChanged('a', 2).id);
  });
});
