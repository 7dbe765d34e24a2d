import { contractOf, encodeEvent, topicOf, type EventEnvelope } from '@parley/contracts';
import type { LogRecord } from '../log/log-event';

const START = Date.parse('2026-01-05T09:00:00.000Z');

export const IDS = {
  conversation: 'c-1', thread: 't-1', agent: 'a-1', question: 'm-1', request: 'm-2', answer: 'r-1', notice: 'r-2', agentReply: 'r-3',
  escalation: 'e-1', offer: 'o-1', assignment: 's-1',
};

const WITHOUT_LEDGER = ['channel', 'nlu'];

/** Writes records as their owners would: seqs per stream, one second apart. */
export class LogBook {
  readonly records: LogRecord[] = [];
  private readonly seqs = new Map<string, number>();

  add(type: string, subject: string, data: object, overrides: Partial<EventEnvelope> = {}): this {
    const context = type.slice(0, type.indexOf('.'));
    const stream = `${context}:${subject}`;
    const seq = (this.seqs.get(stream) ?? 0) + 1;
    this.seqs.set(stream, seq);
    const number = this.records.length + 1;
    const at = new Date(START + number * 1_000).toISOString();
    const { headers, value } = encodeEvent({
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      type, subject, source: `/parley/${context}`, time: at, recordedtime: at, tenant: 'demo', subjectid: 'subject-1', partitionkey: subject,
      dataversion: type === 'conversation.EscalationRequested' ? 2 : 1, ...(!WITHOUT_LEDGER.includes(context) && { seq }), data, ...overrides,
    });
    const contract = contractOf(type);
    this.records.push({ topic: contract ? topicOf(contract).name : '', partition: 0, offset: number, headers, value });
    return this;
  }
}

const place = { conversationId: IDS.conversation, threadId: IDS.thread, accountId: 'webchat-demo' };
const say = (text: string): object => ({ kind: 'text', text });
const delivered = (replyId: string): object => ({ replyId, ...place });

function received(messageId: string, text: string): object {
  return {
    messageId, threadId: IDS.thread, channel: 'webchat', accountId: 'webchat-demo', externalMessageId: `x-${messageId}`, externalUserId: 'u',
    locale: 'en-GB', content: say(text),
  };
}

export function added(messageId: string, text: string, under: { controller: string; epoch: number } = { controller: 'bot', epoch: 1 }): object {
  return { messageId, ...place, channel: 'webchat', externalMessageId: `x-${messageId}`, locale: 'en-GB', content: say(text), ...under };
}

export function composed(replyId: string, details: object): object {
  return {
    replyId, ...place, channel: 'webchat', recipient: 'u', lastCustomerMessageTime: new Date(START).toISOString(), epoch: 1, author: 'bot',
    content: say(`says ${replyId}`), sources: [], ...details,
  };
}

