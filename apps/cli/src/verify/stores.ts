import { deadLetterTopic, Topics } from '@parley/contracts';
import { createElasticClient, type ElasticClient } from '@parley/platform/elastic';
import type { Database } from '@parley/platform/event-log';
import { createKafkaLogClient, type FetchedRecord, type LogClient, type PartitionOffsets } from '@parley/platform/kafka';
import type { ServerAddresses } from '../shared/addresses';
import { openSchema, SCHEMAS, type Schema } from '../shared/services';
import type { LedgerRow } from './fold/ledger-log';
import { lineKeyOf } from './fold/agent-thread-lines';
import { correctionKeyOf } from './fold/intent-corrections';
import { keyOf } from './fold/thread-rows';
import { unrecognisedKeyOf } from './fold/unrecognised-messages';
import { digestOf, type LogRecord } from './log/log-event';
import type { ConsumedStream, DeadLetter, KeyedRow, Model, ParkedStream, Source } from './source';

const PAGE = 2_000;
const LOGS = Object.values(Topics).filter(({ kind }) => kind === 'log');

/** The real servers of one instance. */
export class Stores implements Source {
  readonly kafka: LogClient;
  readonly elastic: ElasticClient;
  private readonly schemas: ReadonlyMap<Schema, Database>;

  constructor({ kafkaBrokers, postgresAdminUrl, elasticsearchUrl }: ServerAddresses) {
    this.kafka = createKafkaLogClient({ brokers: kafkaBrokers.split(','), clientId: 'parley-verify' });
    this.elastic = createElasticClient({ url: elasticsearchUrl, timeoutMs: 30_000 });
    this.schemas = new Map(SCHEMAS.map((schema) => [schema, openSchema(postgresAdminUrl, schema)]));
  }

  schema(name: Schema): Database {
    const database = this.schemas.get(name);
    if (!database) throw new TypeError(`There is no schema ${name}`);
    return database;
  }

  /** Schemas in which a service has been at work. */
  async usedSchemas(): Promise<Schema[]> {
    const rows = await this.schema('conversation').query<{ table_schema: Schema }>(
      "SELECT table_schema FROM information_schema.tables WHERE table_name = 'ledger' AND table_schema = ANY($1)",
      [SCHEMAS],
    );
    return rows.map((row) => row.table_schema).sort();
  }

  async close(): Promise<void> {
    await Promise.all([this.kafka.close(), this.elastic.close(), ...[...this.schemas.values()].map((database) => database.close())]);
  }

  async log(onRecord: (record: LogRecord) => void): Promise<void> {
    // Causes before effects where one topic follows another; order across topics proves nothing.
    for (const { name } of LOGS) await this.scanIfThere(name, (record) => onRecord(plain(record)));
  }

