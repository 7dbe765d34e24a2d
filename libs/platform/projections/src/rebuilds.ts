import { ParleyError } from '@parley/contracts';
import { isOutage, nameOf, WorkLoop, type Database, type Turn, type Worker } from '@parley/platform/event-log';
import type { Logger } from '@parley/platform/observability';
import { RebuildCancelledError, type RebuildProgress } from './rebuild';
import { createRegistry } from './registry';

/** Something that can be made anew from the log beside what is live. */
export interface Rebuildable {
  /** Kebab case, for example `agent-queue`. */
  readonly name: string;
  /** Ends with the number of events or rows it was made of. When it throws, what is live is as it was. */
  rebuild(options: {
    readonly onProgress: (progress: RebuildProgress) => void;
    readonly signal: AbortSignal;
  }): Promise<number>;
}

export type RebuildState = 'requested' | 'running' | 'done' | 'failed' | 'cancelled';

/** The last rebuild of a projection. */
export interface RebuildStatus {
  readonly name: string;
  /** `none`: it was never rebuilt. */
  readonly state: RebuildState | 'none';
  /** Folded so far. */
  readonly events: number;
  /** Records of the log still to be read. */
  readonly behind: number | null;
  /** ISO 8601. */
  readonly requestedTime: string | null;
  readonly endedTime: string | null;
  /** Code of what ended it, when it failed. */
  readonly reason: string | null;
}

/** The service has no such projection. */
export class ProjectionNotFoundError extends ParleyError {
  constructor(name: string) {
    super('PROJECTIONS.NOT_FOUND', 'There is no projection of that name', { details: { name } });
  }
}

/** A rebuild is under way already, or none is to be cancelled. */
export class RebuildConflictError extends ParleyError {
  constructor(name: string, why: 'running' | 'not running') {
    super('PROJECTIONS.REBUILD_CONFLICT', `A rebuild of ${name} is ${why}`, { details: { name, why } });
  }
}

export interface RebuildsOptions {
  readonly database: Database;
  readonly logger: Logger;
  /** How often a running rebuild says that it lives and looks whether it was cancelled, in milliseconds. Default 1000. */
  readonly heartbeatMs?: number;
}

interface Row {
  name: string;
  state: RebuildState;
  events: number;
  behind: number | null;
  requested_at: Date;
  ended_at: Date | null;
  reason: string | null;
}

/** Without a sign of life for so many seconds a rebuild counts as left behind by a crash, and begins again. */
const LEFT_BEHIND_SECONDS = 10;

/**
 * Rebuilds as operators ask for them. A request is a row: any instance may take it, answer for its progress or cancel
 * it, and one that a crash left behind begins again from a clean copy.
 */
export class Rebuilds implements Worker {
  private readonly known = new Map<string, Rebuildable>();
  private readonly loop: WorkLoop;
  private readonly stopping = new AbortController();

  constructor(private readonly options: RebuildsOptions) {
    this.loop = new WorkLoop({
      name: 'rebuilds',
      turn: () => this.turn(),
      onError: (error, name) =>
        options.logger.warn('a rebuild was interrupted, it begins again', { loop: name, error }),
      idleMs: 2_000,
    });
  }

  add(rebuildable: Rebuildable): void {
    this.known.set(rebuildable.name, rebuildable);
  }

  async start(): Promise<void> {
    await this.options.database.transaction((tx) => createRegistry(tx));
    this.loop.start();
  }

  /** A running rebuild is given up; it begins again with the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop.stop();
  }

  async list(): Promise<RebuildStatus[]> {
    const rows = await this.options.database.query<Row>('SELECT * FROM projection_rebuild');
    return [...this.known.keys()].sort().map((name) =>
      toStatus(
        name,
        rows.find((row) => row.name === name),
      ),
    );
  }

  /** @throws ProjectionNotFoundError */
  async status(name: string): Promise<RebuildStatus> {
    this.find(name);
    const [row] = await this.options.database.query<Row>('SELECT * FROM projection_rebuild WHERE name = $1', [name]);
    return toStatus(name, row);
  }

  /** @throws ProjectionNotFoundError, RebuildConflictError while one is under way */
  async request(name: string): Promise<RebuildStatus> {
    this.find(name);
    const requested = await this.options.database.execute(
      `INSERT INTO projection_rebuild AS r (name) VALUES ($1)
       ON CONFLICT (name) DO UPDATE SET state = 'requested', events = 0, behind = NULL, requested_at = clock_timestamp(), ended_at = NULL,
         reason = NULL, cancel_requested = false, seen_at = NULL
       WHERE r.state NOT IN ('requested', 'running')`,
      [name],
    );
    if (requested === 0) throw new RebuildConflictError(name, 'running');
    this.loop.nudge();
    return this.status(name);
  }

