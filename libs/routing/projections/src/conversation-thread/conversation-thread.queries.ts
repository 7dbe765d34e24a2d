import type { AnswerVerdict, ContextPacket, ReplySource, WrapUp } from '@parley/contracts';
import type { Database } from '@parley/platform/event-log';
import { DELIVERY_STATES, type DeliveryState } from './thread-facts';

/** What stands above a transcript. */
export interface ThreadHead {
  readonly conversationId: string;
  readonly threadId: string | null;
  readonly accountId: string | null;
  readonly channel: string | null;
  readonly customerName: string | null;
  readonly packet: ContextPacket | null;
  readonly escalationId: string | null;
  readonly reason: string | null;
  readonly category: string | null;
  readonly controller: string | null;
  readonly epoch: number | null;
  readonly controllingAgentId: string | null;
  readonly closed: boolean;
  readonly closeCause: string | null;
  readonly wrapUp: WrapUp | null;
  /** Grows with every change of the head. */
  readonly revision: number;
}

export interface ThreadLine {
  readonly lineId: string;
  readonly author: 'customer' | 'bot' | 'agent';
  readonly agentId: string | null;
  readonly purpose: string | null;
  readonly text: string;
  readonly content: object;
  readonly sources: readonly ReplySource[] | null;
  readonly time: string;
  /** Order of the transcript; null while the conversation has not accepted a reply. */
  readonly position: number | null;
  /** Null for customers' messages. */
  readonly delivery: DeliveryState | null;
  readonly failure: string | null;
  /** What the customer says of an answer of the bot; null when nothing, or nothing any more. */
  readonly customerVerdict: Exclude<AnswerVerdict, 'withdrawn'> | null;
  /** The same of the team. */
  readonly agentVerdict: Exclude<AnswerVerdict, 'withdrawn'> | null;
}

export interface LineChange {
  readonly tenant: string;
  readonly conversationId: string;
  readonly changedIn: string;
  readonly line: ThreadLine;
}

export interface HeadChange {
  readonly tenant: string;
  readonly conversationId: string;
  readonly changedIn: string;
  readonly head: ThreadHead;
}

type LineRow = Omit<ThreadLine, 'delivery'> & { delivery: number | null };

const LINE = `line_id AS "lineId", author, agent_id AS "agentId", purpose, text, content, sources, time, position, delivery, failure,
  nullif(customer_verdict, 'withdrawn') AS "customerVerdict", nullif(agent_verdict, 'withdrawn') AS "agentVerdict"`;
const HEAD = `
  conversation_id AS "conversationId", thread_id AS "threadId", account_id AS "accountId", channel, customer_name AS "customerName", packet,
  escalation_id AS "escalationId", reason, category, controller, epoch, controlling_agent_id AS "controllingAgentId",
  coalesce(closed, false) AS closed, close_cause AS "closeCause", wrap_up AS "wrapUp", conversation_seq AS revision`;

export async function threadHead(
  database: Pick<Database, 'query'>,
  tenant: string,
  conversationId: string,
): Promise<ThreadHead | undefined> {
  const [head] = await database.query<ThreadHead>(
    `SELECT ${HEAD} FROM agent_thread WHERE tenant = $1 AND conversation_id = $2`,
    [tenant, conversationId],
  );
  return head;
}

/** The last `limit` lines, oldest first; what the conversation has not accepted yet comes last. */
export async function threadLines(
  database: Pick<Database, 'query'>,
  tenant: string,
  conversationId: string,
  limit: number,
): Promise<ThreadLine[]> {
  const rows = await database.query<LineRow>(
    `SELECT ${LINE} FROM agent_thread_line WHERE tenant = $1 AND conversation_id = $2 ORDER BY position DESC NULLS FIRST, time DESC LIMIT $3`,
    [tenant, conversationId, limit],
  );
  return rows.reverse().map(toLine);
}

/** Lines of the conversations written by transactions that were not finished at the horizon. */
export async function lineChangesSince(
  database: Pick<Database, 'query'>,
  conversationIds: readonly string[],
  horizon: string,
): Promise<LineChange[]> {
  const rows = await database.query<LineRow & Omit<LineChange, 'line'>>(
    `SELECT tenant, conversation_id AS "conversationId", changed_in::text AS "changedIn", ${LINE} FROM agent_thread_line
     WHERE conversation_id = ANY($1) AND changed_in >= $2::xid8 ORDER BY position NULLS LAST, time`,
    [conversationIds, horizon],
  );
  return rows.map(({ tenant, conversationId, changedIn, ...row }) => ({
    tenant,
    conversationId,
    changedIn,
    line: toLine(row),
  }));
}

export async function headChangesSince(
  database: Pick<Database, 'query'>,
  conversationIds: readonly string[],
  horizon: string,
): Promise<HeadChange[]> {
  const rows = await database.query<ThreadHead & { tenant: string; changedIn: string }>(
    `SELECT tenant, changed_in::text AS "changedIn", ${HEAD} FROM agent_thread WHERE conversation_id = ANY($1) AND changed_in >= $2::xid8`,
    [conversationIds, horizon],
  );
  return rows.map(({ tenant, changedIn, ...head }) => ({
    tenant,
    conversationId: head.conversationId,
    changedIn,
    head,
  }));
}

const toLine = ({ delivery, ...row }: LineRow): ThreadLine => ({
  ...row,
  delivery: delivery === null ? null : (DELIVERY_STATES[delivery] ?? null),
});
