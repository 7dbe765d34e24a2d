import type { Database } from '@parley/platform/event-log';
import { agentQueue } from './agent-queue.projection';

/** One conversation of the agent queue, as the desktop lists it. */
export interface QueueItem {
  readonly conversationId: string;
  readonly status: 'queued' | 'offered' | 'assigned';
  readonly queueId: string;
  readonly priority: number;
  readonly language: string;
  readonly channel: string | null;
  readonly customerName: string | null;
  readonly reason: string | null;
  readonly category: string | null;
  readonly waitingSince: string;
  readonly agentId: string | null;
  readonly offerId: string | null;
  readonly offerExpires: string | null;
  readonly assignmentId: string | null;
  readonly escalationId: string;
  readonly preview: string | null;
  readonly previewAuthor: string | null;
  readonly previewTime: string | null;
  /** Grows with every change of the row. */
  readonly revision: number;
}

/** A row of the queue that changed; `item` is absent when it left the queue. */
export interface QueueChange {
  readonly tenant: string;
  readonly conversationId: string;
  readonly changedIn: string;
  readonly item?: QueueItem;
}

const COLUMNS = `
  conversation_id AS "conversationId", status, queue_id AS "queueId", priority, language, channel, customer_name AS "customerName", reason,
  category, waiting_since AS "waitingSince", agent_id AS "agentId", offer_id AS "offerId", offer_expires AS "offerExpires",
  assignment_id AS "assignmentId", escalation_id AS "escalationId", preview, preview_author AS "previewAuthor",
  preview_time AS "previewTime", revision`;

/** The queue of a tenant, longest waiting first; at most `limit` rows. */
export async function queueOfTenant(
  database: Pick<Database, 'query'>,
  tenant: string,
  limit: number,
): Promise<QueueItem[]> {
  return database.query<QueueItem>(
    `SELECT ${COLUMNS} FROM agent_queue WHERE tenant = $1 ORDER BY (status = 'queued') DESC, priority DESC, waiting_since, conversation_id LIMIT $2`,
    [tenant, limit],
  );
}

export async function queueItem(
  database: Pick<Database, 'query'>,
  tenant: string,
  conversationId: string,
): Promise<QueueItem | undefined> {
  const [item] = await database.query<QueueItem>(
    `SELECT ${COLUMNS} FROM agent_queue WHERE tenant = $1 AND conversation_id = $2`,
    [tenant, conversationId],
  );
  return item;
}

/** Rows written by transactions that were not finished at the horizon, ended ones included. */
export async function queueChangesSince(
  database: Pick<Database, 'query'>,
  tenants: readonly string[],
  horizon: string,
  limit: number,
): Promise<QueueChange[]> {
  const rows = await database.query<QueueItem & { tenant: string; changedIn: string }>(
    `SELECT tenant, changed_in::text AS "changedIn", ${COLUMNS} FROM ${agentQueue.tableNames().agent_queue}
     WHERE changed_in >= $1::xid8 AND tenant = ANY($2) LIMIT $3`,
    [horizon, tenants, limit],
  );
  return rows.map(({ tenant, changedIn, ...item }) => ({
    tenant,
    changedIn,
    conversationId: item.conversationId,
    ...(['queued', 'offered', 'assigned'].includes(item.status) && { item }),
  }));
}

/** Oldest transaction that may still be running: whatever a later look finds new was written by it or after it. */
export async function currentHorizon(database: Pick<Database, 'query'>): Promise<string> {
  const [row] = await database.query<{ horizon: string }>(
    'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon',
  );
  return row?.horizon ?? '0';
}
