import { messageIdOf, threadIdOf, type EngineStamp, type MessageContent, type Passage, type Understanding } from '@parley/contracts';
import { withAnswer, type Answers } from '../answers';
import type { ConversationCommand, ReceiveCustomerMessage } from '../commands';
import { initialConversation, type Conversation, type OpenConversation } from '../conversation';
import { conversationDecider } from '../decide';
import type { ConversationEvent } from '../events';
import { DEFAULT_SETTINGS, type ConversationSettings } from '../settings';

export const TENANT = 'demo';
export const ACCOUNT = 'webchat-demo';
export const USER = 'visitor-1';
export const CONVERSATION = 'conversation-1';
export const ENGINE: EngineStamp = { name: 'spec', version: '1' };

const START = Date.parse('2026-03-02T09:00:00.000Z');

/** A time so many seconds after the start of the story. */
export const at = (seconds: number): string => new Date(START + seconds * 1_000).toISOString();

export const idOf = (externalId: string): string => messageIdOf(TENANT, ACCOUNT, externalId);

export interface Said {
  readonly conversationId?: string;
  readonly previousConversationId?: string;
  readonly seconds?: number;
  readonly content?: MessageContent;
}

/** The customer writes; `externalId` names the message. */
export function says(externalId: string, text: string, { conversationId = CONVERSATION, previousConversationId, seconds = 0, content }: Said = {}): ReceiveCustomerMessage {
  return {
    type: 'ReceiveCustomerMessage',
    causeId: idOf(externalId),
    correlationId: idOf(externalId),
    now: at(seconds),
    conversationId,
    ...(previousConversationId !== undefined && { previousConversationId }),
    message: {
      messageId: idOf(externalId),
      threadId: threadIdOf(TENANT, ACCOUNT, USER),
      tenant: TENANT,
      subjectid: 'subject-1',
      channel: 'webchat',
      accountId: ACCOUNT,
      externalMessageId: externalId,
      externalUserId: USER,
      customerName: 'Kim',
      time: at(seconds),
      content: content ?? { kind: 'text', text },
    },
  };
}

export const understood = (change: Partial<Understanding> = {}): Understanding => ({
  language: 'en', intents: [], entities: [], sentiment: 0, anger: 0, urgency: 'normal', wantsHuman: false, outOfScope: false, ...change,
});

export const intent = (name: string, confidence = 0.9): Pick<Understanding, 'intents'> => ({ intents: [{ name, confidence }] });

export const passage = (confidence: number, change: Partial<Passage> = {}): Passage => ({
  articleId: 'refund-time', articleVersion: 3, title: 'When do I get my refund?', language: 'en',
  text: 'A refund takes three to five working days. It goes back to the card you paid with. Ask your bank after that. Public holidays add time.',
  url: 'https://help.example/refund-time', score: confidence * 10, confidence, ...change,
});

export interface Heard {
  readonly understanding?: Understanding;
  readonly passages?: readonly Passage[];
}

export function answersFor(externalId: string, { understanding, passages }: Heard, before: Answers = {}): Answers {
  const messageId = idOf(externalId);
  const one = understanding ? withAnswer(before, messageId, { kind: 'understanding', understanding, engine: ENGINE }) : before;
  return passages ? withAnswer(one, messageId, { kind: 'passages', passages, engine: ENGINE }) : one;
}

/** An engine's answer came in; `heard` is all that is known of the message by then. */
export const hears = (externalId: string, heard: Heard, seconds = 1, before: Answers = {}): ConversationCommand => ({
  type: 'ConsiderAnswers', causeId: `answer-${externalId}-${seconds}`, correlationId: idOf(externalId), now: at(seconds),
  messageId: idOf(externalId), answers: answersFor(externalId, heard, before),
});

export const joinPasses = (externalId: string, heard: Heard = {}, seconds = 1.5): ConversationCommand => ({
  type: 'PassJoinDeadline', causeId: `join:${idOf(externalId)}`, correlationId: idOf(externalId), now: at(seconds),
  messageId: idOf(externalId), answers: answersFor(externalId, heard),
});

