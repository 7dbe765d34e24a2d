import type { Database } from '../postgres/database';
import { WorkLoop, type Turn } from '../work-loop';
import type { ClaimedJob, JobHandler, Jobs } from './jobs';

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
}

/** Handlers must end well before. */
const CLAIM_SECONDS = 30;
/** Wait before a job whose handler threw runs again, in milliseconds. */
const FAILURE_WAIT_MS = 1_000;

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

  constructor(private readonly options: JobWorkerOptions) {
    this.loop = new WorkLoop({ name: `jobs ${options.kind}`, turn: () => this.turn(), onError: options.onError });
    options.jobs.onNudge(options.kind, () => this.loop.nudge());
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
        this.running.delete(work);
        this.loop.nudge();
      });
    this.running.add(work);
  }

  private async work(job: ClaimedJob): Promise<void> {
    const { database } = this.options;
    try {
      const outcome = await this.options.handle(job);
      if (outcome.kind === 'retry') {
        await this.giveBack(job, outcome.afterMs);
        return;
      }
      await database.transaction(async (tx) => {
        // Another worker may have finished it after this one lost its claim: then nothing is left to record.
        const removed = await tx.execute('DELETE FROM job WHERE id = $1', [job.id]);
        if (removed === 1) await outcome.record?.(tx);
      });
      this.options.nudgeRelay();
    } catch (error) {
      await this.giveBack(job, FAILURE_WAIT_MS * Math.min(job.attempt, 30));
      throw error;
    }
  }

  /** Each claim counts an attempt: a worker whose claim was taken over must not give the other's job back. */
  private async giveBack({ id, attempt }: ClaimedJob, afterMs: number): Promise<void> {
    await this.options.database.execute(
      `UPDATE job SET claimed_until = NULL, not_before = clock_timestamp() + make_interval(secs => $2::float8 / 1000) WHERE id = $1 AND attempts = $3`,
      [id, afterMs, attempt],
    );
  }
}
