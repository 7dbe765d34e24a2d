import type { AnswerVerdict, OutboundContent, WrapUp } from '@parley/contracts';
import type { AgentLoad } from '../agent/agent';
import type { Escalation, Offer } from './routed-conversation';

interface Command<Type extends string> {
  readonly type: Type;
  readonly conversationId: string;
  /** When it is decided, ISO 8601. */
  readonly now: string;
}

/** A human is needed. */
export interface Queue extends Command<'Queue'>, Escalation {
  /** When the customer began to wait, ISO 8601. */
  readonly waitingSince: string;
}
/** Reserve capacity of an agent for a waiting conversation. */
export interface OfferToAgent extends Command<'OfferToAgent'>, Omit<Offer, 'agentId'> {
  readonly agent: AgentLoad;
}
export interface AcceptOffer extends Command<'AcceptOffer'> {
  readonly offerId: string;
  readonly agentId: string;
  readonly assignmentId: string;
}
export interface RejectOffer extends Command<'RejectOffer'> {
  readonly offerId: string;
  readonly agentId: string;
}
/** The offer's time is over; does nothing when the offer was answered meanwhile. */
export interface ExpireOffer extends Command<'ExpireOffer'> {
  readonly offerId: string;
}
/** The agent takes a waiting conversation by hand. */
export interface Claim extends Command<'Claim'> {
  readonly agent: AgentLoad;
  readonly assignmentId: string;
}
/** Back to the queue by the agent's wish. */
export interface Release extends Command<'Release'> {
  readonly agentId: string;
}
/** Back to the queue because the agent has been away too long; does nothing when the assignment ended meanwhile. */
export interface ReleaseAbandoned extends Command<'ReleaseAbandoned'> {
  readonly assignmentId: string;
}
export interface SubmitReply extends Command<'SubmitReply'> {
  readonly agentId: string;
  /** Chosen by the client, so that a repeated request is the same reply. */
  readonly replyId: string;
  readonly content: OutboundContent;
}
export interface SubmitResolution extends Command<'SubmitResolution'> {
  readonly agentId: string;
  readonly wrapUp: WrapUp;
}
/** An agent of the team says what a customer meant, whoever holds the conversation. */
export interface CorrectIntent extends Command<'CorrectIntent'> {
  readonly agentId: string;
  readonly messageId: string;
  /** What the customer wrote. */
  readonly text: string;
  /** What the message had been taken for. */
  readonly recognisedIntent?: string;
  readonly intent: string;
}
/** An agent of the team says whether an answer of the bot was right, whoever holds the conversation. */
export interface JudgeAnswer extends Command<'JudgeAnswer'> {
  readonly agentId: string;
  readonly replyId: string;
  readonly verdict: AnswerVerdict;
}
/** Nobody is needed any more: the conversation closed, or the bot has it again. */
export interface End extends Command<'End'> {
  readonly cause: 'resolved' | 'conversation-closed' | 'returned-to-bot' | 'escalated-again';
}

export type ConversationCommand =
  | Queue
  | OfferToAgent
  | AcceptOffer
  | RejectOffer
  | ExpireOffer
  | Claim
  | Release
  | ReleaseAbandoned
  | SubmitReply
  | SubmitResolution
  | CorrectIntent
  | JudgeAnswer
  | End;
