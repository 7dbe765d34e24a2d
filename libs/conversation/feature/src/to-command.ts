import {
  AgentReplySubmitted, AssignmentEnded, ConversationAssigned, ResolutionSubmitted, type MessageReceivedData,
} from '@parley/contracts';
import type { ConversationCommand, CustomerMessage } from '@parley/conversation/domain';
import { dataOf, type ReceivedEvent } from '@parley/platform/event-log';

/** What a received message says, with the tenant and contact of its envelope. */
export function toCustomerMessage(event: ReceivedEvent, data: MessageReceivedData): CustomerMessage {
  const { messageId, threadId, channel, accountId, externalMessageId, externalUserId, senderName, locale, content } = data;
  return {
    messageId, threadId, channel, accountId, externalMessageId, externalUserId, content,
    tenant: event.tenant,
    subjectid: event.subjectid,
    time: event.time,
    ...(senderName !== undefined && { customerName: senderName }),
    ...(locale !== undefined && { locale }),
  };
}

/** What an event of routing asks of the conversation; undefined for types that ask nothing. */
export function toHumanCommand(event: ReceivedEvent, now: string): ConversationCommand | undefined {
  const base = {
    causeId: event.id,
    now,
    ...(event.correlationid !== undefined && { correlationId: event.correlationid }),
  };
  switch (event.type) {
    case ConversationAssigned.type: {
      const { assignmentId, escalationId, agentId } = dataOf(ConversationAssigned, event);
      return { ...base, type: 'AssignAgent', assignmentId, escalationId, agentId };
    }
    case AssignmentEnded.type: {
      const { assignmentId, cause } = dataOf(AssignmentEnded, event);
      return { ...base, type: 'EndAssignment', assignmentId, cause };
    }
    case AgentReplySubmitted.type: {
      const { replyId, agentId, assignmentId, content } = dataOf(AgentReplySubmitted, event);
      return { ...base, type: 'SubmitAgentReply', replyId, agentId, assignmentId, content };
    }
    case ResolutionSubmitted.type: {
      const { agentId, assignmentId, wrapUp } = dataOf(ResolutionSubmitted, event);
      return { ...base, type: 'SubmitResolution', agentId, assignmentId, wrapUp };
    }
    default:
      return undefined;
  }
}
