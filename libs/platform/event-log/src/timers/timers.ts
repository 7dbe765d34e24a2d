import type { Tx } from '../postgres/database';

export interface NewTimer {
  /** Derived from its cause, so that scheduling it again changes nothing. */
  readonly id: string;
  readonly kind: string;
  readonly streamId: string;
  /** From now by the database clock, in milliseconds. */
  readonly afterMs: number;
  readonly payload?: object;
}

/** A timer whose time has come; it is gone when the handler's transaction commits. */
export interface DueTimer {
  readonly id: string;
  readonly kind: string;
  readonly streamId: string;
  /** When it was due, ISO 8601. */
  readonly dueTime: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Durable timers: rows written with the state that needs them. */
export class Timers {
  private readonly listeners = new Set<(afterMs: number) => void>();

  /** Schedules, or moves, timers. */
  schedule(tx: Tx, timers: readonly NewTimer[]): Promise<void> {
    return this.insert(tx, timers, 'DO UPDATE SET due_at = excluded.due_at, payload = excluded.payload');
  }

  /** Schedules those that are not there, and leaves the others as they are. */
  scheduleMissing(tx: Tx, timers: readonly NewTimer[]): Promise<void> {
    return this.insert(tx, timers, 'DO NOTHING');
  }

  private async insert(tx: Tx, timers: readonly NewTimer[], onConflict: string): Promise<void> {
    if (timers.length === 0) return;
    await tx.execute(
      `INSERT INTO timer (id, kind, stream_id, due_at, payload)
       SELECT id, kind, stream_id, clock_timestamp() + make_interval(secs => after_ms / 1000), payload
       FROM unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::json[]) AS t (id, kind, stream_id, after_ms, payload)
       ON CONFLICT (id) ${onConflict}`,
      [
        timers.map((t) => t.id),
        timers.map((t) => t.kind),
        timers.map((t) => t.streamId),
        timers.map((t) => t.afterMs),
        timers.map((t) => JSON.stringify(t.payload ?? {})),
      ],
    );
    const soonest = Math.min(...timers.map((t) => t.afterMs));
    for (const listener of this.listeners) listener(soonest);
  }

  async cancel(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await tx.execute('DELETE FROM timer WHERE id = ANY($1)', [ids]);
  }

  /** Hears how soon, in milliseconds, a timer of this process will be due. */
  onScheduled(listener: (afterMs: number) => void): void {
    this.listeners.add(listener);
  }
}
