import { Topics } from '@parley/contracts';
import {
  conversationContracts, foldConversation, foldRouting, noConversationFacts, noRoutingFacts, routingContracts,
  type ConversationFacts, type RoutingFacts,
} from '@parley/analytics/domain';
import type { ReceivedEvent, Tx } from '@parley/platform/event-log';
import { defineProjection } from '@parley/platform/projections';

interface FactsRow {
  conversation_id: string;
  tenant: string;
  conversation: ConversationFacts | null;
  routing: RoutingFacts | null;
}

const known = new Set<string>([...conversationContracts, ...routingContracts].map((contract) => contract.type));

/**
 * What the log says of each conversation, folded per stream, from which the Elasticsearch documents are made. `version`
 * is the sum of the streams' last seqs: it grows with every event and is the document's external version.
 */
export const conversationFacts = defineProjection({
  service: 'analytics',
  name: 'conversation-facts',
  version: 1,
  topics: [Topics.conversation, Topics.routing],
  handles: [...conversationContracts, ...routingContracts],
  errorPolicy: { kind: 'park-stream' },
  lazy: true,
  tables: {
    conversation_facts: {
      view: 'conversation_facts',
      create: (table) => `
        CREATE TABLE ${table} (
          conversation_id text PRIMARY KEY,
          tenant text NOT NULL,
          conversation json,
          routing json,
          version bigint NOT NULL DEFAULT 0,
          indexed_version bigint NOT NULL DEFAULT 0
        );
        CREATE INDEX ON ${table} (conversation_id) WHERE indexed_version < version;`,
    },
  },
  async apply(tx, events, { conversation_facts: table }) {
    const relevant = events.filter((event) => known.has(event.type) && !isAgentStream(event));
    const rows = await lockRows(tx, table, relevant);
    for (const event of relevant) {
      const row = rows.get(event.subject);
      if (!row) continue;
      if (event.type.startsWith('routing.')) row.routing = foldRouting(row.routing ?? noRoutingFacts, event);
      else row.conversation = foldConversation(row.conversation ?? noConversationFacts, event);
    }
    await writeRows(tx, table, [...rows.values()]);
  },
});

/** Routing's streams of agents are no conversations. */
const isAgentStream = (event: ReceivedEvent): boolean => (event.data as { conversationId?: unknown }).conversationId === undefined;

async function lockRows(tx: Tx, table: string, events: readonly ReceivedEvent[]): Promise<Map<string, FactsRow>> {
  const tenants = new Map(events.map((event) => [event.subject, event.tenant]));
  const ids = [...tenants.keys()].sort();
  if (ids.length === 0) return new Map();
  await tx.execute(`INSERT INTO ${table} (conversation_id, tenant) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`, [
    ids,
    ids.map((id) => tenants.get(id)),
  ]);
  const rows = await tx.query<FactsRow>(
    `SELECT conversation_id, tenant, conversation, routing FROM ${table} WHERE conversation_id = ANY($1) ORDER BY conversation_id FOR UPDATE`,
    [ids],
  );
  return new Map(rows.map((row) => [row.conversation_id, row]));
}

async function writeRows(tx: Tx, table: string, rows: readonly FactsRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `UPDATE ${table} AS t SET conversation = n.conversation, routing = n.routing, version = n.version
     FROM unnest($1::text[], $2::json[], $3::json[], $4::bigint[]) AS n (conversation_id, conversation, routing, version)
     WHERE t.conversation_id = n.conversation_id`,
    [
      rows.map((row) => row.conversation_id),
      rows.map((row) => row.conversation && JSON.stringify(row.conversation)),
      rows.map((row) => row.routing && JSON.stringify(row.routing)),
      rows.map((row) => (row.conversation?.seq ?? 0) + (row.routing?.seq ?? 0)),
    ],
  );
}
