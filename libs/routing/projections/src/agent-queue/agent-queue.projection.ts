import {
  AssignmentEnded,
  ConversationAssigned,
  ConversationDequeued,
  ConversationOffered,
  ConversationQueued,
  CustomerMessageAdded,
  EscalationRequested,
  OfferEnded,
  ReplyComposed,
  Topics,
} from '@parley/contracts';
import type { ReceivedEvent, Tx } from '@parley/platform/event-log';
import { defineProjection } from '@parley/platform/projections';
import { foldRow, type QueueRow } from './queue-row';

const COLUMNS = `
  status text, escalation_id text, queue_id text, priority int, language text, waiting_since timestamptz, agent_id text, offer_id text,
  offer_expires timestamptz, assignment_id text, routing_seq bigint, thread_id text, account_id text, channel text, customer_name text,
  reason text, category text, escalated_at timestamptz, preview text, preview_author text, preview_time timestamptz, conversation_seq bigint`;
const NAMES = COLUMNS.split(',').map((column) => column.trim().split(' ')[0]);

/** Conversations that wait for an agent or have one: what the desktop lists. */
export const agentQueue = defineProjection({
  service: 'routing',
  name: 'agent-queue',
  version: 1,
  topics: [Topics.conversation, Topics.routing],
  paceMs: 200,
  handles: [
    EscalationRequested,
    CustomerMessageAdded,
    ReplyComposed,
    ConversationQueued,
    ConversationDequeued,
    ConversationOffered,
    OfferEnded,
    ConversationAssigned,
    AssignmentEnded,
  ],
  errorPolicy: { kind: 'park-stream' },
  tables: {
    agent_queue: {
      view: 'agent_queue',
      visible: "status IN ('queued', 'offered', 'assigned')",
      // `revision` grows with every event that changes the row; `changed_in` tells a watcher which rows to look at.
      create: (table) => `
        CREATE TABLE ${table} (
          conversation_id text PRIMARY KEY,
          tenant text NOT NULL,
          ${COLUMNS},
          revision bigint GENERATED ALWAYS AS (routing_seq + conversation_seq) STORED,
          changed_in xid8 NOT NULL DEFAULT pg_current_xact_id()
        );
        ALTER TABLE ${table} ALTER status SET DEFAULT 'unknown', ALTER status SET NOT NULL,
          ALTER routing_seq SET DEFAULT 0, ALTER routing_seq SET NOT NULL,
          ALTER conversation_seq SET DEFAULT 0, ALTER conversation_seq SET NOT NULL;
        CREATE INDEX ON ${table} (tenant, status) WHERE status IN ('queued', 'offered', 'assigned');
        CREATE INDEX ON ${table} (changed_in);`,
    },
  },
  async apply(tx, events, { agent_queue: table }) {
    const rows = await lockRows(tx, table, events);
    const changed = new Set<string>();
    for (const event of events) {
      const row = rows.get(event.subject);
      if (!row) continue;
      const folded = foldRow(row, event);
      if (folded === row) continue;
      rows.set(event.subject, folded);
      changed.add(event.subject);
    }
    await writeRows(
      tx,
      table,
      [...changed].flatMap((id) => rows.get(id) ?? []),
    );
  },
});

/** Only escalations and what routing does make a row; other events change rows that exist. */
const makesRow = ({ type }: ReceivedEvent): boolean => type === EscalationRequested.type || type.startsWith('routing.');

async function lockRows(tx: Tx, table: string, events: readonly ReceivedEvent[]): Promise<Map<string, QueueRow>> {
  const made = new Map(events.filter(makesRow).map((event) => [event.subject, event.tenant]));
  const ids = [...made.keys()].sort();
  if (ids.length > 0) {
    await tx.execute(
      `INSERT INTO ${table} (conversation_id, tenant) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
      [ids, ids.map((id) => made.get(id))],
    );
  }
  const rows = await tx.query<QueueRow>(
    `SELECT conversation_id, ${NAMES.join(', ')} FROM ${table} WHERE conversation_id = ANY($1) ORDER BY conversation_id FOR UPDATE`,
    [[...new Set(events.map((event) => event.subject))]],
  );
  return new Map(rows.map((row) => [row.conversation_id, row]));
}

async function writeRows(tx: Tx, table: string, rows: readonly QueueRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `UPDATE ${table} AS t SET ${NAMES.map((name) => `${name} = n.${name}`).join(', ')}, changed_in = pg_current_xact_id()
     FROM json_to_recordset($1::json) AS n (conversation_id text, ${COLUMNS})
     WHERE t.conversation_id = n.conversation_id`,
    [JSON.stringify(rows)],
  );
}
