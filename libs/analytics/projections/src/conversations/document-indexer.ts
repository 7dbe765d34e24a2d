import { documentsOf, noConversationFacts, noRoutingFacts, type ConversationFacts, type RoutingFacts } from '@parley/analytics/domain';
import {
  asking, BulkRejectedError, bulkExternal, createIndex, deleteOtherIndexes, ensureIndex, IndexMissingError, switchAlias,
  type ElasticClient, type IndexDefinition, type VersionedDocument,
} from '@parley/platform/elastic';
import type { Database } from '@parley/platform/event-log';
import { conversationsIndex, escalationsIndex } from './indexes';

interface FactsRow {
  conversation_id: string;
  tenant: string;
  conversation: ConversationFacts | null;
  routing: RoutingFacts | null;
  version: number;
  indexed_version: number;
}

/** Indexes that documents are written to. */
interface Targets {
  readonly conversations: string;
  readonly escalations: string;
}

export interface DocumentIndexerOptions {
  /** Hears the ids of documents that the mapping refuses; they wait for a change of their conversation or for a rebuild. */
  readonly onRejected?: (ids: readonly string[]) => void;
  /** Other names than the product's, for specs. */
  readonly indexes?: { readonly conversations: IndexDefinition; readonly escalations: IndexDefinition };
}

export interface DocumentsProgress {
  /** Conversations written so far. */
  readonly events: number;
  readonly behind: number;
  readonly phase: 'reading' | 'switching' | 'done';
}

/** Conversations written in one bulk. */
const BULK = 250;
/** Bulks under way at once: while Elasticsearch works at one, the next is made and the last is marked as written. */
const BULKS = 4;
/** Below every version: the document has to be written again. */
const NOT_INDEXED = -1;
const COLUMNS = 'conversation_id, tenant, conversation, routing, version, indexed_version';

/**
 * Writes the documents of changed conversations to Elasticsearch. Whole documents by external version: repeating a row
 * or writing it from two instances changes nothing.
 */
export class DocumentIndexer {
  private targets: Targets | undefined;
  private readonly indexes: Required<DocumentIndexerOptions>['indexes'];

  constructor(
    private readonly database: Database,
    private readonly elastic: ElasticClient,
    private readonly options: DocumentIndexerOptions = {},
  ) {
    this.indexes = options.indexes ?? { conversations: conversationsIndex, escalations: escalationsIndex };
  }

  /**
   * Writes some bulks of changed conversations. @returns how many it wrote.
   * @throws ElasticUnavailableError (retriable) while the server is away: the rows stay marked.
   * @throws IndexMissingError (retriable) when an index was deleted: everything will be written again.
   */
  async indexChanged(): Promise<number> {
    try {
      const targets = await this.prepare();
      const rows = await this.database.query<FactsRow>(
        `SELECT ${COLUMNS} FROM conversation_facts WHERE indexed_version < version ORDER BY conversation_id LIMIT $1`,
        [BULK * BULKS],
      );
      // All of them end before a failure is told: the next run must not read rows that are still being marked.
      const bulks = await Promise.allSettled(bulksOf(rows).map((bulk) => this.writeChanged(targets, bulk)));
      for (const bulk of bulks) if (bulk.status === 'rejected') throw bulk.reason;
      return rows.length;
    } catch (error) {
      if (error instanceof IndexMissingError) {
        this.targets = undefined;
        await this.markAllChanged();
      }
      throw error;
    }
  }

  /**
   * Fills new indexes beside the live ones and switches to them. What changed meanwhile follows with the next bulks.
   * @returns conversations written. When it throws, the live indexes are as they were.
   */
  async rebuild({ onProgress, signal }: { onProgress: (progress: DocumentsProgress) => void; signal: AbortSignal }): Promise<number> {
    const { conversations, escalations } = this.indexes;
    const targets: Targets = { conversations: await createIndex(this.elastic, conversations), escalations: await createIndex(this.elastic, escalations) };
    let written: number;
    try {
      written = await this.writeAll(targets, onProgress, signal);
    } catch (error) {
      await asking(() => this.elastic.indices.delete({ index: Object.values(targets), ignore_unavailable: true }));
      throw error;
    }
    onProgress({ events: written, behind: 0, phase: 'switching' });
    await this.switchTo(targets);
    await deleteOtherIndexes(this.elastic, conversations.alias, targets.conversations);
    await deleteOtherIndexes(this.elastic, escalations.alias, targets.escalations);
    await this.markAllChanged();
    onProgress({ events: written, behind: 0, phase: 'done' });
    return written;
  }

