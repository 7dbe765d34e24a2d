import type { Database, Tx } from '../postgres/database';
import { WorkLoop, type Turn } from '../work-loop';
import type { ClaimedJob, JobHandler, Jobs, SharedRecord } from './jobs';

export interface JobWorkerOptions {
  kind: string;
  /** Jobs at once, each from another lane. */
  concurrency: number;
  handle: JobHandler;
  database: Database;
  jobs: Jobs;
  nudgeRelay: () => void;
  onError: (error: unknown, name: string) => void;
  /** How long a claim lasts, in seconds; a worker that died gives its jobs back after it. Default 30. */
  claimSeconds?: number;
  /** How long the loop sleeps when nobody nudges it, in milliseconds; as every loop by default. */
  idleMs?: number;
}

/** Handlers must end well before. */
const CLAIM_SECONDS = 30;
/** Wait before a job whose handler threw runs again, in milliseconds. */
const FAILURE_WAIT_MS = 1_000;

/** Jobs whose outcomes one transaction records at most. */
const FINISH_BATCH = 64;

/** A job that was worked, waiting for its outcome to be recorded. */
interface Finished {
  readonly id: string;
  readonly record: ((tx: Tx) => Promise<void>) | SharedRecord | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface JobRow {
  id: string;
  kind: string;
  lane: string;
  payload: Record<string, unknown>;
  attempts: number;
  age_ms: number;
}

/** Claims the first job of each lane and works several lanes at once. */
export class JobWorker {
  private readonly loop: WorkLoop;
  private readonly running = new Set<Promise<void>>();
  private finished: Finished[] = [];
  private recording = false;
  /** Nudges of those that enqueue, so far. */
  private nudges = 0;

  constructor(private readonly options: JobWorkerOptions) {
    const { kind, jobs, onError, idleMs } = options;
    this.loop = new WorkLoop({ name: `jobs ${kind}`, turn: () => this.turn(), onError, ...(idleMs !== undefined && { idleMs }) });
    jobs.onNudge(kind, () => {
      this.nudges += 1;
      this.loop.nudge();
    });
  }

  start(): void {
    this.loop.start();
  }

  /** Takes no new jobs and waits for the running ones. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await Promise.allSettled(this.running);
  }

  private async turn(): Promise<Turn> {
    const free = this.options.concurrency - this.running.size;
    if (free <= 0) return 'idle';
    const jobs = await this.claim(free);
    for (const job of jobs) this.begin(job);
    return jobs.length === free ? 'more' : 'idle';
  }

  private async claim(limit: number): Promise<JobRow[]> {
    return this.options.database.query<JobRow>(
      `UPDATE job SET claimed_until = clock_timestamp() + make_interval(secs => $3), attempts = attempts + 1
       WHERE ordinal IN (
         SELECT j.ordinal FROM job j
         WHERE j.kind = $1 AND j.not_before <= clock_timestamp() AND (j.claimed_until IS NULL OR j.claimed_until < clock_timestamp())
           AND NOT EXISTS (SELECT 1 FROM job earlier WHERE earlier.kind = j.kind AND earlier.lane = j.lane AND earlier.ordinal < j.ordinal)
         ORDER BY j.ordinal LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id, kind, lane, payload, attempts,
         (extract(epoch FROM clock_timestamp() - created_at) * 1000)::float8 AS age_ms`,
      [this.options.kind, limit, this.options.claimSeconds ?? CLAIM_SECONDS],
    );
  }

  private begin(row: JobRow): void {
    const job: ClaimedJob = { id: row.id, kind: row.kind, lane: row.lane, payload: row.payload, attempt: row.attempts, ageMs: row.age_ms };
    const work = this.work(job)
      .catch((error: unknown) => this.options.onError(error, `jobs ${this.options.kind}`))
      .finally(() => {
        // Jobs may be waiting for a free place, and nobody else knows that there is one.
        if (this.running.size >= this.options.concurrency) this.loop.nudge();
        this.running.delete(work);
      });
    this.running.add(work);
  }

  private async work(job: ClaimedJob): Promise<void> {
    try {
      const outcome = await this.options.handle(job);
      if (outcome.kind === 'retry') {
        await this.giveBack(job, outcome.afterMs);
        return;
      }
      await this.finish(job.id, outcome.record);
    } catch (error) {
      await this.giveBack(job, FAILURE_WAIT_MS * Math.min(job.attempt, 30));
      throw error;
    }
  }

  /** Resolves when the outcome is recorded and the job is gone. What ends meanwhile shares the next transaction. */
  private finish(id: string, record: Finished['record']): Promise<void> {
    return new Promise((resolve, reject) => {
      this.finished.push({ id, record, resolve, reject });
      if (!this.recording) void this.recordFinished();
    });
  }

  private async recordFinished(): Promise<void> {
    this.recording = true;
    while (this.finished.length > 0) {
      // In order of their ids: their records lock rows, and others lock in order too.
      const some = this.finished.splice(0, FINISH_BATCH).sort((a, b) => (a.id < b.id ? -1 : 1));
      try {
        await this.recordTogether(some);
      } catch {
        // One of them is to blame: each goes alone, and only that one fails.
        for (const one of some) await this.recordTogether([one]).catch(one.reject);
      }
    }
    this.recording = false;
  }

  private async recordTogether(some: readonly Finished[]): Promise<void> {
    let followed = false;
    let nudges = 0;
    await this.options.database.transaction(async (tx) => {
      nudges = this.nudges;
      const rows = await tx.query<{ id: string; followed: boolean }>(
        `DELETE FROM job WHERE id = ANY($1)
         RETURNING id, EXISTS (SELECT 1 FROM job next WHERE next.kind = job.kind AND next.lane = job.lane AND next.ordinal > job.ordinal) AS followed`,
        [some.map(({ id }) => id)],
      );
      followed = rows.some((row) => row.followed);
      const removed = new Set(rows.map((row) => row.id));
      // Another worker may have finished it after this one lost its claim: then nothing is left to record.
      await recordAll(tx, some.flatMap(({ id, record }) => (removed.has(id) && record ? [record] : [])));
    });
    for (const { resolve } of some) resolve();
    // A look costs a statement: it is taken only when the lane goes on, or may do so: who nudged since the statement
    // above looked for the next job found the lane still taken by the removed one.
    if (followed || this.nudges !== nudges) this.loop.nudge();
    this.options.nudgeRelay();
  }

  /** Each claim counts an attempt: a worker whose claim was taken over must not give the other's job back. */
  private async giveBack({ id, attempt }: ClaimedJob, afterMs: number): Promise<void> {
    await this.options.database.execute(
      `UPDATE job SET claimed_until = NULL, not_before = clock_timestamp() + make_interval(secs => $2::float8 / 1000) WHERE id = $1 AND attempts = $3`,
      [id, afterMs, attempt],
    );
    setTimeout(() => this.loop.nudge(), afterMs + 1).unref();
  }
}

/** Each record on its own, and those that are shared in one call of their function. */
async function recordAll(tx: Tx, records: readonly NonNullable<Finished['record']>[]): Promise<void> {
  const shared = new Map<SharedRecord['record'], unknown[]>();
  for (const record of records) {
    if (typeof record === 'function') await record(tx);
    else shared.set(record.record, [...(shared.get(record.record) ?? []), record.item]);
  }
  for (const [record, items] of shared) await record(tx, items);
}
