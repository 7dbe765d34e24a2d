import type { Tx } from '../postgres/database';

export interface NewJob {
  /** Derived from its cause: enqueueing it again changes nothing. */
  readonly id: string;
  readonly kind: string;
  /** Jobs of one lane run one after the other, in the order they were enqueued. */
  readonly lane: string;
  readonly payload: object;
  readonly notBeforeMs?: number;
}

export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Milliseconds since it was enqueued. */
  readonly ageMs: number;
}

/** What many jobs record in the same way: those that end at the same time reach the function in one call. */
export interface SharedRecord {
  readonly record: (tx: Tx, items: readonly unknown[]) => Promise<void>;
  readonly item: unknown;
}

/** The function must be the same object in every outcome that is to be shared. */
export const together = <T>(record: (tx: Tx, items: readonly T[]) => Promise<void>, item: T): SharedRecord => ({
  record: record as SharedRecord['record'],
  item,
});

/** `record` runs in the transaction that removes the job. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly record?: ((tx: Tx) => Promise<void>) | SharedRecord }
  | { readonly kind: 'failed'; readonly record: ((tx: Tx) => Promise<void>) | SharedRecord }
  | { readonly kind: 'retry'; readonly afterMs: number };

export type JobHandler = (job: ClaimedJob) => Promise<JobOutcome>;

/** Calls to the outside, as rows written with the position that caused them. At least once. */
export class Jobs {
  private readonly listeners = new Map<string, () => void>();

  async enqueue(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await tx.execute(
      `INSERT INTO job (id, kind, lane, payload, not_before)
       SELECT id, kind, lane, payload, clock_timestamp() + make_interval(secs => not_before_ms / 1000)
       FROM unnest($1::text[], $2::text[], $3::text[], $4::json[], $5::float8[])
         WITH ORDINALITY AS j (id, kind, lane, payload, not_before_ms, ord)
       ORDER BY ord ON CONFLICT (id) DO NOTHING`,
      [
        jobs.map((j) => j.id),
        jobs.map((j) => j.kind),
        jobs.map((j) => j.lane),
        jobs.map((j) => JSON.stringify(j.payload)),
        jobs.map((j) => j.notBeforeMs ?? 0),
      ],
    );
  }

  /** Tells the worker of this process that jobs of a kind were committed. */
  nudge(kind: string): void {
    this.listeners.get(kind)?.();
  }

  onNudge(kind: string, listener: () => void): void {
    this.listeners.set(kind, listener);
  }
}