/** An answered question, then a request for a person who takes over, replies and resolves. Nothing is wrong with it. */
export function journey(): LogBook {
  const { conversation, thread, agent, question, request, answer, notice, agentReply, escalation, offer, assignment } = IDS;
  const source = { articleId: 'k-1', articleVersion: 3, title: 'Orders', url: 'https://shop.example/orders', confidence: 0.9 };
  const held = { conversationId: conversation, escalationId: escalation, agentId: agent };
  const wrapUp = { category: 'general', outcome: 'solved', escalationReasonCorrect: true };
  return new LogBook()
    .add('routing.AgentPresenceChanged', agent, { agentId: agent, presence: 'online', capacity: 1 })
    .add('channel.MessageReceived', thread, received(question, 'Where is my order?'))
    .add('conversation.ConversationStarted', conversation, { ...place, channel: 'webchat', externalUserId: 'u' })
    .add('conversation.CustomerMessageAdded', conversation, added(question, 'Where is my order?'))
    .add('conversation.ReplyComposed', conversation, composed(answer, { purpose: 'answer', messageId: question, sources: [source] }))
    .add('channel.MessageSent', thread, delivered(answer))
    .add('channel.MessageDelivered', thread, delivered(answer))
    .add('channel.MessageReceived', thread, received(request, 'a human please'))
    .add('conversation.CustomerMessageAdded', conversation, added(request, 'a human please'))
    .add('conversation.ReplyComposed', conversation, composed(notice, { purpose: 'handover', messageId: request }))
    .add('conversation.EscalationRequested', conversation, {
      escalationId: escalation, ...place, channel: 'webchat', reason: 'customer-request', category: 'general', trigger: 'recognised-request',
      messageId: request, language: 'en', priority: 50, conversationStartedTime: new Date(START).toISOString(),
      packet: {
        summary: '', intents: [], slots: [], articlesTried: [], sentimentTrend: [],
        transcript: [{ id: request, author: 'customer', time: new Date(START + 8_000).toISOString(), text: 'a human please' }],
      },
    })
    .add('conversation.ControlChanged', conversation, { conversationId: conversation, epoch: 2, controller: 'queue', cause: 'escalated' })
    .add('routing.ConversationQueued', conversation, { conversationId: conversation, escalationId: escalation, queueId: 'general', priority: 50, language: 'en' })
    .add('routing.ConversationOffered', conversation, { ...held, offerId: offer, expiresTime: new Date(START + 60_000).toISOString() })
    .add('routing.ConversationAssigned', conversation, { ...held, assignmentId: assignment, how: 'accepted-offer' })
    .add('conversation.ControlChanged', conversation, { conversationId: conversation, epoch: 3, controller: 'agent', agentId: agent, assignmentId: assignment, cause: 'assigned' })
    .add('routing.AgentReplySubmitted', conversation, { replyId: agentReply, conversationId: conversation, agentId: agent, assignmentId: assignment, content: say(`says ${agentReply}`) })
    .add('conversation.ReplyComposed', conversation, composed(agentReply, { purpose: 'agent', author: 'agent', agentId: agent, epoch: 3 }))
    .add('channel.MessageSent', thread, delivered(notice))
    .add('channel.MessageSent', thread, delivered(agentReply))
    .add('routing.ResolutionSubmitted', conversation, { conversationId: conversation, agentId: agent, assignmentId: assignment, wrapUp })
    .add('conversation.ConversationClosed', conversation, { conversationId: conversation, threadId: thread, cause: 'resolved-by-agent', epoch: 3, agentId: agent, wrapUp })
    .add('conversation.ControlChanged', conversation, { conversationId: conversation, epoch: 4, controller: 'bot', cause: 'closed' })
    .add('routing.AssignmentEnded', conversation, { ...held, assignmentId: assignment, cause: 'resolved' });
}

/** A second conversation that waits in the queue, as far as it matters to capacity and the queue's rows. */
export function secondConversation(book: LogBook): LogBook {
  const conversation = 'c-2';
  const there = { conversationId: conversation, threadId: 't-2', accountId: 'webchat-demo', channel: 'webchat' };
  return book
    .add('conversation.ConversationStarted', conversation, { ...there, externalUserId: 'v' })
    .add('conversation.EscalationRequested', conversation, {
      escalationId: 'e-2', ...there, reason: 'anger', category: 'billing', trigger: 'anger-above-threshold', messageId: 'm-9', language: 'en', priority: 80,
      conversationStartedTime: new Date(START).toISOString(),
      packet: { summary: '', intents: [], slots: [], articlesTried: [], sentimentTrend: [], transcript: [] },
    })
    .add('conversation.ControlChanged', conversation, { conversationId: conversation, epoch: 2, controller: 'queue', cause: 'escalated' })
    .add('routing.ConversationQueued', conversation, { conversationId: conversation, escalationId: 'e-2', queueId: 'billing', priority: 80, language: 'en' });
}

/** An old conversation, brought by an import; its later message came first. */
export function oldConversation(book: LogBook): LogBook {
  const conversation = 'c-old';
  const past = (messageId: string, text: string): object => ({
    messageId, conversationId: conversation, threadId: IDS.thread, importId: 'i-1', author: 'customer', kind: 'text', channel: 'whatsapp', language: 'en', text,
  });
  return book
    .add('conversation.PastMessageImported', conversation, { ...past('p-2', 'thanks'), resolution: 'solved' }, { time: '2024-03-05T08:00:00.000Z' })
    .add('conversation.PastMessageImported', conversation, past('p-1', 'Where is my order?'), { time: '2024-03-05T07:00:00.000Z' });
}

/** What editors review: a message that no intent fits, and an agent's word on what it meant. */
export function misunderstood(book: LogBook): LogBook {
  const { conversation: conversationId, question: messageId, agent: agentId } = IDS;
  return book
    .add('nlu.MessageUnderstood', conversationId, unrecognised(messageId, 'Where is my order?'))
    .add('routing.MessageIntentCorrected', conversationId, { conversationId, messageId, agentId, text: 'Where is my order?', intent: 'order.status' });
}

export function unrecognised(messageId: string, text: string): object {
  const understanding = { language: 'en', intents: [], entities: [], sentiment: 0, anger: 0, urgency: 'normal', wantsHuman: false, outOfScope: true };
  return { messageId, conversationId: IDS.conversation, understanding, engine: { name: 'linear', version: '1' }, text };
}
