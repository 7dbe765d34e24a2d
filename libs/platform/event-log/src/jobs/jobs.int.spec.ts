import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@parley/testing';
import { JobWorker } from './job-worker';
import { Jobs, together, type JobHandler } from './jobs';
import type { Tx } from '../postgres/database';
import { SpecDatabase } from '../testing/spec-database.support.spec';

/** Counts how often a worker has looked for jobs. */
class WatchedDatabase extends SpecDatabase {
  looks = 0;

  override async query<R extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<R[]> {
    const rows = await super.query<R>(sql, values);
    if (sql.startsWith('UPDATE job SET claimed_until')) this.looks += 1;
    return rows;
  }
}

describe('jobs', () => {
  let database: WatchedDatabase;
  const workers: JobWorker[] = [];

  beforeEach(async () => {
    database = await WatchedDatabase.open();
    await database.execute('CREATE TABLE done (id text PRIMARY KEY)');
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await database.close();
  });

  const start = (handle: JobHandler, concurrency = 8, claimSeconds = 30, idleMs?: number): Jobs => {
    const jobs = new Jobs();
    const worker = new JobWorker({
      kind: 'call', concurrency, claimSeconds, handle, database, jobs, nudgeRelay: () => undefined, onError: () => undefined,
      ...(idleMs !== undefined && { idleMs }),
    });
    workers.push(worker);
    worker.start();
    return jobs;
  };
  const enqueue = async (ids: [string, string][]): Promise<void> => {
    await database.transaction((tx) => new Jobs().enqueue(tx, ids.map(([id, lane]) => ({ id, lane, kind: 'call', payload: {} }))));
  };
  const empty = () => eventually(async () => expect(await database.query('SELECT 1 FROM job')).toEqual([]));

  it('runs the jobs of a lane one after the other in order, and lanes side by side, on whichever worker', async () => {
    const order: string[] = [];
    const open = new Set<string>();
    const handle: JobHandler = async (job) => {
      expect(open.has(job.lane)).toBe(false);
      open.add(job.lane);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(job.id);
      open.delete(job.lane);
      return { kind: 'done' };
    };
    await enqueue(Array.from({ length: 30 }, (_, n) => [`${n % 3}-${String(n).padStart(2, '0')}`, `lane${n % 3}`] as [string, string]));
    start(handle).nudge('call');
    start(handle).nudge('call');
    await empty();
    for (const lane of ['0-', '1-', '2-']) {
      const own = order.filter((id) => id.startsWith(lane));
      expect(own).toEqual([...own].sort());
      expect(own).toHaveLength(10);
    }
  });

  it('keeps a lane waiting behind a job that is tried again', async () => {
    const order: string[] = [];
    await enqueue([['first', 'lane'], ['second', 'lane'], ['other', 'elsewhere']]);
    start(async (job) => {
      order.push(`${job.id}${job.attempt}`);
      return job.id === 'first' && job.attempt < 3 ? { kind: 'retry', afterMs: 1 } : { kind: 'done' };
    });
    await empty();
    expect(order.filter((id) => !id.startsWith('other'))).toEqual(['first1', 'first2', 'first3', 'second1']);
  });

  it('goes on in a lane at once with a job that was enqueued and nudged while the one before it was being recorded', async () => {
    const order: string[] = [];
    await enqueue([['first', 'lane']]);
    const recordFirst = async (): Promise<void> => {
      const looks = database.looks;
      await enqueue([['second', 'lane']]);
      jobs.nudge('call');
      // The nudge's own look ends here in vain: the first job's removal is not committed.
      await eventually(() => expect(database.looks).toBeGreaterThan(looks));
    };
    const handle: JobHandler = async ({ id }) => {
      order.push(id);
      return id === 'first' ? { kind: 'done', record: recordFirst } : { kind: 'done' };
    };
    // Nobody nudges any more, and by itself the loop would look again after an hour.
    const jobs = start(handle, 8, 30, 3_600_000);
    await empty();
    expect(order).toEqual(['first', 'second']);
  });

  it('records the outcome with the removal of the job', async () => {
    await enqueue([['a', 'lane']]);
    start(async () => ({ kind: 'done', record: async (tx) => void (await tx.execute("INSERT INTO done VALUES ('a')")) }));
    await empty();
    expect(await database.query('SELECT id FROM done')).toEqual([{ id: 'a' }]);
  });

  it('fails only the job whose outcome cannot be recorded, though outcomes share transactions', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    await enqueue(ids.map((id) => [id, id]));
    let refusals = 0;
    start(async ({ id, attempt }) => ({
      kind: 'done',
      record: async (tx) => {
        if (id === 'c' && attempt === 1) {
          refusals += 1;
          throw new Error('refused');
        }
        await tx.execute('INSERT INTO done VALUES ($1)', [id]);
      },
    }));
    await empty();
    expect(refusals).toBeGreaterThan(0);
    expect(await database.query('SELECT id FROM done ORDER BY id')).toEqual(ids.map((id) => ({ id })));
  });

  it('records in one call what many jobs that end together record in the same way', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `job-${String(n).padStart(2, '0')}`);
    await enqueue(ids.map((id) => [id, id]));
    let calls = 0;
    const record = async (tx: Tx, items: readonly string[]): Promise<void> => {
      calls += 1;
      await tx.execute('INSERT INTO done SELECT unnest($1::text[])', [items]);
    };
    let arrived = 0;
    let arriveAll: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (arriveAll = resolve));
    start(async ({ id }) => {
      arrived += 1;
      if (arrived === ids.length) arriveAll();
      await all;
      return { kind: 'done', record: together(record, id) };
    }, ids.length);
    await empty();
    expect((await database.query<{ id: string }>('SELECT id FROM done ORDER BY id')).map(({ id }) => id)).toEqual(ids);
    expect(calls).toBeLessThan(ids.length / 2);
  });

  it('enqueues a repeated id once', async () => {
    await enqueue([['a', 'lane']]);
    await enqueue([['a', 'lane']]);
    expect(await database.query('SELECT id FROM job')).toEqual([{ id: 'a' }]);
  });

  it('gives a job whose worker died to another when its claim has passed', async () => {
    await enqueue([['a', 'lane']]);
    // What a worker leaves behind that was killed after it claimed.
    await database.execute("UPDATE job SET attempts = 1, claimed_until = clock_timestamp() + interval '300 ms'");
    const attempts: number[] = [];
    start(async (job) => {
      attempts.push(job.attempt);
      return { kind: 'done' };
    });
    await empty();
    expect(attempts).toEqual([2]);
  });

  it('tries a job again whose handler threw, and lets other lanes go on meanwhile', async () => {
    const order: string[] = [];
    await enqueue([['bad', 'lane'], ['behind', 'lane'], ['other', 'elsewhere']]);
    start(async (job) => {
      if (job.id === 'bad' && job.attempt < 3) throw new Error('no');
      order.push(`${job.id}${job.attempt}`);
      return { kind: 'done' };
    });
    await empty();
    expect(order).toEqual(['other1', 'bad3', 'behind1']);
  });

  it('records once when a worker finishes after its claim went to another', async () => {
    await enqueue([['a', 'lane']]);
    const gates: (() => void)[] = [];
    const records: number[] = [];
    const handle: JobHandler = async (job) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return { kind: 'done', record: async () => void records.push(job.attempt) };
    };
    start(handle, 8, 0.2);
    await eventually(() => expect(gates).toHaveLength(1));
    start(handle, 8, 30);
    await eventually(() => expect(gates.length).toBeGreaterThan(1));
    gates[1]?.();
    await empty();
    gates[0]?.();
    for (const open of gates) open();
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    expect(records).toHaveLength(1);
  });

  it("does not give back a job whose claim went to another, so that no lane runs two at once", async () => {
    await enqueue([['a', 'lane']]);
    const gates: (() => void)[] = [];
    start(async (job) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return job.attempt === 1 ? { kind: 'retry', afterMs: 0 } : { kind: 'done' };
    }, 1, 0.2);
    await eventually(() => expect(gates).toHaveLength(1));
    await database.execute("UPDATE job SET attempts = 2, claimed_until = clock_timestamp() + interval '1 hour'");
    gates[0]?.();
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    const [row] = await database.query<{ held: boolean }>('SELECT claimed_until IS NOT NULL AS held FROM job');
    expect(row?.held).toBe(true);
  });
});
