import type { ConversationFacts, EscalationFacts } from './conversation-facts';
import type { HandlingFacts, RoutingFacts } from './routing-facts';

/** One document of the read model `conversations`. Durations in milliseconds of event time. */
export interface ConversationDocument {
  readonly tenant: string;
  readonly conversation_id: string;
  readonly thread_id?: string;
  readonly channel?: string;
  readonly account_id?: string;
  readonly language?: string;
  readonly status: 'open' | 'closed';
  readonly controller: string;
  readonly started_at?: string;
  readonly last_activity_at?: string;
  readonly closed_at?: string;
  readonly close_cause?: string;
  readonly customer_messages: number;
  readonly bot_replies: number;
  readonly agent_replies: number;
  readonly answers: number;
  readonly clarifications: number;
  readonly reopenings: number;
  readonly escalated: boolean;
  readonly escalations: number;
  readonly first_escalation_reason?: string;
  readonly time_to_escalation_ms?: number;
  readonly first_response_ms?: number;
  readonly articles: readonly string[];
  readonly wrap_up_category?: string;
  readonly wrap_up_outcome?: string;
  readonly escalation_reason_correct?: boolean;
}

/** One document of the read model `escalations`. */
export interface EscalationDocument {
  readonly tenant: string;
  readonly escalation_id: string;
  readonly conversation_id: string;
  readonly channel?: string;
  readonly account_id?: string;
  readonly language: string;
  readonly reason: string;
  readonly category: string;
  readonly trigger: string;
  readonly priority: number;
  readonly requested_at: string;
  readonly time_to_escalation_ms?: number;
  readonly queue_id?: string;
  readonly queued_at?: string;
  readonly offers: number;
  readonly offers_lost: number;
  readonly assignments: number;
  readonly agent_id?: string;
  readonly first_assigned_at?: string;
  readonly wait_ms?: number;
  readonly first_agent_reply_at?: string;
  readonly time_to_agent_reply_ms?: number;
  readonly ended_at?: string;
  readonly end_cause?: string;
  readonly escalation_reason_correct?: boolean;
}

export interface Documents {
  readonly conversation: ConversationDocument;
  readonly escalations: readonly EscalationDocument[];
}

/** The documents of one conversation, from what is known of it so far; pure, so that a rebuild writes the same. */
export function documentsOf(
  id: { tenant: string; conversationId: string },
  conversation: ConversationFacts,
  routing: RoutingFacts,
): Documents {
  const first = conversation.escalations[0];
  return {
    conversation: compact({
      tenant: id.tenant,
      conversation_id: id.conversationId,
      thread_id: conversation.threadId,
      channel: conversation.channel,
      account_id: conversation.accountId,
      language: conversation.language,
      status: conversation.closedTime === undefined ? ('open' as const) : ('closed' as const),
      controller: conversation.controller,
      started_at: conversation.startedTime,
      last_activity_at: conversation.lastActivityTime,
      closed_at: conversation.closedTime,
      close_cause: conversation.closeCause,
      customer_messages: conversation.customerMessages,
      bot_replies: conversation.botReplies,
      agent_replies: conversation.agentReplies,
      answers: conversation.answers,
      clarifications: conversation.clarifications,
      reopenings: conversation.reopenings,
      escalated: first !== undefined,
      escalations: conversation.escalations.length,
      first_escalation_reason: first?.reason,
      time_to_escalation_ms: between(conversation.firstCustomerMessageTime, first?.requestedTime),
      first_response_ms: between(conversation.firstCustomerMessageTime, conversation.firstReplyTime),
      articles: conversation.articles,
      wrap_up_category: conversation.wrapUpCategory,
      wrap_up_outcome: conversation.wrapUpOutcome,
      escalation_reason_correct: conversation.escalationReasonCorrect,
    }),
    escalations: conversation.escalations.map((escalation, index) =>
      escalationDocument(id, conversation, escalation, routing.escalations[escalation.escalationId], index === conversation.escalations.length - 1),
    ),
  };
}

function escalationDocument(
  id: { tenant: string; conversationId: string },
  conversation: ConversationFacts,
  escalation: EscalationFacts,
  handling: HandlingFacts | undefined,
  last: boolean,
): EscalationDocument {
  return compact({
    tenant: id.tenant,
    escalation_id: escalation.escalationId,
    conversation_id: id.conversationId,
    channel: conversation.channel,
    account_id: conversation.accountId,
    language: escalation.language,
    reason: escalation.reason,
    category: escalation.category,
    trigger: escalation.trigger,
    priority: escalation.priority,
    requested_at: escalation.requestedTime,
    time_to_escalation_ms: between(conversation.firstCustomerMessageTime, escalation.requestedTime),
    queue_id: handling?.queueId,
    queued_at: handling?.queuedTime,
    offers: handling?.offers ?? 0,
    offers_lost: handling?.offersLost ?? 0,
    assignments: handling?.assignments ?? 0,
    agent_id: handling?.agentId,
    first_assigned_at: handling?.firstAssignedTime,
    wait_ms: between(escalation.requestedTime, handling?.firstAssignedTime),
    first_agent_reply_at: escalation.firstAgentReplyTime,
    time_to_agent_reply_ms: between(escalation.requestedTime, escalation.firstAgentReplyTime),
    ended_at: handling?.endedTime,
    end_cause: handling?.endCause,
    // The agent judges the escalation that was open when the conversation was resolved.
    escalation_reason_correct: last ? conversation.escalationReasonCorrect : undefined,
  });
}

/** Milliseconds from one event to another; undefined while either is missing, 0 when the channel's clock ran backwards. */
function between(from: string | undefined, to: string | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.max(0, Date.parse(to) - Date.parse(from));
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function compact<T extends object>(document: T): Defined<T> {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined)) as Defined<T>;
}
