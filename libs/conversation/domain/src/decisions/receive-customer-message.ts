import { NEEDS_NO_REPLY } from '@parley/contracts';
import type { CustomerMessage, ReceiveCustomerMessage } from '../commands';
import { decidingMessage, type ClosedConversation, type Conversation } from '../conversation';
import type { Draft } from '../draft';
import { ConversationEndedError, WrongThreadError } from '../errors';
import { asksForHuman } from '../language/human-request';
import { isReadable } from '../readable';
import type { ConversationSettings } from '../settings';
import { unsupportedQuestion } from './act';
import { handOver } from './hand-over';
import { languageOf, say } from './say';

/** True when the message belongs to this conversation, false when it begins a new one in the thread. */
export function takesMessage(state: Conversation, message: Pick<CustomerMessage, 'time' | 'content'>, settings: ConversationSettings): boolean {
  if (state.status !== 'closed') return true;
  return NEEDS_NO_REPLY.includes(message.content.kind) || withinWindow(state, message.time, settings);
}

/**
 * Records a message in its place, and settles at once what needs no engine.
 * @throws WrongThreadError, ConversationEndedError when the caller chose the wrong conversation.
 */
export function receiveCustomerMessage(draft: Draft, command: ReceiveCustomerMessage, settings: ConversationSettings): void {
  const { message } = command;
  place(draft, command, settings);
  const state = draft.state;
  if (state.status === 'not-started') return;
  const byBot = state.status === 'closed' || state.control.by === 'bot';
  draft.record(
    'conversation.CustomerMessageAdded',
    {
      messageId: message.messageId,
      conversationId: state.conversationId,
      threadId: state.threadId,
      channel: message.channel,
      accountId: message.accountId,
      externalMessageId: message.externalMessageId,
      ...(message.locale !== undefined && { locale: message.locale }),
      content: message.content,
      controller: state.status === 'open' ? state.control.by : 'bot',
      epoch: state.epoch,
    },
    originOf(message),
  );
  if (byBot && !NEEDS_NO_REPLY.includes(message.content.kind)) answerAtOnce(draft, message, settings);
}

function place(draft: Draft, { conversationId, previousConversationId, message }: ReceiveCustomerMessage, settings: ConversationSettings): void {
  const { state } = draft;
  if (state.status === 'not-started') {
    draft.record(
      'conversation.ConversationStarted',
      {
        conversationId,
        threadId: message.threadId,
        channel: message.channel,
        accountId: message.accountId,
        externalUserId: message.externalUserId,
        ...(message.customerName !== undefined && { customerName: message.customerName }),
        ...(previousConversationId !== undefined && { previousConversationId }),
      },
      originOf(message),
    );
    return;
  }
  if (state.threadId !== message.threadId) throw new WrongThreadError(conversationId);
  if (!takesMessage(state, message, settings)) throw new ConversationEndedError(conversationId);
  if (state.status === 'closed' && !NEEDS_NO_REPLY.includes(message.content.kind)) reopen(draft, state, message);
}

function reopen(draft: Draft, { conversationId, threadId, epoch }: ClosedConversation, message: CustomerMessage): void {
  const next = epoch + 1;
  draft
    .record('conversation.ConversationReopened', { conversationId, threadId, messageId: message.messageId, epoch: next }, originOf(message))
    .record('conversation.ControlChanged', { conversationId, epoch: next, controller: 'bot', cause: 'reopened' }, originOf(message));
}

/** A request for a human and content without text wait for no engine. */
function answerAtOnce(draft: Draft, { messageId, content }: CustomerMessage, settings: ConversationSettings): void {
  const language = languageOf(draft);
  if (asksForHuman(content.text, content.replyId)) {
    handOver(draft, { messageId, language, reason: 'customer-request', trigger: 'recognised-request' });
    return;
  }
  // A photo that comes with words is answered with them.
  if (isReadable(content) || decidingMessage(draft.state)?.readable) return;
  if (draft.open().clarifications < settings.clarificationsBeforeHandover) {
    say(draft, { purpose: 'clarification', messageId, language, content: unsupportedQuestion(language) });
  } else {
    handOver(draft, { messageId, language, reason: 'unsupported-content', trigger: `content-${content.kind}` });
  }
}

function withinWindow({ closedTime }: ClosedConversation, messageTime: string, { reopenWindowMs }: ConversationSettings): boolean {
  return Date.parse(messageTime) - Date.parse(closedTime) <= reopenWindowMs;
}

const originOf = ({ tenant, subjectid, time, messageId }: CustomerMessage) => ({ tenant, subjectid, time, correlationId: messageId });
