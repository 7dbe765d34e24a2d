import type { Answers } from './answers';
import type { AssignmentEnd, Channel, MessageContent, OutboundContent, WrapUp } from './contract-types';

interface Command<Type extends string> {
  readonly type: Type;
  /** Id of the event or timer that led to this; ids of what follows are derived from it. */
  readonly causeId: string;
  /** Id of the channel message that began it all, where the cause names one. */
  readonly correlationId?: string;
  /** ISO 8601; the core reads no clock. */
  readonly now: string;
}

export interface CustomerMessage {
  readonly messageId: string;
  readonly threadId: string;
  readonly tenant: string;
  readonly subjectid: string;
  readonly channel: Channel;
  readonly accountId: string;
  readonly externalMessageId: string;
  readonly externalUserId: string;
  readonly customerName?: string;
  readonly locale?: string;
  /** When it happened at the channel. */
  readonly time: string;
  readonly content: MessageContent;
}

export interface ReceiveCustomerMessage extends Command<'ReceiveCustomerMessage'> {
  readonly conversationId: string;
  /** The thread's conversation before this one, when this one is new. */
  readonly previousConversationId?: string;
  readonly message: CustomerMessage;
}

/** An engine answered; `answers` holds this and the earlier answers that wait for the conversation. */
export interface ConsiderAnswers extends Command<'ConsiderAnswers'> {
  readonly messageId: string;
  readonly answers: Answers;
}

export interface PassJoinDeadline extends Command<'PassJoinDeadline'> {
  readonly messageId: string;
  readonly answers: Answers;
}

export interface PassHoldingDeadline extends Command<'PassHoldingDeadline'> {
  readonly messageId: string;
}

export type PassInactivityDeadline = Command<'PassInactivityDeadline'>;

export interface AssignAgent extends Command<'AssignAgent'> {
  readonly assignmentId: string;
  readonly escalationId: string;
  readonly agentId: string;
}

export interface EndAssignment extends Command<'EndAssignment'> {
  readonly assignmentId: string;
  readonly cause: AssignmentEnd;
}

export interface SubmitAgentReply extends Command<'SubmitAgentReply'> {
  readonly replyId: string;
  readonly agentId: string;
  readonly assignmentId: string;
  readonly content: OutboundContent;
}

export interface SubmitResolution extends Command<'SubmitResolution'> {
  readonly agentId: string;
  readonly assignmentId: string;
  readonly wrapUp: WrapUp;
}

export type ConversationCommand =
  | ReceiveCustomerMessage
  | ConsiderAnswers
  | PassJoinDeadline
  | PassHoldingDeadline
  | PassInactivityDeadline
  | AssignAgent
  | EndAssignment
  | SubmitAgentReply
  | SubmitResolution;
