import { isUtf8 } from 'node:buffer';
import { deadLetterTopic } from '@parley/contracts';
import { platformMetrics } from '@parley/platform/observability';
import type { Outbox } from '../outbox/outbox';
import type { Tx } from '../postgres/database';
import type { DeadRecord, ParkedRecord } from './triage';

/** Sets streams aside: a marker per stream, the records behind it in order, and a copy of each first record for operators. */
export async function park(
  tx: Tx,
  outbox: Outbox,
  reader: string,
  newlyParked: ReadonlyMap<string, string>,
  records: readonly ParkedRecord[],
): Promise<void> {
  if (newlyParked.size > 0) {
    await tx.execute(
      `INSERT INTO parked_stream (reader, stream_id, reason) SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      [reader, [...newlyParked.keys()], [...newlyParked.values()]],
    );
    const first = new Map<string, ParkedRecord>();
    for (const parked of records) if (newlyParked.has(parked.stream) && !first.has(parked.stream)) first.set(parked.stream, parked);
    await deadLetter(
      tx,
      outbox,
      reader,
      [...first.values()].map(({ stream, record }) => ({ record, code: 'PARKED', reason: newlyParked.get(stream) ?? '' })),
    );
  }
  if (records.length === 0) return;
  await tx.execute(
    `INSERT INTO parked_event (reader, stream_id, topic, partition, record_offset, key, headers, value)
     SELECT $1, stream_id, topic, partition, record_offset, key, headers, value
     FROM unnest($2::text[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::json[], $8::text[])
       WITH ORDINALITY AS r (stream_id, topic, partition, record_offset, key, headers, value, ord)
     ORDER BY ord ON CONFLICT DO NOTHING`,
    [
      reader,
      records.map((r) => r.stream),
      records.map((r) => r.record.topic),
      records.map((r) => r.record.partition),
      records.map((r) => r.record.offset),
      records.map((r) => r.record.key),
      records.map((r) => JSON.stringify(r.record.headers)),
      records.map((r) => r.record.value?.toString() ?? null),
    ],
  );
}

/** Copies records to the reader's dead-letter topic with the reason and where they came from. */
export async function deadLetter(tx: Tx, outbox: Outbox, reader: string, dead: readonly DeadRecord[]): Promise<void> {
  await outbox.append(
    tx,
    dead.map(({ record, code, reason }) => ({
      stream: record.key ?? `${record.topic}/${record.partition}`,
      topic: deadLetterTopic(reader),
      key: storable(record.key),
      headers: {
        ...record.headers,
        ...(isText(record.value) ? {} : { 'parley-value-encoding': 'base64' }),
        'parley-error-code': code,
        'parley-error': reason.slice(0, 500),
        'parley-origin': `${record.topic}/${record.partition}/${record.offset}`,
      },
      value: record.value === null ? null : record.value.toString(isText(record.value) ? 'utf8' : 'base64'),
    })),
  );
  for (const { code } of dead) platformMetrics.deadLetters().inc({ reader, reason: code });
}

/** Postgres text holds UTF-8 without NUL; anything else travels as base64. */
const isText = (value: Buffer | null): boolean => value === null || (isUtf8(value) && !value.includes(0));
const storable = (key: string | null): string | null => key?.replaceAll('\u0000', '') ?? null;
