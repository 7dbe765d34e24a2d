import {
  AgentReplySubmitted,
  AnswerJudged,
  AnswerRated,
  ControlChanged,
  ConversationClosed,
  ConversationReopened,
  ConversationStarted,
  CustomerMessageAdded,
  EscalationRequested,
  MessageDelivered,
  MessageDeliveryFailed,
  MessageRead,
  MessageSent,
  ReplyComposed,
  ReplyRejected,
  Topics,
} from '@parley/contracts';
import type { ReceivedEvent, Tx } from '@parley/platform/event-log';
import { defineProjection } from '@parley/platform/projections';
import { storable } from '../storable-text';
import { headFactsOf, lineFactsOf, mergeLine, type HeadFacts, type LineFacts } from './thread-facts';

const LINE_COLUMNS = `
  line_id text, conversation_id text, tenant text, detail smallint, author text, agent_id text, purpose text, text text, content jsonb,
  sources jsonb, time timestamptz, position bigint, delivery smallint, failure text, customer_verdict text, customer_verdict_rank bigint,
  agent_verdict text, agent_verdict_rank bigint`;
const HEAD_COLUMNS = `
  conversation_id text, tenant text, conversation_seq bigint, thread_id text, account_id text, channel text, customer_name text, packet jsonb,
  escalation_id text, reason text, category text, controller text, epoch int, controlling_agent_id text, closed boolean, close_cause text,
  wrap_up jsonb`;
const DETAILS = ['author', 'agent_id', 'purpose', 'text', 'content', 'sources', 'time'];
const VERDICTS = ['customer_verdict', 'agent_verdict'];
const HEAD_FACTS = namesOf(HEAD_COLUMNS).filter(
  (name) => !['conversation_id', 'tenant', 'conversation_seq', 'controlling_agent_id'].includes(name),
);

/** A conversation as the desktop shows it: head with the context packet, and the transcript with delivery states. */
export const conversationThread = defineProjection({
  service: 'routing',
  name: 'conversation-thread',
  version: 2,
  topics: [Topics.conversation, Topics.channel, Topics.routing],
  paceMs: 200,
  handles: [
    ConversationStarted,
    CustomerMessageAdded,
    ReplyComposed,
    ReplyRejected,
    EscalationRequested,
    ControlChanged,
    ConversationClosed,
    ConversationReopened,
    MessageSent,
    MessageDelivered,
    MessageRead,
    MessageDeliveryFailed,
    AgentReplySubmitted,
    AnswerRated,
    AnswerJudged,
  ],
  errorPolicy: { kind: 'park-stream' },
  tables: {
    agent_thread: {
      view: 'agent_thread',
      create: (table) => `
        CREATE TABLE ${table} (${HEAD_COLUMNS}, changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(), PRIMARY KEY (conversation_id));
        ALTER TABLE ${table} ALTER tenant SET NOT NULL, ALTER conversation_seq SET NOT NULL;`,
    },
    agent_thread_line: {
      view: 'agent_thread_line',
      // A delivery may be known before its reply, and a refused bot reply never has a text.
      visible: 'author IS NOT NULL',
      create: (table) => `
        CREATE TABLE ${table} (${LINE_COLUMNS}, changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(), PRIMARY KEY (tenant, line_id));
        ALTER TABLE ${table} ALTER conversation_id SET NOT NULL;
        CREATE INDEX ON ${table} (conversation_id);`,
    },
  },
  async apply(tx, events, tables) {
    await writeLines(tx, tables.agent_thread_line, events);
    await writeHeads(tx, tables.agent_thread, events);
  },
});

