import type { FetchedBatch } from '@parley/platform/kafka';
import type { Tx } from '../postgres/database';
import type { StreamStatus } from './triage';

const at = (topic: string, partition: number): string => `${topic}/${partition}`;

/** Locks the reader's positions of the given partitions in sorted order: a zombie and the new owner take turns here. */
export async function lockPositions(
  tx: Tx,
  reader: string,
  batches: readonly FetchedBatch[],
): Promise<(topic: string, partition: number) => number> {
  const values = [reader, batches.map((b) => b.topic), batches.map((b) => b.partition)];
  const select = () =>
    tx.query<{ topic: string; partition: number; next_offset: number }>(
      `SELECT topic, partition, next_offset FROM position
       WHERE reader = $1 AND (topic, partition) IN (SELECT * FROM unnest($2::text[], $3::int[]))
       ORDER BY topic, partition FOR UPDATE`,
      values,
    );
  let rows = await select();
  if (rows.length < new Set(batches.map((b) => at(b.topic, b.partition))).size) {
    await tx.execute(
      `INSERT INTO position (reader, topic, partition) SELECT $1, * FROM unnest($2::text[], $3::int[]) ON CONFLICT DO NOTHING`,
      values,
    );
    rows = await select();
  }
  const next = new Map(rows.map((row) => [at(row.topic, row.partition), row.next_offset]));
  return (topic, partition) => next.get(at(topic, partition)) ?? 0;
}

/**
 * Last seq and parking marker of each stream. Markers that exist are locked, so that consumer and drainer take turns;
 * one that the drainer removed meanwhile counts as gone. Each stream is looked up by itself: as a join, the planner
 * reads all streams of the reader.
 */
export async function readStatus(tx: Tx, reader: string, streams: readonly string[]): Promise<Map<string, StreamStatus>> {
  const select = () =>
    tx.query<{ stream_id: string; last_seq: number | null; parked: boolean }>(
      `SELECT stream_id,
         (SELECT c.last_seq FROM consumed_stream c WHERE c.reader = $1 AND c.stream_id = s.stream_id) AS last_seq,
         (SELECT true FROM parked_stream p WHERE p.reader = $1 AND p.stream_id = s.stream_id) IS NOT NULL AS parked
       FROM unnest($2::text[]) AS s (stream_id)`,
      [reader, streams],
    );
  let rows = await select();
  const parked = rows.filter((row) => row.parked).map((row) => row.stream_id);
  if (parked.length > 0) {
    await tx.query('SELECT 1 FROM parked_stream WHERE reader = $1 AND stream_id = ANY($2) ORDER BY stream_id FOR UPDATE', [reader, parked]);
    rows = await select();
  }
  return new Map(rows.map((row) => [row.stream_id, { lastSeq: row.last_seq ?? undefined, parked: row.parked }]));
}

/** Advances positions and seqs, in one statement. */
export async function advance(
  tx: Tx,
  reader: string,
  positions: readonly (readonly [string, number, number])[],
  seqs: ReadonlyMap<string, number>,
): Promise<void> {
  await tx.execute(
    `WITH moved AS (
       UPDATE position SET next_offset = n.next_offset
       FROM unnest($2::text[], $3::int[], $4::bigint[]) AS n (topic, partition, next_offset)
       WHERE position.reader = $1 AND position.topic = n.topic AND position.partition = n.partition
     )
     INSERT INTO consumed_stream (reader, stream_id, last_seq)
     SELECT $1, * FROM unnest($5::text[], $6::bigint[])
     ON CONFLICT (reader, stream_id) DO UPDATE SET last_seq = excluded.last_seq`,
    [
      reader,
      positions.map(([topic]) => topic),
      positions.map(([, partition]) => partition),
      positions.map(([, , next]) => next),
      [...seqs.keys()],
      [...seqs.values()],
    ],
  );
}
