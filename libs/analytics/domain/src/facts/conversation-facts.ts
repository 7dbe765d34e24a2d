import {
  ControlChanged, ConversationClosed, ConversationReopened, ConversationStarted, CustomerMessageAdded, EscalationRequested, ReplyComposed,
  type ControlChangedData, type ConversationClosedData, type ConversationStartedData, type CustomerMessageAddedData,
  type EscalationRequestedData, type EventEnvelope, type ReplyComposedData,
} from '@parley/contracts';

export interface EscalationFacts {
  readonly escalationId: string;
  readonly requestedTime: string;
  readonly reason: string;
  readonly category: string;
  readonly trigger: string;
  readonly priority: number;
  readonly language: string;
  /** First reply of an agent behind it. */
  readonly firstAgentReplyTime?: string;
}

/** What the conversation's own stream says, folded in seq order. Times are event times, ISO 8601. */
export interface ConversationFacts {
  readonly seq: number;
  readonly startedTime?: string;
  readonly channel?: string;
  readonly accountId?: string;
  readonly threadId?: string;
  readonly language?: string;
  readonly customerMessages: number;
  readonly botReplies: number;
  readonly agentReplies: number;
  readonly answers: number;
  readonly clarifications: number;
  readonly reopenings: number;
  readonly firstCustomerMessageTime?: string;
  readonly firstReplyTime?: string;
  readonly lastActivityTime?: string;
  readonly controller: string;
  readonly escalations: readonly EscalationFacts[];
  readonly closedTime?: string;
  readonly closeCause?: string;
  readonly wrapUpCategory?: string;
  readonly wrapUpOutcome?: string;
  readonly escalationReasonCorrect?: boolean;
  readonly articles: readonly string[];
}

export const noConversationFacts: ConversationFacts = {
  seq: 0, customerMessages: 0, botReplies: 0, agentReplies: 0, answers: 0, clarifications: 0, reopenings: 0,
  controller: 'bot', escalations: [], articles: [],
};

/** Types that {@link foldConversation} knows. */
export const conversationContracts = [
  ConversationStarted, ConversationReopened, CustomerMessageAdded, ReplyComposed, ControlChanged, EscalationRequested, ConversationClosed,
] as const;

/** Adds one event of the conversation's stream. Lower or equal seqs change nothing. */
export function foldConversation(facts: ConversationFacts, event: EventEnvelope<object>): ConversationFacts {
  const seq = event.seq ?? 0;
  if (seq <= facts.seq) return facts;
  return { ...changed(facts, event), seq, lastActivityTime: later(facts.lastActivityTime, event.time) };
}

function changed(facts: ConversationFacts, { type, time, data }: EventEnvelope<object>): ConversationFacts {
  switch (type) {
    case ConversationStarted.type: {
      const { channel, accountId, threadId } = data as ConversationStartedData;
      return { ...facts, startedTime: time, channel, accountId, threadId };
    }
    case ConversationReopened.type: {
      const { closedTime: _time, closeCause: _cause, ...open } = facts;
      return { ...open, reopenings: facts.reopenings + 1 };
    }
    case CustomerMessageAdded.type: {
      const { locale } = data as CustomerMessageAddedData;
      const language = facts.language ?? locale?.slice(0, 2).toLowerCase();
      return {
        ...facts,
        customerMessages: facts.customerMessages + 1,
        firstCustomerMessageTime: facts.firstCustomerMessageTime ?? time,
        ...(language !== undefined && { language }),
      };
    }
    case ReplyComposed.type:
      return withReply(facts, data as ReplyComposedData, time);
    case ControlChanged.type:
      return { ...facts, controller: (data as ControlChangedData).controller };
    case EscalationRequested.type: {
      const { escalationId, reason, category, trigger, priority, language } = data as EscalationRequestedData;
      const escalation = { escalationId, reason, category, trigger, priority, language, requestedTime: time };
      return { ...facts, language, escalations: [...facts.escalations, escalation] };
    }
    case ConversationClosed.type: {
      const { cause, wrapUp } = data as ConversationClosedData;
      return {
        ...facts,
        closedTime: time,
        closeCause: cause,
        ...(wrapUp && {
          wrapUpCategory: wrapUp.category,
          wrapUpOutcome: wrapUp.outcome,
          escalationReasonCorrect: wrapUp.escalationReasonCorrect,
        }),
      };
    }
    default:
      return facts;
  }
}

function withReply(facts: ConversationFacts, reply: ReplyComposedData, time: string): ConversationFacts {
  const byAgent = reply.author === 'agent';
  const understood = reply.basis?.understanding?.language;
  const language = understood !== undefined && understood !== 'und' ? understood : facts.language;
  return {
    ...facts,
    ...(language !== undefined && { language }),
    botReplies: facts.botReplies + (byAgent ? 0 : 1),
    agentReplies: facts.agentReplies + (byAgent ? 1 : 0),
    answers: facts.answers + (reply.purpose === 'answer' ? 1 : 0),
    clarifications: facts.clarifications + (reply.purpose === 'clarification' ? 1 : 0),
    // A holding line only says that an answer takes longer: it is no response.
    ...(reply.purpose !== 'holding' && { firstReplyTime: facts.firstReplyTime ?? time }),
    articles: [...new Set([...facts.articles, ...reply.sources.map((source) => `${source.articleId}@${source.articleVersion}`)])].sort(),
    escalations: byAgent ? facts.escalations.map((e) => (e.firstAgentReplyTime ? e : { ...e, firstAgentReplyTime: time })) : facts.escalations,
  };
}

const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);
