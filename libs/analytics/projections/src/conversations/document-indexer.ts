import { documentsOf, noConversationFacts, noRoutingFacts, type ConversationFacts, type RoutingFacts } from '@parley/analytics/domain';
import { bulkExternal, ensureIndex, switchAlias, type ElasticClient } from '@parley/platform/elastic';
import type { Database } from '@parley/platform/event-log';
import { conversationsIndex, escalationsIndex } from './indexes';

interface DirtyRow {
  conversation_id: string;
  tenant: string;
  conversation: ConversationFacts | null;
  routing: RoutingFacts | null;
  version: number;
}

/** Conversations written in one bulk. */
const BULK = 500;

/**
 * Writes the documents of changed conversations to Elasticsearch. Whole documents by external version: repeating a row
 * or writing it from two instances changes nothing.
 */
export class DocumentIndexer {
  private targets: { conversations: string; escalations: string } | undefined;

  constructor(
    private readonly database: Database,
    private readonly elastic: ElasticClient,
  ) {}

  /**
   * Writes up to one bulk of changed conversations. @returns how many it wrote.
   * @throws ElasticUnavailableError (retriable) while the server is away: the rows stay marked.
   */
  async indexChanged(): Promise<number> {
    const targets = await this.prepare();
    const rows = await this.database.query<DirtyRow>(
      `SELECT conversation_id, tenant, conversation, routing, version FROM conversation_facts
       WHERE indexed_version < version ORDER BY conversation_id LIMIT $1`,
      [BULK],
    );
    if (rows.length === 0) return 0;
    await this.write(targets, rows);
    await this.database.execute(
      `UPDATE conversation_facts AS f SET indexed_version = n.version
       FROM unnest($1::text[], $2::bigint[]) AS n (conversation_id, version)
       WHERE f.conversation_id = n.conversation_id AND f.indexed_version < n.version`,
      [rows.map((row) => row.conversation_id), rows.map((row) => row.version)],
    );
    return rows.length;
  }

  /** The indexes of this release; a new version of them is filled from the facts and then takes over the alias. */
  private async prepare(): Promise<{ conversations: string; escalations: string }> {
    if (this.targets) return this.targets;
    const conversations = await ensureIndex(this.elastic, conversationsIndex);
    const escalations = await ensureIndex(this.elastic, escalationsIndex);
    const targets = { conversations: conversations.index, escalations: escalations.index };
    if (!conversations.live || !escalations.live) {
      await this.writeAll(targets);
      await switchAlias(this.elastic, conversationsIndex.alias, targets.conversations);
      await switchAlias(this.elastic, escalationsIndex.alias, targets.escalations);
    }
    this.targets = targets;
    return targets;
  }

  /** Every conversation into the given indexes, in order of id. */
  async writeAll(targets: { conversations: string; escalations: string }): Promise<number> {
    let after = '';
    let written = 0;
    for (;;) {
      const rows = await this.database.query<DirtyRow>(
        'SELECT conversation_id, tenant, conversation, routing, version FROM conversation_facts WHERE conversation_id > $1 ORDER BY conversation_id LIMIT $2',
        [after, BULK],
      );
      if (rows.length === 0) return written;
      await this.write(targets, rows);
      written += rows.length;
      after = rows.at(-1)?.conversation_id ?? after;
    }
  }

  private async write(targets: { conversations: string; escalations: string }, rows: readonly DirtyRow[]): Promise<void> {
    const documents = rows.map((row) => ({
      version: row.version,
      ...documentsOf({ tenant: row.tenant, conversationId: row.conversation_id }, row.conversation ?? noConversationFacts, row.routing ?? noRoutingFacts),
    }));
    await bulkExternal(
      this.elastic,
      targets.conversations,
      documents.map(({ conversation, version }) => ({ id: conversation.conversation_id, version, doc: conversation })),
    );
    await bulkExternal(
      this.elastic,
      targets.escalations,
      documents.flatMap(({ escalations, version }) => escalations.map((doc) => ({ id: doc.escalation_id, version, doc }))),
    );
  }
}
