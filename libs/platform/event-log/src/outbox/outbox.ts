import type { Topic } from '@parley/contracts';
import type { NewEvent } from '../ledger/new-event';
import { toEnvelope, toStored } from '../ledger/new-event';
import type { Tx } from '../postgres/database';
import { shardOf } from './shard';

/** A record that is to reach Kafka after the transaction commits. */
export interface OutboxRecord {
  readonly stream: string;
  readonly topic: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
}

/** Records that leave with the transaction, in order per stream. The relay sends them. */
export class Outbox {
  constructor(private readonly source: string) {}

  /** Facts without a ledger: no seq, ids derived from their cause. */
  async publish(tx: Tx, topic: Topic, events: readonly { stream: string; event: NewEvent }[]): Promise<void> {
    const recordedtime = new Date().toISOString();
    const rows = events.map(({ stream, event }) => {
      const envelope = toEnvelope(event, { stream, source: this.source, recordedtime });
      return { stream, key: envelope.partitionkey, ...toStored(envelope), topic: topic.name };
    });
    await insertRows(tx, rows);
  }

  /** Records as they are, for copies to dead-letter topics. */
  async append(tx: Tx, records: readonly OutboxRecord[]): Promise<void> {
    await insertRows(tx, records.map((record) => ({ ...record, headers: JSON.stringify(record.headers) })));
  }
}

interface Row {
  stream: string;
  topic: string;
  key: string | null;
  headers: string;
  value: string | null;
}

async function insertRows(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `INSERT INTO outbox (shard, topic, key, headers, value)
     SELECT shard, topic, key, headers, value
     FROM unnest($1::smallint[], $2::text[], $3::text[], $4::json[], $5::text[])
       WITH ORDINALITY AS r (shard, topic, key, headers, value, ord)
     ORDER BY ord`,
    [rows.map((r) => shardOf(r.stream)), rows.map((r) => r.topic), rows.map((r) => r.key), rows.map((r) => r.headers), rows.map((r) => r.value)],
  );
}
