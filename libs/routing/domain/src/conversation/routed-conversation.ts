import type {
  AgentReplySubmittedData,
  AnswerJudgedData,
  AnswerVerdict,
  AssignmentEndedData,
  ConversationAssignedData,
  ConversationDequeuedData,
  ConversationOfferedData,
  ConversationQueuedData,
  MessageIntentCorrectedData,
  OfferEndedData,
  ResolutionSubmittedData,
} from '@parley/contracts';

/** The call for a human that an agent answers. */
export interface Escalation {
  readonly escalationId: string;
  /** Queue = category of the escalation. */
  readonly queueId: string;
  /** 0 … 100, higher first. */
  readonly priority: number;
  /** BCP 47 primary language. */
  readonly language: string;
}

export interface Offer {
  readonly offerId: string;
  readonly agentId: string;
  /** ISO 8601. */
  readonly expiresTime: string;
}

export interface Assignment {
  readonly assignmentId: string;
  readonly agentId: string;
  /** The agent has submitted the resolution; the conversation has not closed yet. */
  readonly resolving: boolean;
}

/** What agents say that customers meant: intent by agent by message. */
export type Corrections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What lasts from the escalation to its end, whoever holds it. */
interface Escalated extends Escalation {
  readonly conversationId: string;
  /** When the customer began to wait for a human, ISO 8601; coming back to the queue does not reset it. */
  readonly waitingSince: string;
  /** When each agent last let this escalation go (offer passed, assignment released), ISO 8601. */
  readonly declined: Readonly<Record<string, string>>;
  /** Absent while there are none. */
  readonly corrections?: Corrections;
  /** What the team says of the bot's answers, by reply; absent while nobody has said anything. */
  readonly judged?: Readonly<Record<string, AnswerVerdict>>;
}

export interface Queued extends Escalated {
  readonly status: 'queued';
}
export interface Offered extends Escalated {
  readonly status: 'offered';
  readonly offer: Offer;
}
export interface Assigned extends Escalated {
  readonly status: 'assigned';
  readonly assignment: Assignment;
}
export interface Ended extends Escalated {
  readonly status: 'ended';
}

/** A conversation as routing sees it: queued → offered → assigned → ended, with ways back to the queue. */
export type RoutedConversation = { readonly status: 'unknown' } | Queued | Offered | Assigned | Ended;

export const initialConversation = (): RoutedConversation => ({ status: 'unknown' });

interface Fact<Type extends string, Data> {
  readonly type: Type;
  /** When it happened, ISO 8601. */
  readonly time: string;
  readonly data: Data;
}

export type ConversationQueuedFact = Fact<'routing.ConversationQueued', ConversationQueuedData>;
export type OfferEndedFact = Fact<'routing.OfferEnded', OfferEndedData>;
export type AssignmentEndedFact = Fact<'routing.AssignmentEnded', AssignmentEndedData>;

export type ConversationEvent =
  | ConversationQueuedFact
  | Fact<'routing.ConversationDequeued', ConversationDequeuedData>
  | Fact<'routing.ConversationOffered', ConversationOfferedData>
  | OfferEndedFact
  | Fact<'routing.ConversationAssigned', ConversationAssignedData>
  | AssignmentEndedFact
  | Fact<'routing.AgentReplySubmitted', AgentReplySubmittedData>
  | Fact<'routing.ResolutionSubmitted', ResolutionSubmittedData>
  | Fact<'routing.MessageIntentCorrected', MessageIntentCorrectedData>
  | Fact<'routing.AnswerJudged', AnswerJudgedData>;

export function evolveConversation(state: RoutedConversation, event: ConversationEvent): RoutedConversation {
  switch (event.type) {
    case 'routing.ConversationQueued':
      return queued(state, event);
    case 'routing.ConversationDequeued':
      return letGo(state, 'ended');
    case 'routing.ConversationOffered': {
      const { offerId, agentId, expiresTime } = event.data;
      return state.status === 'unknown'
        ? state
        : { ...escalated(state), status: 'offered', offer: { offerId, agentId, expiresTime } };
    }
    case 'routing.OfferEnded':
      return event.data.cause === 'withdrawn' ? letGo(state, 'ended') : letGo(state, 'queued', event);
    case 'routing.ConversationAssigned': {
      const { assignmentId, agentId } = event.data;
      return state.status === 'unknown'
        ? state
        : { ...escalated(state), status: 'assigned', assignment: { assignmentId, agentId, resolving: false } };
    }
    case 'routing.AssignmentEnded':
      return letGo(state, 'ended', event);
    case 'routing.ResolutionSubmitted':
      return state.status === 'assigned' ? { ...state, assignment: { ...state.assignment, resolving: true } } : state;
    case 'routing.MessageIntentCorrected': {
      const { messageId, agentId, intent } = event.data;
      if (state.status === 'unknown') return state;
      const { corrections = {} } = state;
      return { ...state, corrections: { ...corrections, [messageId]: { ...corrections[messageId], [agentId]: intent } } };
    }
    case 'routing.AnswerJudged': {
      const { replyId, verdict } = event.data;
      return state.status === 'unknown' ? state : { ...state, judged: { ...state.judged, [replyId]: verdict } };
    }
    case 'routing.AgentReplySubmitted':
      return state;
    default:
      return event satisfies never;
  }
}

function queued(state: RoutedConversation, { data, time }: ConversationQueuedFact): Queued {
  const { conversationId, escalationId, queueId, priority, language } = data;
  const same = state.status !== 'unknown' && state.escalationId === escalationId;
  return {
    status: 'queued',
    conversationId,
    escalationId,
    queueId,
    priority,
    language,
    waitingSince: same ? state.waitingSince : time,
    declined: same ? state.declined : {},
    // They are about messages, whichever escalation is answered.
    ...(state.status !== 'unknown' && state.corrections && { corrections: state.corrections }),
    ...(state.status !== 'unknown' && state.judged && { judged: state.judged }),
  };
}

function letGo(
  state: RoutedConversation,
  status: 'queued' | 'ended',
  by?: OfferEndedFact | AssignmentEndedFact,
): RoutedConversation {
  if (state.status === 'unknown') return state;
  const rest = escalated(state);
  return { ...rest, status, declined: by ? { ...rest.declined, [by.data.agentId]: by.time } : rest.declined };
}

/** The part of the state that does not depend on who holds the conversation. */
export function escalated(state: Exclude<RoutedConversation, { status: 'unknown' }>): Escalated {
  const { conversationId, escalationId, queueId, priority, language, waitingSince, declined, corrections, judged } = state;
  return {
    conversationId,
    escalationId,
    queueId,
    priority,
    language,
    waitingSince,
    declined,
    ...(corrections && { corrections }),
    ...(judged && { judged }),
  };
}
