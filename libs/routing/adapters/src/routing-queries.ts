import type { Tx } from '@parley/platform/event-log';
import type { Candidate, Queued, RoutedConversation } from '@parley/routing/domain';
import type { Owner } from './routing-ledger';

type Source = Pick<Tx, 'query'>;

/** The owner of a conversation that routing knows, within a tenant. */
export async function ownerOf(source: Source, tenant: string, conversationId: string): Promise<Owner | undefined> {
  const [row] = await source.query<{ subject_id: string; thread_id: string }>(
    'SELECT subject_id, thread_id FROM routed_conversation WHERE conversation_id = $1 AND tenant = $2',
    [conversationId, tenant],
  );
  return row && { tenant, subjectId: row.subject_id, threadId: row.thread_id };
}

/** Owners of many conversations by id, whatever their tenants. */
export async function ownersOf(source: Source, conversationIds: readonly string[]): Promise<Map<string, Owner>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await source.query<{ conversation_id: string; tenant: string; subject_id: string; thread_id: string }>(
    'SELECT conversation_id, tenant, subject_id, thread_id FROM routed_conversation WHERE conversation_id = ANY($1)',
    [conversationIds],
  );
  return new Map(
    rows.map((row) => [
      row.conversation_id,
      { tenant: row.tenant, subjectId: row.subject_id, threadId: row.thread_id },
    ]),
  );
}

/** Active offers and assignments per agent. */
export async function loadsOf(source: Source, agentIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await source.query<{ agent_id: string; load: number }>(
    'SELECT agent_id, count(*)::int AS load FROM assignment WHERE agent_id = ANY($1) AND ended_time IS NULL GROUP BY agent_id',
    [agentIds],
  );
  return new Map(rows.map((row) => [row.agent_id, row.load]));
}

/** Agents who are online and have free capacity, by tenant. */
export async function freeAgents(source: Source): Promise<Map<string, Candidate[]>> {
  const rows = await source.query<{
    agent_id: string;
    tenant: string;
    capacity: number;
    load: number;
    languages: string[];
    skills: string[];
    idle_since: Date;
  }>(
    `SELECT a.agent_id, a.tenant, a.capacity, l.load, p.languages, p.skills, greatest(a.presence_since, l.last_ended) AS idle_since
     FROM agent a
     JOIN person p ON p.person_id = a.agent_id
     CROSS JOIN LATERAL (
       SELECT (SELECT count(*) FROM assignment WHERE agent_id = a.agent_id AND ended_time IS NULL)::int AS load,
              (SELECT max(ended_time) FROM assignment WHERE agent_id = a.agent_id AND ended_time IS NOT NULL) AS last_ended
     ) l
     WHERE a.presence = 'online' AND l.load < a.capacity`,
  );
  const byTenant = new Map<string, Candidate[]>();
  for (const row of rows) {
    const { agent_id: agentId, tenant, capacity, load, languages, skills } = row;
    const candidate: Candidate = {
      agentId,
      presence: 'online',
      capacity,
      load,
      languages,
      skills,
      idleSince: row.idle_since.toISOString(),
    };
    byTenant.set(tenant, [...(byTenant.get(tenant) ?? []), candidate]);
  }
  return byTenant;
}

/** The most urgent waiting conversations that some of the agents might serve, and the time by the database's clock. */
export async function waitingFor(
  source: Source,
  tenant: string,
  agents: readonly Candidate[],
  limit: number,
): Promise<{ waiting: Queued[]; now: string }> {
  const rows = await source.query<{ state: Queued | null; now: Date }>(
    `SELECT s.state, clock_timestamp() AS now
     FROM routed_conversation r JOIN stream s ON s.stream_id = r.conversation_id
     WHERE r.tenant = $1 AND r.status = 'queued' AND (r.language = 'und' OR r.language = ANY($2)) AND r.queue_id = ANY($3)
     ORDER BY r.priority + extract(epoch FROM clock_timestamp() - r.waiting_since) / 60 DESC, r.waiting_since
     LIMIT $4`,
    [
      tenant,
      [...new Set(agents.flatMap((agent) => agent.languages))],
      [...new Set(agents.flatMap((agent) => agent.skills))],
      limit,
    ],
  );
  return {
    waiting: rows.flatMap(({ state }) => (state?.status === 'queued' ? [state] : [])),
    now: (rows[0]?.now ?? new Date(0)).toISOString(),
  };
}

