import {
  AssignmentEnded, ControlChanged, ConversationAssigned, ConversationClosed, ConversationOffered, ConversationQueued, ConversationReopened,
  ConversationStarted, CustomerMessageAdded, deriveId, EscalationRequested, OfferEnded, ReplyComposed, type EventContract, type EventEnvelope,
} from '@parley/contracts';

type ProjectedEvent = EventEnvelope<Record<string, unknown>>;

const START = Date.parse('2026-03-01T10:00:00.000Z');

/** Greeted, held, escalated twice, answered by an agent, resolved, and reopened. */
export function journey(conversationId: string): ProjectedEvent[] {
  const events: ProjectedEvent[] = [];
  const seqs = new Map<string, number>();
  const add = <T extends object>(contract: EventContract<T>, data: T): void => {
    const context = contract.type.slice(0, contract.type.indexOf('.'));
    const seq = (seqs.get(context) ?? 0) + 1;
    seqs.set(context, seq);
    const time = new Date(START + events.length * 1_000).toISOString();
    events.push({
      id: deriveId(conversationId, contract.type, seq), type: contract.type, source: `/parley/${context}`, subject: conversationId, time,
      recordedtime: time, tenant: 'test', subjectid: 'subject', partitionkey: conversationId, dataversion: contract.version, seq,
      data: data as Record<string, unknown>,
    });
  };
  const on = { conversationId, threadId: `thread-${conversationId}`, accountId: 'webchat-demo', channel: 'webchat' as const };
  const message = (messageId: string) => ({
    ...on, messageId, externalMessageId: messageId, content: { kind: 'text' as const, text: 'Hello' }, controller: 'bot' as const, epoch: 1, locale: 'en-GB',
  });
  const reply = (replyId: string, author: 'bot' | 'agent', purpose: 'holding' | 'answer' | 'agent') => ({
    ...on, replyId, recipient: 'visitor', lastCustomerMessageTime: '2026-03-01T10:00:00.000Z', epoch: 1, author, purpose,
    content: { kind: 'text' as const, text: 'Hello' },
    sources: purpose === 'answer' ? [{ articleId: 'refund', articleVersion: 2, title: 'Refunds', url: 'https://help.example/refund', confidence: 0.9 }] : [],
    ...(author === 'agent' && { agentId: 'ada' }),
  });
  const packet = { summary: '', intents: [], slots: [], articlesTried: [], sentimentTrend: [], transcript: [] };
  const escalation = (escalationId: string) => ({
    ...on, escalationId, reason: 'customer-request' as const, category: 'billing', trigger: 'asks-for-human', messageId: 'm1', language: 'en', priority: 60,
    conversationStartedTime: '2026-03-01T10:00:00.000Z', packet,
  });
  const ids = (escalationId: string) => ({ conversationId, escalationId });
  const [first, second] = [`${conversationId}-e1`, `${conversationId}-e2`];
  add(ConversationStarted, { ...on, externalUserId: 'visitor' });
  add(CustomerMessageAdded, message('m1'));
  add(ReplyComposed, reply('r1', 'bot', 'holding'));
  add(ReplyComposed, reply('r2', 'bot', 'answer'));
  add(EscalationRequested, escalation(first));
  add(ControlChanged, { conversationId, epoch: 2, controller: 'queue', cause: 'escalated' });
  add(ConversationQueued, { ...ids(first), queueId: 'billing', priority: 60, language: 'en' });
  add(ConversationOffered, { ...ids(first), offerId: 'o1', agentId: 'bob', expiresTime: '2026-03-01T10:01:00.000Z' });
  add(OfferEnded, { ...ids(first), offerId: 'o1', agentId: 'bob', cause: 'rejected' });
  add(ConversationAssigned, { ...ids(first), assignmentId: 'a1', agentId: 'ada', how: 'claimed' });
  add(ReplyComposed, reply('r3', 'agent', 'agent'));
  add(AssignmentEnded, { ...ids(first), assignmentId: 'a1', agentId: 'ada', cause: 'resolved' });
  add(ConversationClosed, {
    conversationId, threadId: on.threadId, cause: 'resolved-by-agent', epoch: 3, agentId: 'ada',
    wrapUp: { category: 'billing', outcome: 'refunded', escalationReasonCorrect: true, note: '' },
  });
  add(ConversationReopened, { conversationId, threadId: on.threadId, messageId: 'm2', epoch: 4 });
  add(CustomerMessageAdded, message('m2'));
  add(EscalationRequested, escalation(second));
  add(ConversationQueued, { ...ids(second), queueId: 'billing', priority: 60, language: 'en' });
  return events;
}
