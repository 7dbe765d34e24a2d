import { decodeAttributes, decodeData, type EventEnvelope, type Topic } from '@parley/contracts';
import type { FetchedRecord, LogClient } from '@parley/platform/kafka';
import type { Database } from '../postgres/database';

/** How a ledger's streams get their state back. */
export interface LedgerDefinition<State = unknown> {
  readonly topic: Topic;
  readonly initial: () => State;
  /** Pure; the same that the owner uses. */
  readonly evolve: (state: State, event: EventEnvelope<Record<string, unknown>>) => State;
}

export interface RestoreReport {
  /** Events that the ledger lacked. */
  readonly restored: number;
  readonly streams: number;
}

/**
 * Fills the owner's ledger from Kafka where it is behind, and folds the states of the streams concerned again. It runs
 * before the service takes events; it may be repeated at any time.
 */
export async function restoreLedger<State>(
  { database, log }: { database: Database; log: LogClient },
  definition: LedgerDefinition<State>,
  onProgress?: (events: number) => void,
): Promise<RestoreReport> {
  const touched = new Set<string>();
  let restored = 0;
  await log.scan(definition.topic.name, async ({ records }) => {
    restored += await insertMissing(database, definition.topic, records, touched);
    onProgress?.(restored);
  });
  for (const stream of touched) await refold(database, definition, stream);
  return { restored, streams: touched.size };
}

async function insertMissing(database: Database, topic: Topic, records: readonly FetchedRecord[], touched: Set<string>): Promise<number> {
  const events = records.map((record) => ({ record, attributes: decodeAttributes(record.headers) }));
  const rows = await database.query<{ stream_id: string }>(
    `INSERT INTO ledger (stream_id, seq, event_id, topic, headers, value)
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::json[], $6::json[]) ON CONFLICT DO NOTHING RETURNING stream_id`,
    [
      events.map((e) => e.attributes.subject),
      events.map((e) => e.attributes.seq ?? 0),
      events.map((e) => e.attributes.id),
      events.map(() => topic.name),
      events.map((e) => JSON.stringify(e.record.headers)),
      events.map((e) => e.record.value?.toString() ?? '{}'),
    ],
  );
  for (const row of rows) touched.add(row.stream_id);
  return rows.length;
}

async function refold<State>(database: Database, { initial, evolve }: LedgerDefinition<State>, stream: string): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute('INSERT INTO stream (stream_id) VALUES ($1) ON CONFLICT DO NOTHING', [stream]);
    await tx.query('SELECT 1 FROM stream WHERE stream_id = $1 FOR UPDATE', [stream]);
    const rows = await tx.query<{ seq: number; headers: Record<string, string>; value: string }>(
      'SELECT seq, headers, value::text AS value FROM ledger WHERE stream_id = $1 ORDER BY seq',
      [stream],
    );
    let state = initial();
    for (const { headers, value } of rows) {
      const attributes = decodeAttributes(headers);
      state = evolve(state, { ...attributes, data: decodeData(attributes, value) });
    }
    await tx.execute('UPDATE stream SET seq = $2, state = $3 WHERE stream_id = $1', [stream, rows.at(-1)?.seq ?? 0, JSON.stringify(state)]);
  });
}
