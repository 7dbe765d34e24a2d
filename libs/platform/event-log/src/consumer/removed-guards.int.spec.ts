import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ControlChanged, Topics } from '@parley/contracts';
import type { FetchedBatch, FetchedRecord } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { eventually, randomName, Sabotage } from '@parley/testing';
import { Outbox } from '../outbox/outbox';
import type { Database } from '../postgres/database';
import { batch, eventRecord, scriptedLog } from '../testing/fixtures';
import { SpecDatabase } from '../testing/spec-database.support.spec';
import type { EventsHandler } from './declaration';
import { EventConsumer } from './event-consumer';

/** Each case must hold with the guard and break without it; the other guards are all in place. */
describe('a consumer without one of its guards', () => {
  let database: Database;
  let reader: string;

  beforeEach(async () => {
    database = await SpecDatabase.open();
    // Without a key: the effect itself must not make up for a missing guard.
    await database.execute('CREATE TABLE effect (ordinal bigint GENERATED ALWAYS AS IDENTITY, what text)');
    reader = randomName('parley.spec');
  });

  afterEach(() => database.close());

  const consumer = (on: Database, handle: EventsHandler): EventConsumer =>
    new EventConsumer({
      declaration: { reader, topics: [Topics.conversation], handles: [ControlChanged], attempts: 1 },
      handle, database: on, outbox: new Outbox('/parley/spec'), log: scriptedLog().client, logger: silentLogger,
      nudgeRelay: () => undefined,
      onFatal: (error) => {
        throw error;
      },
    });

  const effect: EventsHandler = async (events, { tx }) => {
    for (const { subject, data } of events) await tx.execute('INSERT INTO effect (what) VALUES ($1)', [`${subject}:${String(data['epoch'])}`]);
  };
  const effects = async (): Promise<string[]> =>
    (await database.query<{ what: string }>('SELECT what FROM effect ORDER BY ordinal')).map(({ what }) => what);

  /** Events without seq, as those of the channel: no seq check can help. */
  const withoutSeq = (record: FetchedRecord): FetchedRecord => {
    const { ce_seq: _seq, ...headers } = record.headers;
    return { ...record, headers };
  };

  describe('position lock', () => {
    /** A zombie and the new owner apply the same fetch; each lets the other come as far as it can. */
    const applyTwice = async (on: Database): Promise<string[]> => {
      // The row must be there: the first insert of a position is a guard of its own.
      await database.execute('INSERT INTO position (reader, topic, partition) VALUES ($1, $2, 0)', [reader, Topics.conversation.name]);
      const fetched: FetchedBatch[] = [batch([withoutSeq(eventRecord('a', 1, 0))])];
      let inside = 0;
      let meet: () => void = () => undefined;
      const met = new Promise<void>((resolve) => (meet = resolve));
      const handle: EventsHandler = async (events, context) => {
        inside += 1;
        if (inside === 2) meet();
        // With the lock the second never gets here before the first has committed.
        await Promise.race([met, eventually(async () => expect(await waitingForLocks()).toBeGreaterThan(0), { timeoutMs: 5_000, everyMs: 5 }).catch(() => met)]);
        await effect(events, context);
      };
      await Promise.all([consumer(on, handle).process(fetched), consumer(on, handle).process(fetched)]);
      return effects();
    };
    const waitingForLocks = async (): Promise<number> =>
      (await database.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).length;

    it('applies a fetch once with it', async () => {
      expect(await applyTwice(database)).toEqual(['a:1']);
    });

    it('applies a fetch twice without it', async () => {
      const sabotage = new Sabotage((sql) => (sql.includes('FROM position') ? sql.replace('FOR UPDATE', '') : sql));
      expect(await applyTwice(sabotage.of(database))).toEqual(['a:1', 'a:1']);
      expect(sabotage.changed).toBeGreaterThan(0);
    });
  });

  describe('seq check', () => {
    /** The relay repeated an event after a crash: the same event at a later offset, so its position is no help. */
    const applyRepeated = async (on: Database): Promise<string[]> => {
      const subject = consumer(on, effect);
      await subject.process([batch([eventRecord('a', 1, 0)])]);
      await subject.process([batch([eventRecord('a', 1, 1)])]);
      return effects();
    };

    it('applies a repeated event once with it', async () => {
      expect(await applyRepeated(database)).toEqual(['a:1']);
    });

    it('applies a repeated event twice without it', async () => {
      const sabotage = new Sabotage((sql) => sql.replace(/\(SELECT c\.last_seq FROM .*?\) AS last_seq/, 'NULL::bigint AS last_seq'));
      expect(await applyRepeated(sabotage.of(database))).toEqual(['a:1', 'a:1']);
      expect(sabotage.changed).toBeGreaterThan(0);
    });
  });

  describe('parking marker', () => {
    /** The first event of a stream fails and is parked; the fault is mended, and the second event comes. */
    const applyBehindParked = async (on: Database): Promise<string[]> => {
      let broken = true;
      const subject = consumer(on, async (events, context) => {
        if (broken) throw new Error('refused');
        await effect(events, context);
      });
      await subject.process([batch([withoutSeq(eventRecord('a', 1, 0))])]);
      broken = false;
      await subject.process([batch([withoutSeq(eventRecord('a', 2, 1))])]);
      return effects();
    };

    it('keeps later events of the stream behind the parked one with it', async () => {
      expect(await applyBehindParked(database)).toEqual([]);
      expect(await database.query('SELECT 1 FROM parked_event WHERE reader = $1', [reader])).toHaveLength(2);
    });

    it('overtakes the parked event without it', async () => {
      const sabotage = new Sabotage((sql) => sql.replace(/\(SELECT true FROM parked_stream .*?\) IS NOT NULL AS parked/, 'false AS parked'));
      expect(await applyBehindParked(sabotage.of(database))).toEqual(['a:2']);
      expect(sabotage.changed).toBeGreaterThan(0);
    });
  });

  describe('position in the transaction', () => {
    /** The process ends right after a commit, and the next one fetches from where the position is. */
    const applyOverCrash = async (on: Database): Promise<string[]> => {
      const fetched: FetchedBatch[] = [batch([withoutSeq(eventRecord('a', 1, 0))])];
      await consumer(on, effect).process(fetched);
      await consumer(database, effect).process(fetched);
      return effects();
    };

    it('applies a fetch once with it', async () => {
      expect(await applyOverCrash(database)).toEqual(['a:1']);
    });

    it('applies a fetch twice when the position was to be written after the commit', async () => {
      const sabotage = new Sabotage((sql) => sql.replace('WHERE position.reader = $1', 'WHERE false AND position.reader = $1'));
      expect(await applyOverCrash(sabotage.of(database))).toEqual(['a:1', 'a:1']);
      expect(sabotage.changed).toBe(1);
    });
  });
});
