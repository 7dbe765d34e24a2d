import { ParleyError } from '@parley/contracts';
import type { Database, ReceivedEvent, Tx } from '@parley/platform/event-log';
import type { LogClient } from '@parley/platform/kafka';
import { LogFolder } from './log-folder';
import type { Projection } from './projection';
import { createViews, dropViews, registeredAs } from './registry';

/** How far a rebuild is. */
export interface RebuildProgress {
  /** Events folded so far. */
  readonly events: number;
  /** Records of the log between the copy and the live reader; 0 when the copy may take its place. */
  readonly behind: number;
  readonly phase: 'reading' | 'switching' | 'done';
}

export interface RebuildOptions {
  readonly database: Database;
  readonly log: Pick<LogClient, 'scan'>;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Cancels: the copy is dropped and the live one stays as it is. */
  readonly signal?: AbortSignal;
}

/** The rebuild was cancelled by its caller, or a newer one took its place. The live rows are untouched. */
export class RebuildCancelledError extends ParleyError {
  constructor(name: string, why: 'cancelled' | 'superseded') {
    super('PROJECTIONS.REBUILD_CANCELLED', `The rebuild of ${name} was ${why}`, { details: { name, why } });
  }
}

/** Events folded in one transaction. */
const FOLD_BATCH = 1_000;
/** Records that may be left when the live reader is held for the switch: a fraction of a second's work. */
const SWITCH_WITHIN = 2_000;

/**
 * Builds the projection anew from the whole log beside the live one and, once it has reached the live reader's
 * positions, puts it behind the views in one transaction. The live reader goes on from the copy's positions.
 *
 * @returns events folded. @throws RebuildCancelledError, HoleInLogError
 */
export async function rebuild(projection: Projection, options: RebuildOptions): Promise<number> {
  const run = new Rebuild(projection, options);
  try {
    return await run.complete();
  } catch (error) {
    await run.discard();
    throw error;
  }
}

