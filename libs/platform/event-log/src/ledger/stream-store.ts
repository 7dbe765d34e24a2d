import type { EventEnvelope, Topic } from '@parley/contracts';
import { shardOf } from '../outbox/shard';
import type { Database, Tx } from '../postgres/database';
import { toEnvelope, toStored, type NewEvent } from './new-event';

/** A stream whose row is locked by the running transaction. */
export interface LockedStream<State> {
  readonly id: string;
  /** Seq of its last event; 0 when it has none. */
  readonly seq: number;
  readonly state: State;
  /** False when no event was ever written to it. */
  readonly exists: boolean;
}

export interface StreamChange<State> {
  readonly stream: LockedStream<State>;
  readonly state: State;
  readonly events: readonly NewEvent[];
}

export interface StreamStoreOptions<State> {
  readonly topic: Topic;
  /** CloudEvents source, for example `/parley/conversation`. */
  readonly source: string;
  /** State of a stream without events. */
  readonly initial: () => State;
}

interface StreamRow<State> {
  stream_id: string;
  seq: number;
  state: State | null;
}

/** The owner's ledger of its streams, with their current state beside it. */
export class StreamStore<State> {
  constructor(private readonly options: StreamStoreOptions<State>) {}

  /** Locks the streams in sorted order until the transaction ends; what does not exist yet is created and locked too. */
  async lock(tx: Tx, ids: Iterable<string>): Promise<Map<string, LockedStream<State>>> {
    const wanted = [...new Set(ids)].sort();
    const locked = new Map<string, LockedStream<State>>();
    if (wanted.length === 0) return locked;
    const select = () =>
      tx.query<StreamRow<State>>('SELECT stream_id, seq, state FROM stream WHERE stream_id = ANY($1) ORDER BY stream_id FOR UPDATE', [wanted]);
    let rows = await select();
    if (rows.length < wanted.length) {
      await tx.execute('INSERT INTO stream (stream_id) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [wanted]);
      rows = await select();
    }
    for (const row of rows) locked.set(row.stream_id, this.toLocked(row));
    return locked;
  }

  /** The state without a lock, for queries; undefined when the stream has no events. */
  async read(source: Pick<Database, 'query'>, id: string): Promise<LockedStream<State> | undefined> {
    const [row] = await source.query<StreamRow<State>>('SELECT stream_id, seq, state FROM stream WHERE stream_id = $1 AND seq > 0', [id]);
    return row && this.toLocked(row);
  }

  /** Appends the events behind their streams, with contiguous seq, into ledger and outbox, and stores the states. */
  async commit(tx: Tx, changes: readonly StreamChange<State>[]): Promise<EventEnvelope[]> {
    const recordedtime = new Date().toISOString();
    const envelopes = changes.flatMap(({ stream, events }) =>
      events.map((event, index) =>
        toEnvelope(event, { stream: stream.id, source: this.options.source, recordedtime, seq: stream.seq + index + 1 }),
      ),
    );
    if (changes.length === 0) return envelopes;
    const stored = envelopes.map(toStored);
    await tx.execute(COMMIT_SQL, [
      changes.map(({ stream }) => stream.id),
      changes.map(({ stream, events }) => stream.seq + events.length),
      changes.map(({ state }) => JSON.stringify(state)),
      envelopes.map((e) => e.subject),
      envelopes.map((e) => e.seq),
      envelopes.map((e) => e.id),
      envelopes.map((e) => e.partitionkey),
      stored.map((s) => s.headers),
      stored.map((s) => s.value),
      envelopes.map((e) => shardOf(e.subject)),
      this.options.topic.name,
    ]);
    return envelopes;
  }

  private toLocked(row: StreamRow<State>): LockedStream<State> {
    return { id: row.stream_id, seq: row.seq, state: row.state ?? this.options.initial(), exists: row.seq > 0 };
  }
}

// Outbox ids are drawn while the stream rows are locked, so rows of a stream leave in seq order.
const COMMIT_SQL = `
  WITH state AS (
    UPDATE stream SET seq = c.seq, state = c.state
    FROM unnest($1::text[], $2::bigint[], $3::json[]) AS c (stream_id, seq, state)
    WHERE stream.stream_id = c.stream_id
  ), event AS (
    SELECT * FROM unnest($4::text[], $5::bigint[], $6::uuid[], $7::text[], $8::json[], $9::text[], $10::smallint[])
      WITH ORDINALITY AS e (stream_id, seq, event_id, key, headers, value, shard, ord)
  ), appended AS (
    INSERT INTO ledger (stream_id, seq, event_id, topic, headers, value)
    SELECT stream_id, seq, event_id, $11, headers, value::json FROM event ORDER BY ord
  )
  INSERT INTO outbox (shard, topic, key, headers, value)
  SELECT shard, $11, key, headers, value FROM event ORDER BY ord`;