  /** The indexes of this release; a new version of them is filled from the facts and then takes over the aliases. */
  private async prepare(): Promise<Targets> {
    if (this.targets) return this.targets;
    const conversations = await ensureIndex(this.elastic, this.indexes.conversations);
    const escalations = await ensureIndex(this.elastic, this.indexes.escalations);
    const targets = { conversations: conversations.index, escalations: escalations.index };
    // The old release of a rolling upgrade leaves the alias to the new one.
    if ([conversations, escalations].some(({ live, superseded }) => !live && !superseded)) {
      await this.writeAll(targets);
      await this.switchTo(targets);
    }
    // A search engine that lost its data, or was replaced, begins empty.
    const { count } = await asking(() => this.elastic.count({ index: targets.conversations }));
    if (count === 0) await this.markAllChanged();
    this.targets = targets;
    return targets;
  }

  private async switchTo(targets: Targets): Promise<void> {
    await switchAlias(this.elastic, this.indexes.conversations.alias, targets.conversations);
    await switchAlias(this.elastic, this.indexes.escalations.alias, targets.escalations);
    this.targets = targets;
  }

  /** Every conversation into the given indexes, in order of id. */
  private async writeAll(targets: Targets, onProgress?: (progress: DocumentsProgress) => void, signal?: AbortSignal): Promise<number> {
    let after = '';
    let written = 0;
    for (;;) {
      signal?.throwIfAborted();
      const rows = await this.database.query<FactsRow>(
        `SELECT ${COLUMNS} FROM conversation_facts WHERE conversation_id > $1 ORDER BY conversation_id LIMIT $2`,
        [after, BULK],
      );
      if (rows.length === 0) return written;
      await this.write(targets, rows);
      written += rows.length;
      after = rows.at(-1)?.conversation_id ?? after;
      onProgress?.({ events: written, behind: 0, phase: 'reading' });
    }
  }

  private async writeChanged(targets: Targets, rows: readonly FactsRow[]): Promise<void> {
    await this.write(targets, rows);
    await this.markIndexed(rows);
  }

  private async write(targets: Targets, rows: readonly FactsRow[]): Promise<void> {
    const documents = rows.map((row) => ({
      version: row.version,
      ...documentsOf({ tenant: row.tenant, conversationId: row.conversation_id }, row.conversation ?? noConversationFacts, row.routing ?? noRoutingFacts),
    }));
    await this.bulk(
      targets.conversations,
      documents.map(({ conversation, version }) => ({ id: conversation.conversation_id, version, doc: conversation })),
    );
    await this.bulk(
      targets.escalations,
      documents.flatMap(({ escalations, version }) => escalations.map((doc) => ({ id: doc.escalation_id, version, doc }))),
    );
  }

  /** A refused document must not keep all others waiting behind it. */
  private async bulk(index: string, documents: readonly VersionedDocument[]): Promise<void> {
    try {
      await bulkExternal(this.elastic, index, documents);
    } catch (error) {
      if (!(error instanceof BulkRejectedError)) throw error;
      this.options.onRejected?.(error.rejected.map(({ id }) => id));
    }
  }

  /** Only where nobody asked for the row anew since it was read. */
  private async markIndexed(rows: readonly FactsRow[]): Promise<void> {
    await this.database.execute(
      `UPDATE conversation_facts AS f SET indexed_version = n.version
       FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS n (conversation_id, version, read_version)
       WHERE f.conversation_id = n.conversation_id AND f.indexed_version = n.read_version`,
      [rows.map((row) => row.conversation_id), rows.map((row) => row.version), rows.map((row) => row.indexed_version)],
    );
  }

  private async markAllChanged(): Promise<void> {
    await this.database.execute('UPDATE conversation_facts SET indexed_version = $1 WHERE indexed_version <> $1', [NOT_INDEXED]);
  }
}

const bulksOf = (rows: readonly FactsRow[]): FactsRow[][] =>
  Array.from({ length: Math.ceil(rows.length / BULK) }, (_, n) => rows.slice(n * BULK, (n + 1) * BULK));
