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
  type ContextPacket,
} from '@parley/contracts';
import { dataOf, type ReceivedEvent } from '@parley/platform/event-log';
import { readable, storable } from '../storable-text';

/** What routing says of the conversation. */
export interface RoutingPart {
  status: 'unknown' | 'queued' | 'offered' | 'assigned' | 'ended';
  escalation_id: string | null;
  queue_id: string | null;
  priority: number | null;
  language: string | null;
  waiting_since: string | null;
  agent_id: string | null;
  offer_id: string | null;
  offer_expires: string | null;
  assignment_id: string | null;
  routing_seq: number;
}

/** What the conversation says of itself. */
export interface ConversationPart {
  thread_id: string | null;
  account_id: string | null;
  channel: string | null;
  customer_name: string | null;
  reason: string | null;
  category: string | null;
  escalated_at: string | null;
  preview: string | null;
  preview_author: string | null;
  preview_time: string | null;
  conversation_seq: number;
}

export interface QueueRow extends RoutingPart, ConversationPart {
  conversation_id: string;
}

const PREVIEW_LENGTH = 120;

/** Folds one event into a row. The two streams of a conversation write different columns, so they commute. */
export function foldRow(row: QueueRow, event: ReceivedEvent): QueueRow {
  const seq = event.seq ?? 0;
  if (event.type.startsWith('routing.')) {
    return seq <= row.routing_seq ? row : { ...row, ...foldRouting(row, event), routing_seq: seq };
  }
  return seq <= row.conversation_seq ? row : { ...row, ...foldConversation(row, event), conversation_seq: seq };
}

const NOBODY = { agent_id: null, offer_id: null, offer_expires: null, assignment_id: null } as const;

function foldRouting(row: QueueRow, event: ReceivedEvent): Partial<RoutingPart> {
  switch (event.type) {
    case ConversationQueued.type: {
      const { escalationId, queueId, priority, language } = dataOf(ConversationQueued, event);
      const since = row.escalation_id === escalationId ? row.waiting_since : event.time;
      return {
        ...NOBODY,
        status: 'queued',
        escalation_id: escalationId,
        queue_id: queueId,
        priority,
        language,
        waiting_since: since,
      };
    }
    case ConversationOffered.type: {
      const { agentId, offerId, expiresTime } = dataOf(ConversationOffered, event);
      return { ...NOBODY, status: 'offered', agent_id: agentId, offer_id: offerId, offer_expires: expiresTime };
    }
    case OfferEnded.type:
      return { ...NOBODY, status: dataOf(OfferEnded, event).cause === 'withdrawn' ? 'ended' : 'queued' };
    case ConversationAssigned.type: {
      const { agentId, assignmentId } = dataOf(ConversationAssigned, event);
      return { ...NOBODY, status: 'assigned', agent_id: agentId, assignment_id: assignmentId };
    }
    case AssignmentEnded.type:
    case ConversationDequeued.type:
      return { ...NOBODY, status: 'ended' };
    default:
      return {};
  }
}

function foldConversation(row: QueueRow, event: ReceivedEvent): Partial<ConversationPart> {
  switch (event.type) {
    case EscalationRequested.type: {
      const data = dataOf(EscalationRequested, event);
      return {
        thread_id: data.threadId,
        account_id: data.accountId,
        channel: data.channel,
        customer_name: data.customerName === undefined ? null : storable(data.customerName),
        reason: data.reason,
        category: data.category,
        escalated_at: event.time,
        ...lastLine(data.packet),
      };
    }
    // Before the escalation nobody looks at a preview, and the escalation brings its own.
    case CustomerMessageAdded.type:
      return row.escalated_at === null
        ? {}
        : preview('customer', event.time, readable(dataOf(CustomerMessageAdded, event).content));
    case ReplyComposed.type: {
      const { author, content } = dataOf(ReplyComposed, event);
      return row.escalated_at === null ? {} : preview(author, event.time, readable(content));
    }
    default:
      return {};
  }
}

function lastLine({ transcript }: ContextPacket): Partial<ConversationPart> {
  const last = transcript.at(-1);
  return last
    ? preview(last.author, last.time, storable(last.text))
    : { preview: null, preview_author: null, preview_time: null };
}

const preview = (author: string, time: string, text: string): Partial<ConversationPart> => ({
  preview: [...text].slice(0, PREVIEW_LENGTH).join(''),
  preview_author: author,
  preview_time: time,
});
