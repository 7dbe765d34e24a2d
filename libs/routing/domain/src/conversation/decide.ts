import { assertCanTakeOneMore } from '../agent/agent';
import {
  AlreadyAssignedError,
  AlreadyResolvedError,
  ConversationNotFoundError,
  NotAssigneeError,
  NotWaitingError,
  OfferedToAnotherError,
  OfferGoneError,
} from '../errors';
import type {
  AcceptOffer,
  Claim,
  ConversationCommand,
  CorrectIntent,
  End,
  ExpireOffer,
  JudgeAnswer,
  OfferToAgent,
  Queue,
  RejectOffer,
  Release,
  ReleaseAbandoned,
  SubmitReply,
  SubmitResolution,
} from './commands';
import type {
  Assigned,
  AssignmentEndedFact,
  ConversationEvent,
  ConversationQueuedFact,
  Offered,
  OfferEndedFact,
  Queued,
  RoutedConversation,
} from './routed-conversation';

/** What follows from a command. Throws a routing error when the command is not allowed; nothing when it changes nothing. */
export function decideConversation(command: ConversationCommand, state: RoutedConversation): ConversationEvent[] {
  switch (command.type) {
    case 'Queue':
      return queue(command, state);
    case 'OfferToAgent':
      return offer(command, state);
    case 'AcceptOffer':
      return acceptOffer(command, state);
    case 'RejectOffer':
      return rejectOffer(command, state);
    case 'ExpireOffer':
      return expireOffer(command, state);
    case 'Claim':
      return claim(command, state);
    case 'Release':
      return release(command, state);
    case 'ReleaseAbandoned':
      return releaseAbandoned(command, state);
    case 'SubmitReply':
      return submitReply(command, state);
    case 'SubmitResolution':
      return submitResolution(command, state);
    case 'CorrectIntent':
      return correctIntent(command, state);
    case 'JudgeAnswer':
      return judgeAnswer(command, state);
    case 'End':
      return end(command, state);
    default:
      return command satisfies never;
  }
}

/**
 * The conversation decides when a human is needed: a newer escalation ends whatever answered the older one, because the
 * customer has been told that they wait again.
 */
function queue(command: Queue, state: RoutedConversation): ConversationEvent[] {
  const { conversationId, escalationId, queueId, priority, language, waitingSince } = command;
  if (state.status !== 'unknown' && state.escalationId === escalationId) return [];
  return [
    ...end({ cause: 'escalated-again', now: command.now }, state),
    {
      type: 'routing.ConversationQueued',
      time: waitingSince,
      data: { conversationId, escalationId, queueId, priority, language },
    },
  ];
}

function offer(
  { conversationId, agent, offerId, expiresTime, now }: OfferToAgent,
  state: RoutedConversation,
): ConversationEvent[] {
  if (state.status !== 'queued') throw new NotWaitingError(conversationId);
  assertCanTakeOneMore(agent);
  const { escalationId } = state;
  const { agentId } = agent;
  return [
    {
      type: 'routing.ConversationOffered',
      time: now,
      data: { offerId, conversationId, escalationId, agentId, expiresTime },
    },
  ];
}

function acceptOffer(
  { offerId, agentId, assignmentId, now }: AcceptOffer,
  state: RoutedConversation,
): ConversationEvent[] {
  const { conversationId, escalationId } = standing(offerId, agentId, state);
  return [
    {
      type: 'routing.ConversationAssigned',
      time: now,
      data: { assignmentId, conversationId, escalationId, agentId, how: 'accepted-offer' },
    },
  ];
}

function rejectOffer({ offerId, agentId, now }: RejectOffer, state: RoutedConversation): ConversationEvent[] {
  return [offerEnded(standing(offerId, agentId, state), 'rejected', now)];
}

function expireOffer({ offerId, now }: ExpireOffer, state: RoutedConversation): ConversationEvent[] {
  return state.status === 'offered' && state.offer.offerId === offerId ? [offerEnded(state, 'expired', now)] : [];
}

function claim({ conversationId, agent, assignmentId, now }: Claim, state: RoutedConversation): ConversationEvent[] {
  const { agentId } = agent;
  switch (state.status) {
    case 'assigned':
      throw new AlreadyAssignedError(conversationId, state.assignment.agentId);
    case 'offered':
      if (state.offer.agentId !== agentId) throw new OfferedToAnotherError(conversationId);
      // The agent's capacity is reserved already: the claim is the answer to the offer.
      return acceptOffer(
        { type: 'AcceptOffer', conversationId, offerId: state.offer.offerId, agentId, assignmentId, now },
        state,
      );
    case 'queued':
      assertCanTakeOneMore(agent);
      return [
        {
          type: 'routing.ConversationAssigned',
          time: now,
          data: { assignmentId, conversationId, escalationId: state.escalationId, agentId, how: 'claimed' },
        },
      ];
    case 'ended':
    case 'unknown':
      throw new NotWaitingError(conversationId);
    default:
      return state satisfies never;
  }
}

function release({ conversationId, agentId, now }: Release, state: RoutedConversation): ConversationEvent[] {
  return backToQueue(assignedTo(agentId, conversationId, state), 'released', now);
}

