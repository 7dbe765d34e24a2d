import { ParleyError } from '@parley/contracts';
import type { Database } from '../postgres/database';

/** A stream that a reader set aside. Ids, counts and codes only. */
export interface ParkedStream {
  readonly reader: string;
  /** `<context>:<stream id>`. */
  readonly stream: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly parkedTime: string;
  readonly releaseRequested: boolean;
  /** Events that wait behind the marker. */
  readonly waiting: number;
}

/** The reader has no such stream parked: never parked, or released already. */
export class ParkedStreamNotFoundError extends ParleyError {
  constructor(reader: string, stream: string) {
    super('PARKING.NOT_FOUND', 'The reader has no such stream parked', { details: { reader, stream } });
  }
}

const LIST_LIMIT = 1_000;

/** What operators see of parked streams, and how they let them go. */
export class Parking {
  constructor(private readonly database: Database) {}

  /** Oldest first, 1,000 at most. */
  async list(): Promise<ParkedStream[]> {
    const rows = await this.database.query<{
      reader: string; stream_id: string; reason: string; parked_at: Date; release_requested: boolean; waiting: number;
    }>(
      `SELECT s.reader, s.stream_id, s.reason, s.parked_at, s.release_requested,
              (SELECT count(*) FROM parked_event e WHERE e.reader = s.reader AND e.stream_id = s.stream_id)::int AS waiting
       FROM parked_stream s ORDER BY s.parked_at, s.reader, s.stream_id LIMIT $1`,
      [LIST_LIMIT],
    );
    return rows.map((row) => ({
      reader: row.reader,
      stream: row.stream_id,
      reason: row.reason,
      parkedTime: row.parked_at.toISOString(),
      releaseRequested: row.release_requested,
      waiting: row.waiting,
    }));
  }

  /** Asks the reader to apply what waits; it does so within seconds, on whichever instance. @throws ParkedStreamNotFoundError */
  async release(reader: string, stream: string): Promise<void> {
    const found = await this.database.execute('UPDATE parked_stream SET release_requested = true WHERE reader = $1 AND stream_id = $2', [reader, stream]);
    if (found === 0) throw new ParkedStreamNotFoundError(reader, stream);
  }
}
