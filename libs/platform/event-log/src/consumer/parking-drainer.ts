import { contractOf, decodeAttributes, ParleyError } from '@parley/contracts';
import type { FetchedRecord } from '@parley/platform/kafka';
import { platformMetrics, type Logger } from '@parley/platform/observability';
import type { Database, Tx } from '../postgres/database';
import { handling } from '../tracing/causes';
import { WorkLoop, type Turn } from '../work-loop';
import type { EventsHandler, ReceivedEvent } from './declaration';
import { receive } from './decode';
import { isOutage } from './outage';
import { advance } from './reader-tables';

/** Parked records applied in one transaction. */
const DRAIN_BATCH = 100;

/** A released stream still lacks events: its owner must republish them first. */
export class StillMissingError extends ParleyError {
  constructor(expected: number, found: number) {
    super('PARKING.STILL_MISSING', 'Events of the stream are missing; republish it before it is released', { details: { expected, found } });
  }
}

export interface ParkingDrainerOptions {
  reader: string;
  handles: ReadonlySet<string>;
  handle: EventsHandler;
  database: Database;
  onReleased: () => void;
  logger: Logger;
}

interface ParkedRow {
  ordinal: number;
  topic: string;
  partition: number;
  record_offset: number;
  key: string | null;
  headers: Record<string, string>;
  value: string | null;
}

/** Applies parked records in order once an operator asks for their stream's release. */
export class ParkingDrainer {
  private readonly loop: WorkLoop;

  constructor(private readonly options: ParkingDrainerOptions) {
    this.loop = new WorkLoop({
      name: `${options.reader} parking`,
      turn: () => this.turn(),
      onError: (error, name) => options.logger.error('a release failed, the stream stays parked', { loop: name, error }),
      idleMs: 2_000,
    });
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async turn(): Promise<Turn> {
    const { database, reader } = this.options;
    const rows = await database.query<{ stream_id: string; release_requested: boolean }>(
      'SELECT stream_id, release_requested FROM parked_stream WHERE reader = $1 ORDER BY release_requested DESC, parked_at LIMIT 1000',
      [reader],
    );
    platformMetrics.parkedStreams().set({ reader }, rows.length);
    const wanted = rows.find((row) => row.release_requested);
    if (!wanted) return 'idle';
    await this.drain(wanted.stream_id);
    return 'more';
  }

  private async drain(stream: string): Promise<void> {
    try {
      while (await this.drainSome(stream));
    } catch (error) {
      if (isOutage(error)) throw error;
      // It stays parked, and is not tried again before somebody asks again.
      await this.options.database.execute('UPDATE parked_stream SET release_requested = false WHERE reader = $1 AND stream_id = $2', [
        this.options.reader,
        stream,
      ]);
      throw error;
    }
  }

  /** True while records are left. */
  private async drainSome(stream: string): Promise<boolean> {
    const { database, reader } = this.options;
    const after: (() => void)[] = [];
    const left = await database.transaction(async (tx) => {
      after.length = 0;
      const [marker] = await tx.query('SELECT 1 FROM parked_stream WHERE reader = $1 AND stream_id = $2 FOR UPDATE', [reader, stream]);
      if (!marker) return false;
      const rows = await tx.query<ParkedRow>(
        // Behind a gap waits what fills it, after what follows it: seq tells the order where there is one.
        `SELECT ordinal, topic, partition, record_offset, key, headers, value FROM parked_event
         WHERE reader = $1 AND stream_id = $2 ORDER BY (headers ->> 'ce_seq')::bigint NULLS LAST, ordinal LIMIT $3`,
        [reader, stream, DRAIN_BATCH],
      );
      if (rows.length === 0) {
        await tx.execute('DELETE FROM parked_stream WHERE reader = $1 AND stream_id = $2', [reader, stream]);
        return false;
      }
      await this.applyRows(tx, stream, rows, (action) => after.push(action));
      await tx.execute('DELETE FROM parked_event WHERE ordinal = ANY($1::bigint[])', [rows.map((row) => row.ordinal)]);
      return true;
    });
    for (const action of after) action();
    this.options.onReleased();
    return left;
  }

  private async applyRows(tx: Tx, stream: string, rows: readonly ParkedRow[], afterCommit: (action: () => void) => void): Promise<void> {
    const { reader, handles } = this.options;
    const [consumed] = await tx.query<{ last_seq: number }>('SELECT last_seq FROM consumed_stream WHERE reader = $1 AND stream_id = $2', [reader, stream]);
    let lastSeq = consumed?.last_seq ?? 0;
    const events: ReceivedEvent[] = [];
    for (const row of rows) {
      const record = toRecord(row);
      const attributes = decodeAttributes(record.headers);
      if (attributes.seq !== undefined) {
        if (attributes.seq <= lastSeq) continue;
        if (attributes.seq > lastSeq + 1) throw new StillMissingError(lastSeq + 1, attributes.seq);
        lastSeq = attributes.seq;
      }
      if (handles.has(attributes.type) && contractOf(attributes.type)) events.push(receive(record, attributes));
    }
    if (events.length > 0) await handling(reader, events, () => this.options.handle(events, { tx, afterCommit }));
    if (lastSeq > 0) await advance(tx, reader, [], new Map([[stream, lastSeq]]));
  }
}

function toRecord(row: ParkedRow): FetchedRecord {
  return {
    topic: row.topic,
    partition: row.partition,
    offset: row.record_offset,
    key: row.key,
    headers: row.headers,
    value: row.value === null ? null : Buffer.from(row.value),
    timestamp: 0,
  };
}
