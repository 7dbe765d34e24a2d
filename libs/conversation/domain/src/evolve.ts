import { NEEDS_NO_REPLY, type ContextPacket, type MessageContent } from '@parley/contracts';
import {
  BURST_LIMIT, LINE_LIMIT,
  type ClosedConversation, type Control, type Conversation, type Memory, type OpenConversation, type PendingMessage,
} from './conversation';
import { BrokenHistoryError } from './errors';
import type { ConversationEvent, DataOf } from './events';
import { cut } from './language/extract';
import { languageOfTag, languageOfText } from './language/language';
import { learn, remember } from './memory';
import { isReadable } from './readable';

type EventOf<Type extends ConversationEvent['type']> = Extract<ConversationEvent, { type: Type }>;

/** What an event does to a conversation. Reads no clock: a replay gives the same state. */
export function evolve(state: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'conversation.ConversationStarted':
      return started(event);
    case 'conversation.CustomerMessageAdded':
      return messageAdded(known(state, event), event);
    case 'conversation.ReplyComposed':
      return replyComposed(open(state, event), event);
    case 'conversation.EscalationRequested':
      return { ...open(state, event), escalationId: event.data.escalationId };
    case 'conversation.ControlChanged':
      return controlChanged(known(state, event), event.data);
    case 'conversation.ConversationClosed':
      return closed(open(state, event), event);
    case 'conversation.ConversationReopened':
      return reopened(known(state, event), event);
    case 'conversation.SettlementFailed':
      return settled(known(state, event), event.data.messageId);
    case 'conversation.ReplyRejected':
      return state;
    default:
      return unexpected(event);
  }
}

function unexpected(event: never): never {
  throw new BrokenHistoryError((event as ConversationEvent).type, 'of another release');
}

function started({ data, time, tenant, subjectid }: EventOf<'conversation.ConversationStarted'>): OpenConversation {
  const { conversationId, threadId, channel, accountId, externalUserId, customerName, previousConversationId } = data;
  return {
    status: 'open',
    control: { by: 'bot' },
    conversationId, threadId, tenant, subjectid, channel, accountId, externalUserId,
    ...(customerName !== undefined && { customerName }),
    ...(previousConversationId !== undefined && { previousConversationId }),
    startedTime: time,
    epoch: 1,
    language: null,
    introduced: false,
    clarifications: 0,
    pending: [],
    heldMessageId: null,
    escalationId: null,
    lastCustomerMessageTime: time,
    lastActivityTime: time,
    memory: { transcript: [], intents: [], slots: [], articlesTried: [], sentimentTrend: [] },
  };
}

function messageAdded<State extends OpenConversation | ClosedConversation>(
  state: State,
  { data, time }: EventOf<'conversation.CustomerMessageAdded'>,
): State {
  const text = readable(data.content);
  const language = languageOfText(data.content.text ?? '', state.language) ?? languageOfTag(data.locale) ?? null;
  const awaited = data.controller === 'bot' && !NEEDS_NO_REPLY.includes(data.content.kind);
  return {
    ...state,
    language,
    pending: awaited ? withPending(state.pending, data) : state.pending,
    lastCustomerMessageTime: later(state.lastCustomerMessageTime, time),
    lastActivityTime: later(state.lastActivityTime, time),
    memory: withLine(state.memory, { id: data.messageId, author: 'customer', time, text }),
  };
}

function withPending(
  pending: readonly PendingMessage[],
  { messageId, epoch, content }: DataOf<'conversation.CustomerMessageAdded'>,
): readonly PendingMessage[] {
  const ofThisEpoch = pending.filter((message) => message.epoch === epoch);
  const { replyId } = content;
  return [...ofThisEpoch, { messageId, epoch, readable: isReadable(content), ...(replyId !== undefined && { choice: replyId }) }].slice(-BURST_LIMIT);
}

function replyComposed(state: OpenConversation, { data, time }: EventOf<'conversation.ReplyComposed'>): OpenConversation {
  const text = readable(data.content);
  const heard: OpenConversation = {
    ...state,
    lastActivityTime: later(state.lastActivityTime, time),
    memory: withLine(state.memory, { id: data.replyId, author: data.author, time, text }),
  };
  if (data.author === 'agent') return heard;
  const spoken: OpenConversation = {
    ...heard,
    introduced: true,
    language: heard.language ?? languageOfTag(data.basis?.understanding?.language) ?? null,
    memory: data.messageId === undefined ? heard.memory : learn(heard.memory, data.messageId, data.basis?.understanding, data.sources),
  };
  switch (data.purpose) {
    case 'holding':
      return { ...spoken, heldMessageId: data.messageId ?? null };
    case 'clarification':
      return { ...settled(spoken, data.messageId), clarifications: spoken.clarifications + 1 };
    case 'answer':
      return { ...settled(spoken, data.messageId), clarifications: 0 };
    case 'handover':
    case 'notice':
    case 'agent':
      return settled(spoken, data.messageId);
  }
}

/** A settled message takes the older ones of its burst with it: they were superseded. */
function settled<State extends OpenConversation | ClosedConversation>(state: State, messageId: string | undefined): State {
  const index = state.pending.findIndex((message) => message.messageId === messageId);
  return { ...state, pending: state.pending.slice(index + 1), heldMessageId: null };
}

function controlChanged(state: OpenConversation | ClosedConversation, data: DataOf<'conversation.ControlChanged'>): Conversation {
  const changed = { ...state, epoch: data.epoch, heldMessageId: null, clarifications: 0 };
  return changed.status === 'open' ? { ...changed, control: controlOf(data) } : changed;
}

function controlOf({ controller, agentId, assignmentId }: DataOf<'conversation.ControlChanged'>): Control {
  switch (controller) {
    case 'bot':
    case 'queue':
      return { by: controller };
    case 'agent':
      return { by: 'agent', agentId: agentId ?? '', assignmentId: assignmentId ?? '' };
  }
}

function closed(state: OpenConversation, { data, time }: EventOf<'conversation.ConversationClosed'>): ClosedConversation {
  const { control: _control, ...rest } = state;
  return { ...rest, status: 'closed', cause: data.cause, closedTime: time };
}

function reopened(state: OpenConversation | ClosedConversation, event: EventOf<'conversation.ConversationReopened'>): OpenConversation {
  if (state.status !== 'closed') throw new BrokenHistoryError(event.type, state.status);
  const { cause: _cause, closedTime: _closedTime, ...rest } = state;
  return { ...rest, status: 'open', control: { by: 'bot' }, epoch: event.data.epoch, lastActivityTime: later(rest.lastActivityTime, event.time) };
}

function known(state: Conversation, event: ConversationEvent): OpenConversation | ClosedConversation {
  if (state.status === 'not-started') throw new BrokenHistoryError(event.type, state.status);
  return state;
}

function open(state: Conversation, event: ConversationEvent): OpenConversation {
  if (state.status !== 'open') throw new BrokenHistoryError(event.type, state.status);
  return state;
}

const withLine = (memory: Memory, line: ContextPacket['transcript'][number]): Memory => ({
  ...memory,
  transcript: remember(memory.transcript, { ...line, text: cut(line.text, LINE_LIMIT) }),
});

/** What a person would read; a kind without text shows as its name in brackets. */
const readable = (content: { kind: MessageContent['kind'] | 'buttons' | 'list' | 'template'; text?: string }): string =>
  content.text !== undefined && content.text !== '' ? content.text : `[${content.kind}]`;

const later = (a: string, b: string): string => (Date.parse(b) > Date.parse(a) ? b : a);
