import { shardOf } from '../outbox/shard';
import type { Database } from '../postgres/database';

export interface RecoveryProgress {
  /** Events done so far. */
  readonly events: number;
  /** Where to go on after a cancel or a crash. */
  readonly resumeAfter: { readonly stream: string; readonly seq: number } | undefined;
}

export interface RepublishOptions {
  database: Database;
  /** Only these streams; all by default. */
  streams?: readonly string[];
  resumeAfter?: { stream: string; seq: number };
  onProgress?: (progress: RecoveryProgress) => void;
  signal?: AbortSignal;
}

interface LedgerRow {
  stream_id: string;
  seq: number;
  topic: string;
  headers: Record<string, string>;
  value: string;
}

const CHUNK = 2_000;

/**
 * Puts ledger events into the outbox again, stream by stream in seq order; the service's relay sends them. Kafka then
 * holds repeats with the same ids, which every consumer drops. For a log that lost records, or a new cluster.
 */
export async function republish({ database, streams, resumeAfter, onProgress, signal }: RepublishOptions): Promise<RecoveryProgress> {
  let after = resumeAfter;
  let events = 0;
  for (;;) {
    signal?.throwIfAborted();
    const rows = await database.query<LedgerRow>(
      `SELECT stream_id, seq, topic, headers, value::text AS value FROM ledger
       WHERE ($1::text IS NULL OR (stream_id, seq) > ($1, $2::bigint)) AND ($3::text[] IS NULL OR stream_id = ANY($3))
       ORDER BY stream_id, seq LIMIT $4`,
      [after?.stream ?? null, after?.seq ?? 0, streams ?? null, CHUNK],
    );
    if (rows.length > 0) {
      await database.execute(
        `INSERT INTO outbox (shard, topic, key, headers, value)
         SELECT shard, topic, key, headers, value
         FROM unnest($1::smallint[], $2::text[], $3::text[], $4::json[], $5::text[]) WITH ORDINALITY AS r (shard, topic, key, headers, value, ord)
         ORDER BY ord`,
        [
          rows.map((row) => shardOf(row.stream_id)),
          rows.map((row) => row.topic),
          rows.map((row) => row.headers['ce_partitionkey'] ?? row.stream_id),
          rows.map((row) => JSON.stringify(row.headers)),
          rows.map((row) => row.value),
        ],
      );
      const last = rows.at(-1)!;
      after = { stream: last.stream_id, seq: last.seq };
      events += rows.length;
    }
    onProgress?.({ events, resumeAfter: after });
    if (rows.length < CHUNK) return { events, resumeAfter: after };
  }
}

/**
 * Makes the schema belong to the cluster it is now pointed at: forgets the old cluster's id and every position. Readers
 * start from the beginning; what they applied before is dropped by seq and id. Only for a cluster that replaces a lost one.
 */
export async function adoptCluster(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute('DELETE FROM log_identity');
    await tx.execute('DELETE FROM position');
    // The new topics use the old offsets again: what is parked must not be taken for the same records.
    await tx.execute('UPDATE parked_event SET record_offset = -ordinal WHERE record_offset >= 0');
  });
}