  /** It ends within about a second, on whichever instance it runs. @throws ProjectionNotFoundError, RebuildConflictError */
  async cancel(name: string): Promise<void> {
    this.find(name);
    const cancelled = await this.options.database.execute(
      `UPDATE projection_rebuild SET cancel_requested = true WHERE name = $1 AND state IN ('requested', 'running')`,
      [name],
    );
    if (cancelled === 0) throw new RebuildConflictError(name, 'not running');
    this.loop.nudge();
  }

  private find(name: string): Rebuildable {
    const found = this.known.get(name);
    if (!found) throw new ProjectionNotFoundError(name.slice(0, 64));
    return found;
  }

  private async turn(): Promise<Turn> {
    const { database } = this.options;
    const [claimed] = await database.query<{ name: string }>(
      `UPDATE projection_rebuild SET state = 'running', events = 0, behind = NULL, seen_at = clock_timestamp()
       WHERE name = (
         SELECT name FROM projection_rebuild
         WHERE name = ANY($1) AND state IN ('requested', 'running') AND (seen_at IS NULL OR seen_at < clock_timestamp() - make_interval(secs => $2))
         ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING name`,
      [[...this.known.keys()], LEFT_BEHIND_SECONDS],
    );
    if (!claimed) return 'idle';
    await this.run(this.find(claimed.name));
    return 'more';
  }

  private async run({ name, rebuild }: Rebuildable): Promise<void> {
    const cancelled = new AbortController();
    let progress: RebuildProgress = { events: 0, behind: Infinity, phase: 'reading' };
    const beat = async (): Promise<void> => {
      const behind = Number.isFinite(progress.behind) ? progress.behind : null;
      const [row] = await this.options.database.query<{ cancel_requested: boolean }>(
        `UPDATE projection_rebuild SET seen_at = clock_timestamp(), events = $2, behind = $3 WHERE name = $1 AND state = 'running' RETURNING cancel_requested`,
        [name, progress.events, behind],
      );
      if (row?.cancel_requested) cancelled.abort();
    };
    const heart = setInterval(() => {
      beat().catch((error: unknown) =>
        this.options.logger.warn('the progress of a rebuild could not be written', { projection: name, error }),
      );
    }, this.options.heartbeatMs ?? 1_000);
    try {
      await beat();
      this.options.logger.info('A projection is being rebuilt', { projection: name });
      const events = await rebuild({
        onProgress: (now) => (progress = now),
        signal: AbortSignal.any([cancelled.signal, this.stopping.signal]),
      });
      await this.end(name, 'done', events);
      this.options.logger.info('A projection was rebuilt', { projection: name, events });
    } catch (error) {
      await this.failed(name, error, progress.events, cancelled.signal.aborted);
    } finally {
      clearInterval(heart);
    }
  }

  private async failed(name: string, error: unknown, events: number, cancelled: boolean): Promise<void> {
    if (cancelled) return this.end(name, 'cancelled', events);
    if (this.stopping.signal.aborted || isOutage(error)) {
      await this.options.database.execute(
        `UPDATE projection_rebuild SET seen_at = NULL WHERE name = $1 AND state = 'running'`,
        [name],
      );
      if (this.stopping.signal.aborted) return;
      throw error;
    }
    const superseded = error instanceof RebuildCancelledError;
    this.options.logger.error('A projection could not be rebuilt', { projection: name, error: nameOf(error) });
    await this.end(name, superseded ? 'cancelled' : 'failed', events, nameOf(error));
  }

  private async end(name: string, state: RebuildState, events: number, reason?: string): Promise<void> {
    await this.options.database.execute(
      `UPDATE projection_rebuild SET state = $2, events = $3, behind = CASE WHEN $2 = 'done' THEN 0 ELSE behind END, ended_at = clock_timestamp(), reason = $4
       WHERE name = $1`,
      [name, state, events, reason ?? null],
    );
  }
}

const toStatus = (name: string, row: Row | undefined): RebuildStatus => ({
  name,
  state: row?.state ?? 'none',
  events: row?.events ?? 0,
  behind: row?.behind ?? null,
  requestedTime: row?.requested_at.toISOString() ?? null,
  endedTime: row?.ended_at?.toISOString() ?? null,
  reason: row?.reason ?? null,
});
