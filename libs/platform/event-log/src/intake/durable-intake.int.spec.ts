import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Topics, type EventEnvelope } from '@parley/contracts';
import { LogClosedError, LogUnavailableError, type LogRecord, type LogWriter } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { eventually } from '@parley/testing';
import { toEnvelope } from '../ledger/new-event';
import type { Database } from '../postgres/database';
import { controlChanged } from '../testing/fixtures';
import { SpecDatabase } from '../testing/spec-database.support.spec';
import { DurableIntake, IntakeSaturatedError } from './durable-intake';

/** A log that can be switched away. */
class SwitchedWriter implements LogWriter {
  away = false;
  readonly sent: LogRecord[] = [];

  async append(records: readonly LogRecord[]): Promise<void> {
    if (this.away) throw new LogUnavailableError('spec');
    this.sent.push(...records);
  }

  async close(): Promise<void> {
    return undefined;
  }
}

describe('durable intake', () => {
  let database: Database;
  let writer: SwitchedWriter;
  let intake: DurableIntake;

  beforeEach(async () => {
    database = await SpecDatabase.open();
    writer = new SwitchedWriter();
    intake = new DurableIntake({ database, writer, logger: silentLogger, patienceMs: 10 });
    intake.start();
  });

  afterEach(async () => {
    await intake.stop();
    await database.close();
  });

  const event = (n: number): EventEnvelope =>
    toEnvelope(controlChanged('thread', n), { stream: 'thread', source: '/parley/spec', recordedtime: '2026-03-01T10:00:00.000Z' });
  const accept = (n: number): Promise<void> => intake.accept([{ topic: Topics.channel, event: event(n) }]);
  const sentIds = (): string[] => writer.sent.map((record) => record.headers['ce_id'] ?? '');
  const ids = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => event(from + index).id);

  it('accepts into the spool while Kafka is away, and appends in order when it is back', async () => {
    writer.away = true;
    for (let n = 1; n <= 20; n += 1) await accept(n);
    expect(writer.sent).toEqual([]);
    writer.away = false;
    await eventually(async () => expect(await database.query('SELECT 1 FROM spool')).toEqual([]));
    expect([...new Set(sentIds())]).toEqual(ids(1, 20));
  });

  it('lets nothing overtake what still lies in the spool', async () => {
    writer.away = true;
    await accept(1);
    const later = Array.from({ length: 10 }, (_, index) => index + 2);
    writer.away = false;
    for (const n of later) await accept(n);
    await eventually(() => expect(new Set(sentIds()).size).toBe(11));
    expect([...new Set(sentIds())]).toEqual(ids(1, 11));
  });

  it('asks the sender to come back when neither Kafka nor the spool can take a message', async () => {
    writer.away = true;
    await database.execute('ALTER TABLE spool RENAME TO spool_away');
    await expect(accept(1)).rejects.toThrow(IntakeSaturatedError);
    await database.execute('ALTER TABLE spool_away RENAME TO spool');
  });

  it('asks the sender to come back when the process is ending', async () => {
    await accept(1);
    const spooled = async (): Promise<unknown[]> => database.query('SELECT 1 FROM spool');
    const append = jest.spyOn(writer, 'append');
    let n = 1;
    // Straight to the log again, once the spool has been seen empty.
    await eventually(async () => {
      append.mockClear();
      n += 1;
      await accept(n);
      expect([append.mock.calls.length, await spooled()]).toEqual([1, []]);
    });
    append.mockRejectedValue(new LogClosedError());
    await expect(accept(n + 1)).rejects.toMatchObject({ code: 'INTAKE.UNAVAILABLE', retriable: true });
    expect(await spooled()).toEqual([]);
  });
});
