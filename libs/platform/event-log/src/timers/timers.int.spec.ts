import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@parley/testing';
import type { Database } from '../postgres/database';
import { SpecDatabase } from '../testing/spec-database.support.spec';
import { TimerRunner } from './timer-runner';
import { Timers } from './timers';

describe('timers', () => {
  let database: Database;
  const runners: TimerRunner[] = [];
  const fired: string[] = [];

  beforeEach(async () => {
    fired.length = 0;
    database = await SpecDatabase.open();
  });

  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await database.close();
  });

  const start = (timers: Timers): void => {
    const runner = new TimerRunner({
      kind: 'deadline',
      handle: async (due) => void fired.push(...due.map((timer) => timer.id)),
      database,
      timers,
      nudgeRelay: () => undefined,
      onError: () => undefined,
    });
    runners.push(runner);
    runner.start();
  };
  const schedule = (timers: Timers, id: string, afterMs: number): Promise<void> =>
    database.transaction((tx) => timers.schedule(tx, [{ id, kind: 'deadline', streamId: 's', afterMs }]));

  it('fires each timer once when it is due, although several instances look', async () => {
    const timers = new Timers();
    start(timers);
    start(timers);
    for (let n = 0; n < 20; n += 1) await schedule(timers, `t${n}`, n * 5);
    await eventually(() => expect(fired).toHaveLength(20));
    expect(new Set(fired).size).toBe(20);
  });

  it('does not fire a timer that was cancelled while the runner waited for the lock of its stream', async () => {
    const timers = new Timers();
    await database.execute("INSERT INTO stream (stream_id) VALUES ('s')");
    await schedule(timers, 'racing', 0);
    await database.transaction(async (tx) => {
      await tx.query("SELECT 1 FROM stream WHERE stream_id = 's' FOR UPDATE");
      start(timers);
      await eventually(async () =>
        expect(await database.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).not.toEqual([]),
      );
      await timers.cancel(tx, ['racing']);
    });
    await schedule(timers, 'next', 0);
    await eventually(() => expect(fired).toContain('next'));
    expect(fired).toEqual(['next']);
  });

  it('fires the others when the handler of one fails, and that one again later', async () => {
    const timers = new Timers();
    for (const id of ['one', 'bad', 'two']) await schedule(timers, id, 0);
    const errors: unknown[] = [];
    const runner = new TimerRunner({
      kind: 'deadline',
      handle: async (due) => {
        if (due.some((timer) => timer.id === 'bad')) throw new Error('no');
        fired.push(...due.map((timer) => timer.id));
      },
      database,
      timers,
      nudgeRelay: () => undefined,
      onError: (error) => errors.push(error),
    });
    runners.push(runner);
    runner.start();
    await eventually(() => expect([...fired].sort()).toEqual(['one', 'two']));
    const rows = await eventually(async () => {
      const found = await database.query<{ id: string; later: boolean }>('SELECT id, due_at > clock_timestamp() AS later FROM timer');
      expect(found[0]?.later).toBe(true);
      return found;
    });
    expect(rows).toEqual([{ id: 'bad', later: true }]);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('leaves a timer that is there as it is when only missing ones are scheduled', async () => {
    const timers = new Timers();
    await schedule(timers, 'known', 60_000);
    const due = () => database.query('SELECT due_at FROM timer');
    const before = await due();
    await database.transaction((tx) => timers.scheduleMissing(tx, [{ id: 'known', kind: 'deadline', streamId: 's', afterMs: 0 }]));
    expect(await due()).toEqual(before);
  });
});
