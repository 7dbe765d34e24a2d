import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LogClient } from '@parley/platform/kafka';
import { eventually } from '@parley/testing';
import { LedgerBehindLogError } from '../log-guard';
import type { Database } from '../postgres/database';
import type { CountingService } from '../testing/counting-service';
import { CountingStand } from '../testing/counting-stand.support.spec';
import { adoptCluster, republish } from './republish';
import { HoleInLedgerError, restoreLedger } from './restore-ledger';

const STREAMS = ['a', 'b', 'c'];

describe('ledger and log, each made from the other', () => {
  let stand: CountingStand;
  let counting: CountingService;
  let database: Database;
  let log: LogClient;

  beforeEach(async () => {
    stand = await CountingStand.open();
    ({ counting, database, log } = stand);
  });
  afterEach(() => stand.close());

  const start = (restoreLedger = false) => stand.start({ restoreLedger });
  /** Everything that restoring has to bring back. */
  const rows = async (): Promise<unknown> => ({
    ledger: await database.query('SELECT stream_id, seq, event_id, topic, headers::jsonb AS headers, value::jsonb AS value FROM ledger ORDER BY 1, 2'),
    streams: await database.query("SELECT stream_id, seq, state::jsonb AS state FROM stream ORDER BY 1"),
    counted: await database.query('SELECT stream_id, n FROM counted ORDER BY 1'),
  });
  const ownedEvents = async (): Promise<string[]> => (await stand.owned()).map(({ subject, seq }) => `${subject}:${seq}`).sort();
  const places = (count: number): string[] => STREAMS.flatMap((stream) => Array.from({ length: count }, (_, n) => `${stream}:${n + 1}`));

  /** Three streams with the given number of events each, all of them in ledger and log. */
  const live = async (events: number): Promise<void> => {
    await start();
    for (let seq = 1; seq <= events; seq += 1) for (const stream of STREAMS) await counting.send(log, stream, seq);
    await eventually(async () => expect(await ownedEvents()).toEqual(places(events)), { timeoutMs: 20_000 });
    await eventually(async () => expect(await database.query('SELECT 1 FROM outbox')).toEqual([]));
    await stand.stop();
  };

  it('does not start while the ledger lacks what Kafka has, and says what to do', async () => {
    await live(2);
    await database.execute("DELETE FROM ledger WHERE stream_id = 'a' AND seq = 2");
    const starting = start();
    await expect(starting).rejects.toBeInstanceOf(LedgerBehindLogError);
    await expect(starting).rejects.toThrow(/restore-ledger/);
  });

  it('restores events, states and the rows that follow from them, goes on with the next seq, and changes nothing the second time', async () => {
    await live(3);
    const before = await rows();
    await database.execute("DELETE FROM ledger WHERE stream_id = 'a' OR (stream_id = 'b' AND seq > 1)");
    await database.execute("DELETE FROM stream WHERE stream_id = 'a'");
    await database.execute("UPDATE stream SET seq = 1, state = '{\"n\":1}' WHERE stream_id = 'b'");
    await database.execute("DELETE FROM counted WHERE stream_id <> 'b'");
    await start(true);
    expect(await rows()).toEqual(before);
    for (const stream of STREAMS) await counting.send(log, stream, 4);
    await eventually(async () => expect(await ownedEvents()).toEqual(places(4)), { timeoutMs: 20_000 });
    await stand.stop();
    const after = await rows();
    await start(true);
    expect(await rows()).toEqual(after);
  });

  it('refuses to go on when neither ledger nor log has an event of a stream', async () => {
    await live(1);
    await database.execute("UPDATE ledger SET seq = 3 WHERE stream_id = 'a'");
    await database.execute("DELETE FROM ledger WHERE stream_id = 'b'");
    const restoring = restoreLedger({ database, log: { scan: async () => undefined } }, counting.ledger);
    await expect(restoring).rejects.toBeInstanceOf(HoleInLedgerError);
  });

  it('fills a new log from the ledger: consumers that read it from its beginning drop what they have, and rows stay the same', async () => {
    await live(3);
    const before = await rows();
    // The log is lost: the topics come back empty, and belong to another cluster.
    await counting.deleteTopics(log);
    await eventually(() => counting.createTopics(log));
    await database.execute("UPDATE log_identity SET cluster_id = 'the lost one'");
    await adoptCluster(database);
    const report = await republish({ database });
    expect(report.events).toBe(9);
    await start();
    // A producer upstream republishes as well: everything that was consumed comes once more, then something new.
    for (let seq = 1; seq <= 3; seq += 1) for (const stream of STREAMS) await counting.send(log, stream, seq);
    await counting.send(log, 'a', 4);
    await eventually(async () => expect(await ownedEvents()).toEqual([...places(3), 'a:4'].sort()), { timeoutMs: 20_000 });
    const [row] = await database.query<{ n: number }>("SELECT n FROM counted WHERE stream_id = 'a'");
    expect(row?.n).toBe(4);
    await database.execute("DELETE FROM ledger WHERE stream_id = 'a' AND seq = 4");
    await database.execute("UPDATE stream SET seq = 3, state = '{\"n\":3}' WHERE stream_id = 'a'");
    await database.execute("UPDATE counted SET n = 3 WHERE stream_id = 'a'");
    expect(await rows()).toEqual(before);
  });

  it('does not take a parked record of the old log for the one at the same offset of the new log', async () => {
    await database.execute(
      `INSERT INTO parked_event (reader, stream_id, topic, partition, record_offset, headers) VALUES ('r', 'conversation:a', 't', 0, 0, '{}')`,
    );
    await adoptCluster(database);
    expect(await database.query("SELECT 1 FROM parked_event WHERE record_offset >= 0")).toEqual([]);
  });
});
