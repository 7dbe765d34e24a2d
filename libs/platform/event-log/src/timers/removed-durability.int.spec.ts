import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, Sabotage } from '@parley/testing';
import type { Database } from '../postgres/database';
import { SpecDatabase } from '../testing/spec-database.support.spec';
import { TimerRunner } from './timer-runner';
import { Timers } from './timers';

describe('the durability of timers', () => {
  let database: Database;

  beforeEach(async () => {
    database = await SpecDatabase.open();
  });
  afterEach(() => database.close());

  const schedule = (on: Database, id: string): Promise<void> =>
    on.transaction((tx) => new Timers().schedule(tx, [{ id, kind: 'deadline', streamId: 's', afterMs: 0 }]));

  /** What fires after the process that scheduled a deadline has ended; the last one shows that all that is due was looked at. */
  const firedAfterCrash = async (on: Database): Promise<string[]> => {
    await schedule(on, 'before the crash');
    await schedule(database, 'last');
    const fired: string[] = [];
    const runner = new TimerRunner({
      kind: 'deadline', database, timers: new Timers(),
      handle: async (due) => void fired.push(...due.map(({ id }) => id)),
      nudgeRelay: () => undefined,
      onError: () => undefined,
    });
    runner.start();
    await eventually(() => expect(fired).toContain('last'));
    await runner.stop();
    return fired;
  };

  it('lets a deadline pass whose process has ended, with it', async () => {
    expect(await firedAfterCrash(database)).toEqual(['before the crash', 'last']);
  });

  it('forgets a deadline with its process when it is not written down', async () => {
    const sabotage = new Sabotage((sql) => (sql.includes('INTO timer') ? sql.replace('ON CONFLICT', 'WHERE false ON CONFLICT') : sql));
    expect(await firedAfterCrash(sabotage.of(database))).toEqual(['last']);
    expect(sabotage.changed).toBe(1);
  });
});
