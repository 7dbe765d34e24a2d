import { decodeAttributes, decodeData, ParleyError, UndecodableEventError, type EventEnvelope, type Topic } from '@parley/contracts';
import type { FetchedRecord, LogClient } from '@parley/platform/kafka';
import { attributesOf } from '../consumer/decode';
import type { Database, Tx } from '../postgres/database';

export type LedgerEvent = EventEnvelope<Record<string, unknown>>;

/** A ledger that a service owns, and how its streams and what follows from them come back when the database is older than the log. */
export interface OwnedLedger<State = unknown> {
  readonly topic: Topic;
  readonly initial: () => State;
  /** Pure; the same that the owner uses. */
  evolve(state: State, event: LedgerEvent): State;
  /**
   * Writes the rows that follow from a stream, given all its events in order; the stream's row is locked and holds the
   * folded state. Doing it again changes nothing. Streams come in the order in which they began.
   */
  derive?(tx: Tx, streamId: string, events: readonly LedgerEvent[]): Promise<void>;
}

export interface RestoreReport {
  /** Events that the ledger lacked. */
  readonly restored: number;
  /** Streams that were folded again. */
  readonly streams: number;
}

export interface RestoreProgress extends RestoreReport {
  readonly phase: 'reading' | 'folding';
}

/** Kafka and the ledger together do not hold every event of a stream: neither can be restored from the other. */
export class HoleInLedgerError extends ParleyError {
  constructor(stream: string, expected: number, found: number) {
    super('LOG.HOLE_IN_LEDGER', 'A stream has a hole in the ledger which the log does not fill; restore the database from a newer backup', {
      details: { stream, expected, found },
    });
  }
}

/**
 * Fills the owner's ledger from Kafka where it is behind, then folds every stream again and writes what follows from it.
 * It runs before the service takes events; it may be repeated at any time. @throws HoleInLedgerError
 */
export async function restoreLedger<State>(
  { database, log }: { database: Database; log: Pick<LogClient, 'scan'> },
  ledger: OwnedLedger<State>,
  onProgress?: (progress: RestoreProgress) => void,
): Promise<RestoreReport> {
  let restored = 0;
  await log.scan(ledger.topic.name, async ({ records }) => {
    restored += await insertMissing(database, ledger.topic, records);
    onProgress?.({ phase: 'reading', restored, streams: 0 });
  });
  let streams = 0;
  for (const id of await streamsOf(database, ledger.topic)) {
    await database.transaction((tx) => refold(tx, ledger, id));
    streams += 1;
    onProgress?.({ phase: 'folding', restored, streams });
  }
  return { restored, streams };
}

/** Only what the owner wrote has a seq; anything else on the topic is no part of the ledger. */
async function insertMissing(database: Database, topic: Topic, records: readonly FetchedRecord[]): Promise<number> {
  const events = records.flatMap((record) => {
    const attributes = attributesOf(record);
    return attributes instanceof UndecodableEventError || attributes.seq === undefined ? [] : [{ record, attributes, seq: attributes.seq }];
  });
  return database.execute(
    `INSERT INTO ledger (stream_id, seq, event_id, topic, headers, value)
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::json[], $6::json[]) ON CONFLICT DO NOTHING`,
    [
      events.map((e) => e.attributes.subject),
      events.map((e) => e.seq),
      events.map((e) => e.attributes.id),
      events.map(() => topic.name),
      events.map((e) => JSON.stringify(e.record.headers)),
      events.map((e) => e.record.value?.toString() ?? '{}'),
    ],
  );
}

async function streamsOf(database: Database, topic: Topic): Promise<string[]> {
  const rows = await database.query<{ stream_id: string }>(
    `SELECT stream_id FROM ledger WHERE topic = $1 GROUP BY stream_id ORDER BY min(headers ->> 'ce_recordedtime'), stream_id`,
    [topic.name],
  );
  return rows.map((row) => row.stream_id);
}

async function refold<State>(tx: Tx, { initial, evolve, derive }: OwnedLedger<State>, stream: string): Promise<void> {
  await tx.execute('INSERT INTO stream (stream_id) VALUES ($1) ON CONFLICT DO NOTHING', [stream]);
  await tx.query('SELECT 1 FROM stream WHERE stream_id = $1 FOR UPDATE', [stream]);
  const rows = await tx.query<{ seq: number; headers: Record<string, string>; value: string }>(
    'SELECT seq, headers, value::text AS value FROM ledger WHERE stream_id = $1 ORDER BY seq',
    [stream],
  );
  const hole = rows.findIndex((row, index) => row.seq !== index + 1);
  if (hole >= 0) throw new HoleInLedgerError(stream, hole + 1, rows[hole]?.seq ?? 0);
  const events = rows.map(({ headers, value }): LedgerEvent => {
    const attributes = decodeAttributes(headers);
    return { ...attributes, data: decodeData(attributes, value) };
  });
  const state = events.reduce((folded, event) => evolve(folded, event), initial());
  await tx.execute('UPDATE stream SET seq = $2, state = $3 WHERE stream_id = $1', [stream, rows.length, JSON.stringify(state)]);
  await derive?.(tx, stream, events);
}
