import {
  AssignmentEnded, ConversationAssigned, ConversationOffered, ConversationQueued, OfferEnded,
  type AssignmentEndedData, type ConversationAssignedData, type ConversationQueuedData, type EventEnvelope,
} from '@parley/contracts';

/** What routing says about one escalation. */
export interface HandlingFacts {
  readonly queueId?: string;
  readonly queuedTime?: string;
  readonly offers: number;
  readonly offersLost: number;
  readonly assignments: number;
  readonly firstAssignedTime?: string;
  readonly agentId?: string;
  readonly endedTime?: string;
  readonly endCause?: string;
}

/** What routing's stream of the conversation says, by escalation id. */
export interface RoutingFacts {
  readonly seq: number;
  readonly escalations: Readonly<Record<string, HandlingFacts>>;
}

export const noRoutingFacts: RoutingFacts = { seq: 0, escalations: {} };

export const routingContracts = [ConversationQueued, ConversationOffered, OfferEnded, ConversationAssigned, AssignmentEnded] as const;

const untouched: HandlingFacts = { offers: 0, offersLost: 0, assignments: 0 };

/** Adds one event of routing's stream. Lower or equal seqs change nothing. */
export function foldRouting(facts: RoutingFacts, event: EventEnvelope<object>): RoutingFacts {
  const seq = event.seq ?? 0;
  if (seq <= facts.seq) return facts;
  const escalationId = (event.data as { escalationId?: string }).escalationId;
  if (escalationId === undefined) return { ...facts, seq };
  const handling = handled(facts.escalations[escalationId] ?? untouched, event);
  return { seq, escalations: { ...facts.escalations, [escalationId]: handling } };
}

function handled(facts: HandlingFacts, { type, time, data }: EventEnvelope<object>): HandlingFacts {
  switch (type) {
    case ConversationQueued.type:
      return { ...facts, queueId: (data as ConversationQueuedData).queueId, queuedTime: facts.queuedTime ?? time };
    case ConversationOffered.type:
      return { ...facts, offers: facts.offers + 1 };
    case OfferEnded.type:
      return { ...facts, offersLost: facts.offersLost + 1 };
    case ConversationAssigned.type:
      return {
        ...facts,
        assignments: facts.assignments + 1,
        firstAssignedTime: facts.firstAssignedTime ?? time,
        agentId: (data as ConversationAssignedData).agentId,
      };
    case AssignmentEnded.type:
      return { ...facts, endedTime: time, endCause: (data as AssignmentEndedData).cause };
    default:
      return facts;
  }
}