class Rebuild {
  private readonly suffix = `_r${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
  private readonly folder: LogFolder;
  private folded = 0;
  private behind = Infinity;

  constructor(
    private readonly projection: Projection,
    private readonly options: RebuildOptions,
  ) {
    this.folder = new LogFolder(new Set(projection.handles.map((contract) => contract.type)));
  }

  async complete(): Promise<number> {
    await this.options.database.transaction((tx) => this.begin(tx));
    do {
      await this.readOn((events) => this.options.database.transaction((tx) => this.fold(tx, events)));
    } while (!(await this.switched()));
    this.report('done');
    return this.folded;
  }

  private async switched(): Promise<boolean> {
    const before = this.folder.checkpoint();
    return this.options.database.transaction((tx) => {
      // A transaction that runs again reads again what it read before it was rolled back.
      this.folder.restore(before);
      return this.tryToSwitch(tx);
    });
  }

  async discard(): Promise<void> {
    await this.options.database.transaction(async (tx) => {
      await this.projection.drop(tx, this.suffix);
      await tx.execute('UPDATE projection SET rebuilding = NULL WHERE name = $1 AND rebuilding = $2', [
        this.projection.name,
        this.suffix,
      ]);
    });
  }

  /** Takes the place of a rebuild that was left behind by a crash, or is still running elsewhere. */
  private async begin(tx: Tx): Promise<void> {
    const registered = await registeredAs(tx, this.projection.name);
    if (registered?.rebuilding) await this.projection.drop(tx, registered.rebuilding);
    await this.projection.init(tx, this.suffix);
    await tx.execute('UPDATE projection SET rebuilding = $2 WHERE name = $1', [this.projection.name, this.suffix]);
  }

  /** Reads every topic from where it stands to its end. */
  private async readOn(fold: (events: ReceivedEvent[]) => Promise<void>): Promise<void> {
    let waiting: ReceivedEvent[] = [];
    const flush = async (): Promise<void> => {
      if (waiting.length > 0) await fold(waiting);
      this.folded += waiting.length;
      waiting = [];
      this.report('reading');
    };
    for (const { name: topic } of this.projection.topics) {
      const onBatch = async (batch: Parameters<LogFolder['take']>[0]): Promise<void> => {
        if (this.options.signal?.aborted) throw new RebuildCancelledError(this.projection.name, 'cancelled');
        waiting.push(...this.folder.take(batch));
        if (waiting.length >= FOLD_BATCH) await flush();
      };
      await this.options.log.scan(topic, onBatch, this.from(topic));
    }
    await flush();
  }

  private from(topic: string): Map<number, number> {
    const mine = [...this.folder.positions].filter(([key]) => key.startsWith(`${topic}/`));
    return new Map(mine.map(([key, next]) => [Number(key.slice(topic.length + 1)), next]));
  }

  private async fold(tx: Tx, events: readonly ReceivedEvent[]): Promise<void> {
    await this.projection.apply(tx, events, this.projection.tableNames(this.suffix));
  }

  /**
   * False when too much is left. The last records are read while the live reader's positions are locked — the one
   * place where the log is read inside a transaction, because under load the live reader would stay ahead for ever;
   * the bound keeps it far below the time a transaction may idle.
   */
  private async tryToSwitch(tx: Tx): Promise<boolean> {
    const registered = await registeredAs(tx, this.projection.name);
    if (registered?.rebuilding !== this.suffix) throw new RebuildCancelledError(this.projection.name, 'superseded');
    const live = await tx.query<{ topic: string; partition: number; next_offset: number }>(
      'SELECT topic, partition, next_offset FROM position WHERE reader = $1 ORDER BY topic, partition FOR UPDATE',
      [registered.reader],
    );
    const left = (): number =>
      live.reduce(
        (sum, row) =>
          sum + Math.max(0, row.next_offset - (this.folder.positions.get(`${row.topic}/${row.partition}`) ?? 0)),
        0,
      );
    this.behind = left();
    if (this.behind > SWITCH_WITHIN) return false;
    if (this.behind > 0) await this.readOn((events) => this.fold(tx, events));
    this.behind = left();
    if (this.behind > 0) return false;
    this.report('switching');
    await this.replaceTables(tx, registered.version);
    await this.handOverPositions(tx, registered.reader);
    return true;
  }

  private async replaceTables(tx: Tx, liveVersion: number): Promise<void> {
    await dropViews(tx, this.projection);
    const built = this.projection.tableNames(this.suffix);
    for (const [view, table] of Object.entries(this.projection.tableNames())) {
      await tx.query(`DROP TABLE IF EXISTS ${view}_v${liveVersion}`);
      await tx.query(`ALTER TABLE ${built[view]} RENAME TO ${table}`);
    }
    await createViews(tx, this.projection);
    await tx.execute('UPDATE projection SET version = $2, reader = $3, rebuilding = NULL WHERE name = $1', [
      this.projection.name,
      this.projection.version,
      this.projection.reader,
    ]);
  }

  /** The copy holds everything up to its positions, the parked streams of the live reader included. */
  private async handOverPositions(tx: Tx, liveReader: string): Promise<void> {
    const { positions, seqs } = this.folder;
    const places = [...positions].map(([key, next]) => ({
      topic: key.slice(0, key.lastIndexOf('/')),
      partition: Number(key.slice(key.lastIndexOf('/') + 1)),
      next,
    }));
    for (const table of ['parked_event', 'parked_stream', 'consumed_stream', 'position']) {
      await tx.execute(`DELETE FROM ${table} WHERE reader = ANY($1)`, [[liveReader, this.projection.reader]]);
    }
    await tx.execute(
      'INSERT INTO position (reader, topic, partition, next_offset) SELECT $1, * FROM unnest($2::text[], $3::int[], $4::bigint[])',
      [this.projection.reader, places.map((p) => p.topic), places.map((p) => p.partition), places.map((p) => p.next)],
    );
    await tx.execute(
      'INSERT INTO consumed_stream (reader, stream_id, last_seq) SELECT $1, * FROM unnest($2::text[], $3::bigint[])',
      [this.projection.reader, [...seqs.keys()], [...seqs.values()]],
    );
  }

  private report(phase: RebuildProgress['phase']): void {
    this.options.onProgress?.({ events: this.folded, behind: this.behind, phase });
  }
}
