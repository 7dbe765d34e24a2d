import type { ConsumerContext } from '../consumer/declaration';
import { isOutage } from '../consumer/outage';
import type { Database } from '../postgres/database';
import { WorkLoop, type Turn } from '../work-loop';
import type { DueTimer, Timers } from './timers';

export type TimersHandler = (timers: readonly DueTimer[], context: ConsumerContext) => Promise<void>;

export interface TimerRunnerOptions {
  kind: string;
  handle: TimersHandler;
  database: Database;
  timers: Timers;
  nudgeRelay: () => void;
  onError: (error: unknown, name: string) => void;
}

/** Timers handled in one transaction. */
const TIMER_BATCH = 200;
/** Until a timer whose handler failed comes again. */
const FAILURE_WAIT_SECONDS = 10;

interface TimerRow {
  id: string;
  kind: string;
  stream_id: string;
  due_at: Date;
  payload: Record<string, unknown>;
}

/**
 * Runs due timers of one kind. It locks their streams first and then looks again, so a deadline that races a result
 * finds either the timer gone or the stream as the result left it.
 */
export class TimerRunner {
  private readonly loop: WorkLoop;
  private wakeAt = Infinity;

  constructor(private readonly options: TimerRunnerOptions) {
    this.loop = new WorkLoop({ name: `timers ${options.kind}`, turn: () => this.turn(), onError: options.onError });
    options.timers.onScheduled((afterMs) => this.expect(afterMs));
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private expect(afterMs: number): void {
    const at = performance.now() + afterMs;
    if (at >= this.wakeAt) return;
    this.wakeAt = at;
    setTimeout(() => {
      this.wakeAt = Infinity;
      this.loop.nudge();
    }, afterMs + 1).unref();
  }

  private async turn(): Promise<Turn> {
    const { database, kind } = this.options;
    const due = await database.query<{ id: string; stream_id: string }>(
      'SELECT id, stream_id FROM timer WHERE kind = $1 AND due_at <= clock_timestamp() ORDER BY due_at LIMIT $2',
      [kind, TIMER_BATCH],
    );
    if (due.length === 0) return 'idle';
    try {
      await this.fire(due);
    } catch (error) {
      if (isOutage(error)) throw error;
      await this.fireEach(due);
    }
    return 'more';
  }

  private async fire(due: readonly { id: string; stream_id: string }[]): Promise<void> {
    const after: (() => void)[] = [];
    await this.options.database.transaction(async (tx) => {
      after.length = 0;
      const streams = [...new Set(due.map((row) => row.stream_id))].sort();
      await tx.query('SELECT 1 FROM stream WHERE stream_id = ANY($1) ORDER BY stream_id FOR UPDATE', [streams]);
      const rows = await tx.query<TimerRow>(
        `SELECT id, kind, stream_id, due_at, payload FROM timer
         WHERE id = ANY($1) AND due_at <= clock_timestamp() ORDER BY due_at, id FOR UPDATE SKIP LOCKED`,
        [due.map((row) => row.id)],
      );
      if (rows.length === 0) return;
      await tx.execute('DELETE FROM timer WHERE id = ANY($1)', [rows.map((row) => row.id)]);
      await this.options.handle(rows.map(toDue), { tx, afterCommit: (action) => after.push(action) });
    });
    this.options.nudgeRelay();
    for (const action of after) action();
  }

  /** One timer that fails must not hold up the deadlines of everyone else: it comes again later. */
  private async fireEach(due: readonly { id: string; stream_id: string }[]): Promise<void> {
    for (const timer of due) {
      try {
        await this.fire([timer]);
      } catch (error) {
        if (isOutage(error)) throw error;
        this.options.onError(error, `timers ${this.options.kind}`);
        await this.options.database.execute(
          'UPDATE timer SET due_at = clock_timestamp() + make_interval(secs => $2) WHERE id = $1 AND due_at <= clock_timestamp()',
          [timer.id, FAILURE_WAIT_SECONDS],
        );
      }
    }
  }
}

const toDue = (row: TimerRow): DueTimer => ({
  id: row.id,
  kind: row.kind,
  streamId: row.stream_id,
  dueTime: row.due_at.toISOString(),
  payload: row.payload,
});
