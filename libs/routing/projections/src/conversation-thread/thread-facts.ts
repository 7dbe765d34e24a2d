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
  type AnswerVerdict,
  type ContextPacket,
  type ReplySource,
  type WrapUp,
} from '@parley/contracts';
import { dataOf, type ReceivedEvent } from '@parley/platform/event-log';
import { readable, storable } from '../storable-text';

/** How far a reply has come; a later one replaces an earlier one, in whatever order they arrive. */
export const DELIVERY_STATES = ['submitted', 'composed', 'sent', 'failed', 'delivered', 'read', 'rejected'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Where a line's text comes from: what the conversation accepted replaces what an agent submitted. */
const FROM_SUBMISSION = 1;
const FROM_CONVERSATION = 2;

/** What one or more events say of a line of the transcript. */
export interface LineFacts {
  line_id: string;
  conversation_id: string;
  tenant: string;
  /** 0: nothing but its delivery is known yet. */
  detail: number;
  author: string | null;
  agent_id: string | null;
  purpose: string | null;
  text: string | null;
  content: object | null;
  sources: readonly ReplySource[] | null;
  time: string | null;
  /** Seq in the conversation's stream: the order of the transcript. */
  position: number | null;
  /** Index in {@link DELIVERY_STATES}; null for customers' messages. */
  delivery: number | null;
  failure: string | null;
  /** What the customer says of an answer; of several words that with the highest rank, the milliseconds of its time. */
  customer_verdict: AnswerVerdict | null;
  customer_verdict_rank: number | null;
  /** The same of the team; the rank is the event's seq. */
  agent_verdict: AnswerVerdict | null;
  agent_verdict_rank: number | null;
}

/** What the conversation's own events say of its head; absent is unchanged. */
export interface HeadFacts {
  thread_id?: string;
  account_id?: string;
  channel?: string;
  customer_name?: string;
  packet?: ContextPacket;
  escalation_id?: string;
  reason?: string;
  category?: string;
  controller?: string;
  epoch?: number;
  controlling_agent_id?: string | null;
  closed?: boolean;
  close_cause?: string;
  wrap_up?: WrapUp;
}

export function lineFactsOf(event: ReceivedEvent): LineFacts | undefined {
  const base = {
    ...UNKNOWN,
    conversation_id: event.type.startsWith('channel.') ? String(event.data['conversationId']) : event.subject,
    tenant: event.tenant,
  };
  switch (event.type) {
    case CustomerMessageAdded.type: {
      const { messageId, content } = dataOf(CustomerMessageAdded, event);
      return {
        ...base,
        line_id: messageId,
        detail: FROM_CONVERSATION,
        author: 'customer',
        text: readable(content),
        content,
        time: event.time,
        position: event.seq ?? 0,
      };
    }
    case ReplyComposed.type: {
      const { replyId, author, agentId = null, purpose, content, sources } = dataOf(ReplyComposed, event);
      return {
        ...base,
        line_id: replyId,
        detail: FROM_CONVERSATION,
        author,
        agent_id: agentId,
        purpose,
        text: readable(content),
        content,
        sources,
        time: event.time,
        position: event.seq ?? 0,
        delivery: rank('composed'),
      };
    }
    case AgentReplySubmitted.type: {
      const { replyId, agentId, content } = dataOf(AgentReplySubmitted, event);
      return {
        ...base,
        line_id: replyId,
        detail: FROM_SUBMISSION,
        author: 'agent',
        agent_id: agentId,
        purpose: 'agent',
        text: readable(content),
        content,
        time: event.time,
        delivery: rank('submitted'),
      };
    }
    case ReplyRejected.type: {
      const { replyId, reason } = dataOf(ReplyRejected, event);
      return { ...base, line_id: replyId, position: event.seq ?? 0, delivery: rank('rejected'), failure: reason };
    }
    case MessageSent.type:
      return { ...base, line_id: dataOf(MessageSent, event).replyId, delivery: rank('sent') };
    case MessageDelivered.type:
      return { ...base, line_id: dataOf(MessageDelivered, event).replyId, delivery: rank('delivered') };
    case MessageRead.type:
      return { ...base, line_id: dataOf(MessageRead, event).replyId, delivery: rank('read') };
    case MessageDeliveryFailed.type: {
      const { replyId, reason } = dataOf(MessageDeliveryFailed, event);
      return { ...base, line_id: replyId, delivery: rank('failed'), failure: reason };
    }
    case AnswerRated.type: {
      const { replyId, verdict } = dataOf(AnswerRated, event);
      return { ...base, line_id: replyId, customer_verdict: verdict, customer_verdict_rank: Date.parse(event.time) };
    }
    case AnswerJudged.type: {
      const { replyId, verdict } = dataOf(AnswerJudged, event);
      return { ...base, line_id: replyId, agent_verdict: verdict, agent_verdict_rank: event.seq ?? 0 };
    }
    default:
      return undefined;
  }
}

/** Both facts at once: the same whichever comes first. */
export function mergeLine(a: LineFacts, b: LineFacts): LineFacts {
  const detailed = b.detail > a.detail ? b : a;
  return {
    ...detailed,
    position: max(a.position, b.position),
    delivery: max(a.delivery, b.delivery),
    failure: (a.failure ?? '') > (b.failure ?? '') ? a.failure : b.failure,
    ...customerVerdict((b.customer_verdict_rank ?? -1) > (a.customer_verdict_rank ?? -1) ? b : a),
    ...agentVerdict((b.agent_verdict_rank ?? -1) > (a.agent_verdict_rank ?? -1) ? b : a),
  };
}

const customerVerdict = ({ customer_verdict, customer_verdict_rank }: LineFacts) => ({ customer_verdict, customer_verdict_rank });
const agentVerdict = ({ agent_verdict, agent_verdict_rank }: LineFacts) => ({ agent_verdict, agent_verdict_rank });

export function headFactsOf(event: ReceivedEvent): HeadFacts | undefined {
  switch (event.type) {
    case ConversationStarted.type: {
      const { threadId, accountId, channel, customerName } = dataOf(ConversationStarted, event);
      return {
        thread_id: threadId,
        account_id: accountId,
        channel,
        controller: 'bot',
        epoch: 1,
        closed: false,
        ...(customerName !== undefined && { customer_name: storable(customerName) }),
      };
    }
    case EscalationRequested.type: {
      const { escalationId, threadId, accountId, channel, reason, category, packet, customerName } = dataOf(
        EscalationRequested,
        event,
      );
      return {
        thread_id: threadId,
        account_id: accountId,
        channel,
        escalation_id: escalationId,
        reason,
        category,
        packet,
        ...(customerName !== undefined && { customer_name: storable(customerName) }),
      };
    }
    case ControlChanged.type: {
      const { controller, epoch, agentId = null } = dataOf(ControlChanged, event);
      return { controller, epoch, controlling_agent_id: agentId };
    }
    case ConversationClosed.type: {
      const { cause, wrapUp } = dataOf(ConversationClosed, event);
      return { closed: true, close_cause: cause, ...(wrapUp && { wrap_up: wrapUp }) };
    }
    case ConversationReopened.type:
      return {
        closed: false,
        controller: 'bot',
        epoch: dataOf(ConversationReopened, event).epoch,
        controlling_agent_id: null,
      };
    default:
      return undefined;
  }
}

const UNKNOWN = {
  detail: 0,
  author: null,
  agent_id: null,
  purpose: null,
  text: null,
  content: null,
  sources: null,
  time: null,
  position: null,
  delivery: null,
  failure: null,
  customer_verdict: null,
  customer_verdict_rank: null,
  agent_verdict: null,
  agent_verdict_rank: null,
};

const rank = (state: DeliveryState): number => DELIVERY_STATES.indexOf(state);

const max = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));
