import type { AgentPresenceChangedData, AgentReplySubmittedData } from '@parley/contracts';
import type { LedgerEvent, Tx } from '@parley/platform/event-log';
import type { ConversationEvent, Presence, RoutedConversation } from '@parley/routing/domain';

/** The agent's row from its stream; returns the presence. A person who is not in the database any more has no row. */
export async function restoreAgent(tx: Tx, agentId: string, events: readonly LedgerEvent[]): Promise<Presence> {
  const last = events.at(-1);
  if (!last) return 'offline';
  const { presence, capacity } = last.data as unknown as AgentPresenceChangedData;
  await tx.execute(
    `INSERT INTO agent AS a (agent_id, tenant, presence, capacity, presence_since)
     SELECT person_id, $2, $3, $4, $5::timestamptz FROM person WHERE person_id = $1
     ON CONFLICT (agent_id) DO UPDATE SET presence = excluded.presence, capacity = excluded.capacity, presence_since = excluded.presence_since
     WHERE (a.presence, a.capacity) IS DISTINCT FROM (excluded.presence, excluded.capacity)`,
    [agentId, last.tenant, presence, capacity, last.recordedtime],
  );
  return presence;
}

/** The thread of a conversation is not said in routing's events: it stays, or comes from the read model of the conversation's own. */
export async function restoreConversation(tx: Tx, first: LedgerEvent, state: Exclude<RoutedConversation, { status: 'unknown' }>): Promise<void> {
  const { conversationId, escalationId, status, queueId, priority, language, waitingSince } = state;
  await tx.execute(
    `INSERT INTO routed_conversation (conversation_id, tenant, subject_id, thread_id, escalation_id, status, queue_id, priority, language, waiting_since)
     VALUES ($1, $2, $3, coalesce((SELECT thread_id FROM agent_thread WHERE conversation_id = $1), ''), $4, $5, $6, $7, $8, $9)
     ON CONFLICT (conversation_id) DO UPDATE SET
       escalation_id = excluded.escalation_id, status = excluded.status, queue_id = excluded.queue_id, priority = excluded.priority,
       language = excluded.language, waiting_since = excluded.waiting_since`,
    [conversationId, first.tenant, first.subjectid, escalationId, status, queueId, priority, language, waitingSince],
  );
}

interface Reservation {
  readonly id: string;
  readonly kind: 'offer' | 'assignment';
  readonly conversationId: string;
  readonly escalationId: string;
  readonly agentId: string;
  readonly started: string;
  ended: string | null;
}

/** Every offer and assignment of the stream; what has ended ends first, since one at most may be active. */
export async function restoreAssignments(tx: Tx, tenant: string, events: readonly LedgerEvent[]): Promise<void> {
  const all = reservationsOf(events as unknown as readonly ConversationEvent[]);
  await tx.execute(
    `UPDATE assignment AS a SET ended_time = r.ended FROM unnest($1::text[], $2::timestamptz[]) AS r (id, ended)
     WHERE a.assignment_id = r.id AND a.ended_time IS DISTINCT FROM r.ended`,
    [all.map((one) => one.id), all.map((one) => one.ended)],
  );
  await tx.execute(
    `INSERT INTO assignment (assignment_id, kind, tenant, conversation_id, escalation_id, agent_id, started_time, ended_time)
     SELECT id, kind, $2, conversation_id, escalation_id, agent_id, started, ended
     FROM unnest($1::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[])
       AS r (id, kind, conversation_id, escalation_id, agent_id, started, ended)
     ON CONFLICT (assignment_id) DO NOTHING`,
    [
      all.map((one) => one.id),
      tenant,
      all.map((one) => one.kind),
      all.map((one) => one.conversationId),
      all.map((one) => one.escalationId),
      all.map((one) => one.agentId),
      all.map((one) => one.started),
      all.map((one) => one.ended),
    ],
  );
}

function reservationsOf(events: readonly ConversationEvent[]): Reservation[] {
  const all: Reservation[] = [];
  const end = (ends: (one: Reservation) => boolean, time: string): void => {
    for (const one of all) if (one.ended === null && ends(one)) one.ended = time;
  };
  for (const { type, time, data } of events) {
    switch (type) {
      case 'routing.ConversationOffered': {
        const { offerId: id, conversationId, escalationId, agentId } = data;
        all.push({ id, kind: 'offer', conversationId, escalationId, agentId, started: time, ended: null });
        break;
      }
      case 'routing.ConversationAssigned': {
        // An accepted offer becomes the assignment.
        end(({ kind }) => kind === 'offer', time);
        const { assignmentId: id, conversationId, escalationId, agentId } = data;
        all.push({ id, kind: 'assignment', conversationId, escalationId, agentId, started: time, ended: null });
        break;
      }
      case 'routing.OfferEnded':
        end(({ id }) => id === data.offerId, time);
        break;
      case 'routing.AssignmentEnded':
        end(({ id }) => id === data.assignmentId, time);
        break;
      default:
        break;
    }
  }
  return all;
}

export async function restoreReplies(tx: Tx, tenant: string, events: readonly LedgerEvent[]): Promise<void> {
  const replies = events.filter(({ type }) => type === 'routing.AgentReplySubmitted').map(({ data }) => data as unknown as AgentReplySubmittedData);
  await tx.execute(
    `INSERT INTO submitted_reply (tenant, reply_id, conversation_id, agent_id)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
    [tenant, replies.map((reply) => reply.replyId), replies.map((reply) => reply.conversationId), replies.map((reply) => reply.agentId)],
  );
}
