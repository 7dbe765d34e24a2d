import {
  AssignmentEnded, ConversationAssigned, ConversationDequeued, ConversationOffered, ConversationQueued, CustomerMessageAdded,
  EscalationRequested, OfferEnded, ReplyComposed,
  type ConversationAssignedData, type ConversationOfferedData, type ConversationQueuedData, type CustomerMessageAddedData,
  type EscalationRequestedData, type OfferEndedData, type ReplyComposedData,
} from '@parley/contracts';
import type { LogEvent } from '../log/log-event';
import { readable, storable, time } from '../rows/canonical';
import type { Row } from '../rows/compare-rows';

type Draft = Record<string, unknown>;

const PREVIEW_CHARACTERS = 120;
const NOBODY = { agent_id: null, offer_id: null, offer_expires: null, assignment_id: null };
const SHOWN = ['queued', 'offered', 'assigned'];

/** What the desktop's queue must show: conversations that wait for an agent or have one. */
export class QueueRows {
  private readonly all = new Map<string, Draft>();

  observe(event: LogEvent): void {
    if (event.type.startsWith('routing.')) this.routing(event);
    else this.conversation(event);
  }

  rows(): Map<string, Row> {
    return new Map([...this.all].filter(([, row]) => SHOWN.includes(String(row['status']))));
  }

  private routing(event: LogEvent): void {
    const change = routingChange(event, this.all.get(event.subject));
    if (change) Object.assign(this.of(event), change, { routing_seq: event.seq });
  }

  private conversation(event: LogEvent): void {
    if (event.type === EscalationRequested.type) {
      const { packet, ...data } = event.data as unknown as EscalationRequestedData;
      const last = packet.transcript.at(-1);
      Object.assign(this.of(event), {
        thread_id: data.threadId, account_id: data.accountId, channel: data.channel,
        customer_name: data.customerName === undefined ? null : storable(data.customerName),
        reason: data.reason, category: data.category, escalated_at: time(event.time), conversation_seq: event.seq,
        ...preview(last?.author ?? null, last?.time, last && storable(last.text)),
      });
      return;
    }
    const row = this.all.get(event.subject);
    if (row?.['escalated_at'] === undefined) return;
    if (event.type === CustomerMessageAdded.type) {
      const { content } = event.data as unknown as CustomerMessageAddedData;
      Object.assign(row, preview('customer', event.time, readable(content)), { conversation_seq: event.seq });
    } else if (event.type === ReplyComposed.type) {
      const { author, content } = event.data as unknown as ReplyComposedData;
      Object.assign(row, preview(author, event.time, readable(content)), { conversation_seq: event.seq });
    }
  }

  private of({ subject, tenant }: LogEvent): Draft {
    let row = this.all.get(subject);
    if (!row) {
      row = { conversation_id: subject, tenant };
      this.all.set(subject, row);
    }
    return row;
  }
}

function routingChange({ type, data, time: at }: LogEvent, row: Row | undefined): Draft | undefined {
  switch (type) {
    case ConversationQueued.type: {
      const { escalationId, queueId, priority, language } = data as unknown as ConversationQueuedData;
      // Coming back to the queue does not begin the waiting anew.
      const since = row?.['escalation_id'] === escalationId ? row['waiting_since'] : time(at);
      return { ...NOBODY, status: 'queued', escalation_id: escalationId, queue_id: queueId, priority, language, waiting_since: since };
    }
    case ConversationOffered.type: {
      const { agentId, offerId, expiresTime } = data as unknown as ConversationOfferedData;
      return { ...NOBODY, status: 'offered', agent_id: agentId, offer_id: offerId, offer_expires: time(expiresTime) };
    }
    case OfferEnded.type:
      return { ...NOBODY, status: (data as unknown as OfferEndedData).cause === 'withdrawn' ? 'ended' : 'queued' };
    case ConversationAssigned.type: {
      const { agentId, assignmentId } = data as unknown as ConversationAssignedData;
      return { ...NOBODY, status: 'assigned', agent_id: agentId, assignment_id: assignmentId };
    }
    case AssignmentEnded.type:
    case ConversationDequeued.type:
      return { ...NOBODY, status: 'ended' };
    default:
      return undefined;
  }
}

function preview(author: string | null, at: string | undefined, text: string | undefined): Draft {
  return {
    preview: text === undefined ? null : [...text].slice(0, PREVIEW_CHARACTERS).join(''),
    preview_author: author,
    preview_time: at === undefined ? null : time(at),
  };
}