function releaseAbandoned({ assignmentId, now }: ReleaseAbandoned, state: RoutedConversation): ConversationEvent[] {
  const stands =
    state.status === 'assigned' && state.assignment.assignmentId === assignmentId && !state.assignment.resolving;
  return stands ? backToQueue(state, 'agent-offline', now) : [];
}

function submitReply(
  { conversationId, agentId, replyId, content, now }: SubmitReply,
  state: RoutedConversation,
): ConversationEvent[] {
  const { assignment } = assignedTo(agentId, conversationId, state);
  if (assignment.resolving) throw new AlreadyResolvedError(conversationId);
  const { assignmentId } = assignment;
  return [
    {
      type: 'routing.AgentReplySubmitted',
      time: now,
      data: { replyId, conversationId, agentId, assignmentId, content },
    },
  ];
}

function submitResolution(
  { conversationId, agentId, wrapUp, now }: SubmitResolution,
  state: RoutedConversation,
): ConversationEvent[] {
  const { assignment } = assignedTo(agentId, conversationId, state);
  if (assignment.resolving) return [];
  const { assignmentId } = assignment;
  return [{ type: 'routing.ResolutionSubmitted', time: now, data: { conversationId, agentId, assignmentId, wrapUp } }];
}

/** Of one agent on one message the last word counts; said again it is nothing new. */
function correctIntent(
  { conversationId, agentId, messageId, text, recognisedIntent, intent, now }: CorrectIntent,
  state: RoutedConversation,
): ConversationEvent[] {
  if (state.status === 'unknown') throw new ConversationNotFoundError(conversationId);
  if (state.corrections?.[messageId]?.[agentId] === intent) return [];
  return [
    {
      type: 'routing.MessageIntentCorrected',
      time: now,
      data: {
        conversationId,
        messageId,
        agentId,
        text,
        ...(recognisedIntent !== undefined && { recognisedIntent }),
        intent,
      },
    },
  ];
}

/** The same word again changes nothing, nor does taking back what nobody said. */
function judgeAnswer(command: JudgeAnswer, state: RoutedConversation): ConversationEvent[] {
  const { conversationId, agentId, replyId, verdict, now } = command;
  if (state.status === 'unknown') throw new ConversationNotFoundError(conversationId);
  if (verdict === (state.judged?.[replyId] ?? 'withdrawn')) return [];
  return [{ type: 'routing.AnswerJudged', time: now, data: { replyId, conversationId, agentId, verdict } }];
}

/** Ends the waiting, the offer or the assignment, whichever there is. */
function end({ cause, now }: Pick<End, 'cause' | 'now'>, state: RoutedConversation): ConversationEvent[] {
  switch (state.status) {
    case 'queued':
      return [dequeued(state, cause, now)];
    case 'offered':
      return [offerEnded(state, 'withdrawn', now)];
    case 'assigned':
      return [
        assignmentEnded(state, cause === 'resolved' || cause === 'conversation-closed' ? cause : 'released', now),
      ];
    case 'ended':
    case 'unknown':
      return [];
    default:
      return state satisfies never;
  }
}

function dequeued({ conversationId, escalationId }: Queued, cause: End['cause'], time: string): ConversationEvent {
  const why = cause === 'resolved' ? 'conversation-closed' : cause;
  return { type: 'routing.ConversationDequeued', time, data: { conversationId, escalationId, cause: why } };
}

function backToQueue(state: Assigned, cause: 'released' | 'agent-offline', now: string): ConversationEvent[] {
  const { conversationId, escalationId, queueId, priority, language } = state;
  const again: ConversationQueuedFact = {
    type: 'routing.ConversationQueued',
    time: now,
    data: { conversationId, escalationId, queueId, priority, language, requeueCause: cause },
  };
  return [assignmentEnded(state, cause, now), again];
}

function offerEnded(state: Offered, cause: 'expired' | 'rejected' | 'withdrawn', time: string): OfferEndedFact {
  const {
    conversationId,
    escalationId,
    offer: { offerId, agentId },
  } = state;
  return { type: 'routing.OfferEnded', time, data: { offerId, conversationId, escalationId, agentId, cause } };
}

function assignmentEnded(
  state: Assigned,
  cause: AssignmentEndedFact['data']['cause'],
  time: string,
): AssignmentEndedFact {
  const {
    conversationId,
    escalationId,
    assignment: { assignmentId, agentId },
  } = state;
  return {
    type: 'routing.AssignmentEnded',
    time,
    data: { assignmentId, conversationId, escalationId, agentId, cause },
  };
}

function standing(offerId: string, agentId: string, state: RoutedConversation): Offered {
  if (state.status !== 'offered' || state.offer.offerId !== offerId || state.offer.agentId !== agentId)
    throw new OfferGoneError(offerId);
  return state;
}

function assignedTo(agentId: string, conversationId: string, state: RoutedConversation): Assigned {
  if (state.status !== 'assigned' || state.assignment.agentId !== agentId)
    throw new NotAssigneeError(conversationId, agentId);
  return state;
}