export const holdingPasses = (externalId: string, seconds = 11.5): ConversationCommand => ({
  type: 'PassHoldingDeadline', causeId: `holding:${idOf(externalId)}`, correlationId: idOf(externalId), now: at(seconds), messageId: idOf(externalId),
});

export const inactivityPasses = (seconds: number): ConversationCommand => ({
  type: 'PassInactivityDeadline', causeId: `inactivity-${seconds}`, now: at(seconds),
});

export const assigned = (agentId: string, assignmentId: string, escalationId: string, seconds = 20): ConversationCommand => ({
  type: 'AssignAgent', causeId: `assigned-${assignmentId}`, now: at(seconds), agentId, assignmentId, escalationId,
});

export const assignmentEnded = (assignmentId: string, cause: 'resolved' | 'released' | 'agent-offline' | 'conversation-closed'): ConversationCommand => ({
  type: 'EndAssignment', causeId: `ended-${assignmentId}`, now: at(40), assignmentId, cause,
});

export const agentSays = (replyId: string, agentId: string, assignmentId: string, seconds = 30): ConversationCommand => ({
  type: 'SubmitAgentReply', causeId: `submitted-${replyId}`, now: at(seconds), replyId, agentId, assignmentId,
  content: { kind: 'text', text: 'I will look into it.' },
});

export const resolves = (agentId: string, assignmentId: string, seconds = 60): ConversationCommand => ({
  type: 'SubmitResolution', causeId: `resolved-${assignmentId}`, now: at(seconds), agentId, assignmentId,
  wrapUp: { category: 'billing', outcome: 'refunded', escalationReasonCorrect: true },
});

/** The events that follow from commands, one after the other. */
export function history(commands: readonly ConversationCommand[], settings: ConversationSettings = DEFAULT_SETTINGS): ConversationEvent[] {
  const decider = conversationDecider(settings);
  let state = initialConversation();
  const events: ConversationEvent[] = [];
  for (const command of commands) {
    for (const event of decider.decide(command, state)) {
      events.push(event);
      state = decider.evolve(state, event);
    }
  }
  return events;
}

export const fold = (events: readonly ConversationEvent[]): Conversation =>
  events.reduce<Conversation>((state, event) => conversationDecider().evolve(state, event), initialConversation());

/** Id of the newest escalation of a history. */
export function escalationOf(events: readonly ConversationEvent[]): string {
  const escalation = events.findLast((event) => event.type === 'conversation.EscalationRequested');
  if (escalation?.type !== 'conversation.EscalationRequested') throw new Error('nothing was escalated');
  return escalation.data.escalationId;
}

export function open(events: readonly ConversationEvent[]): OpenConversation {
  const state = fold(events);
  if (state.status !== 'open') throw new Error(`the conversation is ${state.status}`);
  return state;
}

/** A history as a person would tell it: who said what, and who was in control. */
export const tell = (events: readonly ConversationEvent[]): string[] => events.map(line);

function line(event: ConversationEvent): string {
  switch (event.type) {
    case 'conversation.ConversationStarted':
      return '-- started';
    case 'conversation.ConversationReopened':
      return '-- reopened';
    case 'conversation.ConversationClosed':
      return `-- closed: ${event.data.cause}`;
    case 'conversation.CustomerMessageAdded':
      return `customer: ${event.data.content.text ?? `[${event.data.content.kind}]`}`;
    case 'conversation.ControlChanged':
      return `-- control ${event.data.epoch}: ${event.data.controller}`;
    case 'conversation.EscalationRequested':
      return `-- escalated: ${event.data.reason}, ${event.data.category}, priority ${event.data.priority}`;
    case 'conversation.ReplyComposed':
      return `${event.data.author} (${event.data.purpose}): ${event.data.content.text}${options(event.data.content.options)}`;
    case 'conversation.ReplyRejected':
      return `-- rejected: ${event.data.reason}`;
    case 'conversation.SettlementFailed':
      return `-- failed: ${event.data.reason}`;
  }
}

const options = (choices: readonly { title: string }[] = []): string => choices.map(({ title }) => ` [${title}]`).join('');
