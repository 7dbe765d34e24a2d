import type { Tx } from '@parley/platform/event-log';
import type { ConversationEvent, RoutedConversation } from '@parley/routing/domain';

export interface WrittenConversation {
  readonly state: RoutedConversation;
  readonly tenant: string;
  readonly subjectId: string;
  readonly threadId: string;
  readonly events: readonly ConversationEvent[];
}

interface Reservation {
  readonly id: string;
  readonly kind: 'offer' | 'assignment';
  readonly tenant: string;
  readonly conversationId: string;
  readonly escalationId: string;
  readonly agentId: string;
  readonly started: string;
}

/** Writes what queries and the assignment need of changed conversations. Their stream rows are locked. */
export async function writeConversations(tx: Tx, changes: readonly WrittenConversation[]): Promise<void> {
  await endReservations(
    tx,
    changes.flatMap(({ events }) => events.flatMap(endOf)),
  );
  await writeStates(
    tx,
    changes,
    changes.flatMap(({ tenant, events }) => standing(tenant, events)),
  );
}

/** An offer or assignment that ends frees capacity. */
function endOf(event: ConversationEvent): { id: string; time: string }[] {
  switch (event.type) {
    case 'routing.OfferEnded':
      return [{ id: event.data.offerId, time: event.time }];
    case 'routing.AssignmentEnded':
      return [{ id: event.data.assignmentId, time: event.time }];
    default:
      return [];
  }
}

/** What the events reserve and do not end again. */
function standing(tenant: string, events: readonly ConversationEvent[]): Reservation[] {
  const ended = new Set(events.flatMap(endOf).map(({ id }) => id));
  return events.flatMap(({ type, time, data }): Reservation[] => {
    if (type !== 'routing.ConversationOffered' && type !== 'routing.ConversationAssigned') return [];
    const { conversationId, escalationId, agentId } = data;
    const offer = type === 'routing.ConversationOffered';
    const id = offer ? data.offerId : data.assignmentId;
    return ended.has(id)
      ? []
      : [{ id, kind: offer ? 'offer' : 'assignment', tenant, conversationId, escalationId, agentId, started: time }];
  });
}

async function endReservations(tx: Tx, ended: readonly { id: string; time: string }[]): Promise<void> {
  if (ended.length === 0) return;
  await tx.execute(
    `UPDATE assignment SET ended_time = e.time FROM unnest($1::text[], $2::timestamptz[]) AS e (id, time)
     WHERE assignment.assignment_id = e.id AND assignment.ended_time IS NULL`,
    [ended.map((one) => one.id), ended.map((one) => one.time)],
  );
}

async function writeStates(
  tx: Tx,
  changes: readonly WrittenConversation[],
  reserved: readonly Reservation[],
): Promise<void> {
  const known = changes.flatMap(({ state, ...owner }) => (state.status === 'unknown' ? [] : [{ ...owner, state }]));
  await acceptOffers(tx, changes);
  await tx.execute(
    `WITH reserved AS (
       INSERT INTO assignment (assignment_id, kind, tenant, conversation_id, escalation_id, agent_id, started_time)
       SELECT * FROM unnest($11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::timestamptz[])
     )
     INSERT INTO routed_conversation AS r
       (conversation_id, tenant, subject_id, thread_id, escalation_id, status, queue_id, priority, language, waiting_since)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[], $10::timestamptz[])
     ON CONFLICT (conversation_id) DO UPDATE SET
       escalation_id = excluded.escalation_id, status = excluded.status, queue_id = excluded.queue_id, priority = excluded.priority,
       language = excluded.language, waiting_since = excluded.waiting_since`,
    [
      known.map(({ state }) => state.conversationId),
      known.map(({ tenant }) => tenant),
      known.map(({ subjectId }) => subjectId),
      known.map(({ threadId }) => threadId),
      known.map(({ state }) => state.escalationId),
      known.map(({ state }) => state.status),
      known.map(({ state }) => state.queueId),
      known.map(({ state }) => state.priority),
      known.map(({ state }) => state.language),
      known.map(({ state }) => state.waitingSince),
      reserved.map((one) => one.id),
      reserved.map((one) => one.kind),
      reserved.map((one) => one.tenant),
      reserved.map((one) => one.conversationId),
      reserved.map((one) => one.escalationId),
      reserved.map((one) => one.agentId),
      reserved.map((one) => one.started),
    ],
  );
}

/** An accepted offer becomes the assignment: the reservation moves on within the same capacity. */
async function acceptOffers(tx: Tx, changes: readonly WrittenConversation[]): Promise<void> {
  const accepted = changes.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === 'routing.ConversationAssigned' && event.data.how === 'accepted-offer' ? [event] : [],
    ),
  );
  if (accepted.length === 0) return;
  await tx.execute(
    `UPDATE assignment SET ended_time = a.time FROM unnest($1::text[], $2::timestamptz[]) AS a (conversation_id, time)
     WHERE assignment.conversation_id = a.conversation_id AND assignment.kind = 'offer' AND assignment.ended_time IS NULL`,
    [accepted.map(({ data }) => data.conversationId), accepted.map(({ time }) => time)],
  );
}