  async ledgers(onRow: (row: LedgerRow) => void): Promise<void> {
    for (const schema of await this.usedSchemas()) {
      let after: { stream: string; seq: number } = { stream: '', seq: 0 };
      for (;;) {
        const rows = await this.schema(schema).query<{ stream_id: string; seq: number; event_id: string; topic: string; headers: Record<string, string>; value: string }>(
          `SELECT stream_id, seq, event_id, topic, headers, value::text AS value FROM ledger
           WHERE (stream_id, seq) > ($1, $2::bigint) ORDER BY stream_id, seq LIMIT ${PAGE}`,
          [after.stream, after.seq],
        );
        for (const { stream_id: stream, seq, event_id: eventId, topic, headers, value } of rows) {
          onRow({ schema, stream, seq, eventId, topic, digest: digestOf(headers, value) });
        }
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) break;
        after = { stream: last.stream_id, seq: last.seq };
      }
    }
  }

  async rows(model: Model, onRow: (row: KeyedRow) => void): Promise<void> {
    switch (model) {
      case 'agent-queue':
        return this.table('routing', 'agent_queue', ['conversation_id'], ([id], row) => onRow({ key: `conversation ${id}`, row }));
      case 'agent-thread':
        return this.table('routing', 'agent_thread', ['conversation_id'], ([id], row) => onRow({ key: `conversation ${id}`, row }));
      case 'agent-thread-line':
        return this.table('routing', 'agent_thread_line', ['tenant', 'line_id'], ([tenant, line], row) => onRow({ key: lineKeyOf(tenant ?? '', line ?? ''), row }));
      case 'thread':
        return this.table('channel', 'thread_entry', ['thread_id', 'entry_id'], ([thread, entry], row) => onRow({ key: keyOf(thread ?? '', entry ?? ''), row }));
      case 'delivery':
        return this.table('channel', 'delivery', ['reply_id'], ([id], row) => onRow({ key: `reply ${id}`, row }));
      case 'past-conversation':
        return this.table('conversation', 'past_conversation', ['conversation_id'], ([id], row) => onRow({ key: `conversation ${id}`, row }));
      case 'intent-correction':
        return this.table('nlu', 'intent_correction', ['tenant', 'message_id', 'agent_id'], ([tenant, message, agent], row) =>
          onRow({ key: correctionKeyOf(tenant ?? '', message ?? '', agent ?? ''), row }));
      case 'unrecognised-message':
        return this.table('nlu', 'unrecognised_message', ['tenant', 'message_id'], ([tenant, message], row) =>
          onRow({ key: unrecognisedKeyOf(tenant ?? '', message ?? ''), row }));
      case 'conversation-facts':
        return this.table('analytics', 'conversation_facts', ['conversation_id'], ([id], row) => onRow({ key: `conversation ${id}`, row }));
      case 'conversations-document':
        return this.documents('parley-analytics-conversations', 'conversation_id', (id, row) => onRow({ key: `conversation ${id}`, row }));
      case 'escalations-document':
        return this.documents('parley-analytics-escalations', 'escalation_id', (id, row) => onRow({ key: `escalation ${id}`, row }));
    }
  }

  async consumedStreams(onRow: (row: ConsumedStream) => void): Promise<void> {
    for (const schema of await this.usedSchemas()) {
      await this.table(schema, 'consumed_stream', ['reader', 'stream_id'], ([reader, stream], row) =>
        onRow({ schema, reader: reader ?? '', stream: stream ?? '', lastSeq: Number(row['last_seq']) }),
      );
    }
  }

  async parkedStreams(): Promise<ParkedStream[]> {
    const schemas = await this.usedSchemas();
    const found = await Promise.all(
      schemas.map(async (schema) => {
        const rows = await this.schema(schema).query<{ reader: string; stream_id: string; reason: string }>(
          'SELECT reader, stream_id, reason FROM parked_stream ORDER BY parked_at',
        );
        return rows.map(({ reader, stream_id: stream, reason }) => ({ schema, reader, stream, reason }));
      }),
    );
    return found.flat();
  }

  async deadLetters(): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    for (const reader of await this.readers()) {
      await this.scanIfThere(deadLetterTopic(reader), ({ headers }) => {
        found.push({
          reader,
          code: headers['parley-error-code'] ?? 'UNKNOWN',
          reason: headers['parley-error'] ?? '',
          origin: headers['parley-origin'] ?? '',
        });
      });
    }
    return found;
  }

  /** First and next offset per partition; undefined when there is no such topic. */
  async ends(topic: string): Promise<ReadonlyMap<number, PartitionOffsets> | undefined> {
    try {
      return await this.kafka.admin().endOffsets(topic);
    } catch (error) {
      if (isMissingTopic(error)) return undefined;
      throw error;
    }
  }

  /** Every reader that ever stored a position. */
  private async readers(): Promise<string[]> {
    const schemas = await this.usedSchemas();
    const found = await Promise.all(schemas.map((schema) => this.schema(schema).query<{ reader: string }>('SELECT DISTINCT reader FROM position')));
    return [...new Set(found.flat().map((row) => row.reader))].sort();
  }

  private async scanIfThere(topic: string, onRecord: (record: FetchedRecord) => void): Promise<void> {
    if ((await this.ends(topic)) !== undefined) await this.kafka.scan(topic, ({ records }) => records.forEach(onRecord));
  }

  /** Whole rows in order of their key, a page at a time. */
  private async table(
    schema: Schema,
    table: string,
    keys: readonly string[],
    onRow: (key: string[], row: Record<string, unknown>) => void,
  ): Promise<void> {
    const columns = keys.join(', ');
    let after = keys.map(() => '');
    for (;;) {
      const rows = await this.schema(schema).query(
        `SELECT * FROM ${table} WHERE (${columns}) > (${keys.map((_, index) => `$${index + 1}`).join(', ')}) ORDER BY ${columns} LIMIT ${PAGE}`,
        after,
      );
      for (const row of rows) onRow(keys.map((name) => String(row[name])), row);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = keys.map((name) => String(last[name]));
    }
  }

  private async documents(index: string, key: string, onRow: (id: string, row: Record<string, unknown>) => void): Promise<void> {
    if (!(await this.elastic.indices.existsAlias({ name: index }))) return;
    await this.elastic.indices.refresh({ index });
    let after: string | undefined;
    for (;;) {
      const { hits } = await this.elastic.search<Record<string, unknown>>({
        index, size: PAGE, sort: [{ [key]: 'asc' }], track_total_hits: false, query: { match_all: {} },
        ...(after !== undefined && { search_after: [after] }),
      });
      for (const { _id, _source } of hits.hits) onRow(_id ?? '', _source ?? {});
      const last = hits.hits.at(-1);
      if (!last || hits.hits.length < PAGE) return;
      after = String(last.sort?.[0]);
    }
  }
}

function plain({ topic, partition, offset, headers, value }: FetchedRecord): LogRecord {
  return { topic, partition, offset, headers, value: value === null ? null : value.toString() };
}

function isMissingTopic(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('type' in cause && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION') return true;
  }
  return false;
}