/** What an agent holds now. */
export async function heldBy(
  source: Source,
  agentId: string,
): Promise<{ id: string; kind: 'offer' | 'assignment'; conversationId: string }[]> {
  const rows = await source.query<{ assignment_id: string; kind: 'offer' | 'assignment'; conversation_id: string }>(
    'SELECT assignment_id, kind, conversation_id FROM assignment WHERE agent_id = $1 AND ended_time IS NULL',
    [agentId],
  );
  return rows.map((row) => ({ id: row.assignment_id, kind: row.kind, conversationId: row.conversation_id }));
}

/** What an agent said that customers meant: intent by message. */
export async function correctionsOf(
  source: Source,
  tenant: string,
  conversationId: string,
  agentId: string,
): Promise<Record<string, string>> {
  const [row] = await source.query<{ state: RoutedConversation | null }>(
    `SELECT s.state FROM routed_conversation r JOIN stream s ON s.stream_id = r.conversation_id
     WHERE r.conversation_id = $1 AND r.tenant = $2`,
    [conversationId, tenant],
  );
  const corrections = row?.state && row.state.status !== 'unknown' ? (row.state.corrections ?? {}) : {};
  return Object.fromEntries(
    Object.entries(corrections).flatMap(([messageId, { [agentId]: intent }]) => (intent === undefined ? [] : [[messageId, intent]])),
  );
}

export interface SaidMessage {
  readonly text: string;
  /** The likeliest intent by the packet of the last hand-over; null where nothing was recognised, or nothing was asked. */
  readonly recognisedIntent: string | null;
}

/** A message of the customer that has a text, as the desktop shows it. */
export async function customerMessage(
  source: Source,
  tenant: string,
  conversationId: string,
  messageId: string,
): Promise<SaidMessage | undefined> {
  const [message] = await source.query<SaidMessage & object>(
    `SELECT l.content ->> 'text' AS text,
       (SELECT i ->> 'intent' FROM agent_thread t, jsonb_array_elements(t.packet -> 'intents') i
        WHERE t.conversation_id = l.conversation_id AND i ->> 'messageId' = l.line_id
        ORDER BY (i ->> 'confidence')::float8 DESC LIMIT 1) AS "recognisedIntent"
     FROM agent_thread_line l
     WHERE l.tenant = $1 AND l.conversation_id = $2 AND l.line_id = $3 AND l.author = 'customer' AND l.content ->> 'text' ~ '\\S'`,
    [tenant, conversationId, messageId],
  );
  return message;
}

/** Whether the desktop shows the reply as an answer of the bot that came from an article. */
export async function isArticleAnswer(
  source: Source,
  tenant: string,
  conversationId: string,
  replyId: string,
): Promise<boolean> {
  const rows = await source.query(
    `SELECT 1 FROM agent_thread_line
     WHERE tenant = $1 AND conversation_id = $2 AND line_id = $3 AND author = 'bot' AND purpose = 'answer' AND jsonb_array_length(sources) > 0`,
    [tenant, conversationId, replyId],
  );
  return rows.length > 0;
}

/** Time by the database's clock, ISO 8601. */
export async function databaseTime(source: Source): Promise<string> {
  const [row] = await source.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return (row?.now ?? new Date(0)).toISOString();
}

/** Those of the agents who are offline now. */
export async function offlineAgents(source: Source, agentIds: readonly string[]): Promise<Set<string>> {
  const rows = await source.query<{ agent_id: string }>(
    "SELECT agent_id FROM agent WHERE agent_id = ANY($1) AND presence = 'offline'",
    [agentIds],
  );
  return new Set(rows.map((row) => row.agent_id));
}