async function writeLines(tx: Tx, table: string, events: readonly ReceivedEvent[]): Promise<void> {
  const lines = new Map<string, LineFacts>();
  for (const event of events) {
    const facts = lineFactsOf(event);
    if (!facts) continue;
    const key = `${facts.tenant}/${facts.line_id}`;
    const known = lines.get(key);
    lines.set(key, known ? mergeLine(known, facts) : facts);
  }
  if (lines.size === 0) return;
  // Sorted, so that two readers that touch the same lines wait for each other in one order.
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  await tx.execute(
    `INSERT INTO ${table} AS t (${namesOf(LINE_COLUMNS).join(', ')})
     SELECT * FROM json_to_recordset($1::json) AS n (${LINE_COLUMNS})
     ON CONFLICT (tenant, line_id) DO UPDATE SET
       ${DETAILS.map((name) => `${name} = CASE WHEN excluded.detail > t.detail THEN excluded.${name} ELSE t.${name} END`).join(', ')},
       detail = greatest(t.detail, excluded.detail), position = greatest(t.position, excluded.position),
       delivery = greatest(t.delivery, excluded.delivery), failure = greatest(t.failure, excluded.failure),
       ${VERDICTS.map(newestVerdict).join(', ')},
       changed_in = pg_current_xact_id()`,
    [toJson(sorted)],
  );
}

/** Of several words on an answer the newest counts. */
const newestVerdict = (name: string): string =>
  `${name} = CASE WHEN excluded.${name}_rank > coalesce(t.${name}_rank, -1) THEN excluded.${name} ELSE t.${name} END,
   ${name}_rank = greatest(t.${name}_rank, excluded.${name}_rank)`;

/** One stream writes a head, in order: what it said before is dropped by seq. */
async function writeHeads(tx: Tx, table: string, events: readonly ReceivedEvent[]): Promise<void> {
  const said = events.flatMap((event) => {
    const facts = headFactsOf(event);
    return facts ? [{ event, facts }] : [];
  });
  if (said.length === 0) return;
  const rows = await tx.query<{ conversation_id: string; conversation_seq: number }>(
    `SELECT conversation_id, conversation_seq FROM ${table} WHERE conversation_id = ANY($1) ORDER BY conversation_id FOR UPDATE`,
    [[...new Set(said.map(({ event }) => event.subject))]],
  );
  const reached = new Map(rows.map((row) => [row.conversation_id, row.conversation_seq]));
  const heads = new Map<string, HeadFacts & { conversation_id: string; tenant: string; conversation_seq: number }>();
  for (const { event, facts } of said) {
    const seq = event.seq ?? 0;
    if (seq <= (reached.get(event.subject) ?? 0)) continue;
    reached.set(event.subject, seq);
    heads.set(event.subject, {
      ...heads.get(event.subject),
      ...facts,
      conversation_id: event.subject,
      tenant: event.tenant,
      conversation_seq: seq,
    });
  }
  if (heads.size > 0)
    await upsertHeads(
      tx,
      table,
      [...heads.values()].sort((a, b) => (a.conversation_id < b.conversation_id ? -1 : 1)),
    );
}

async function upsertHeads(tx: Tx, table: string, heads: readonly HeadFacts[]): Promise<void> {
  await tx.execute(
    `INSERT INTO ${table} AS t (${namesOf(HEAD_COLUMNS).join(', ')})
     SELECT * FROM json_to_recordset($1::json) AS n (${HEAD_COLUMNS})
     ON CONFLICT (conversation_id) DO UPDATE SET
       ${HEAD_FACTS.map((name) => `${name} = coalesce(excluded.${name}, t.${name})`).join(', ')},
       controlling_agent_id = CASE WHEN excluded.epoch IS NULL THEN t.controlling_agent_id ELSE excluded.controlling_agent_id END,
       conversation_seq = excluded.conversation_seq, changed_in = pg_current_xact_id()`,
    [toJson(heads)],
  );
}

/** Texts inside content, packet and wrap-up come from people as they are; the database must be able to keep them. */
const toJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));

function namesOf(columns: string): string[] {
  return columns.split(',').map((column) => column.trim().split(' ')[0] ?? '');
}
