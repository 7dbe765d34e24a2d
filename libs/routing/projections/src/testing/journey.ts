import {
  AgentReplySubmitted,
  AnswerJudged,
  AnswerRated,
  AssignmentEnded,
  ControlChanged,
  ConversationAssigned,
  ConversationClosed,
  ConversationDequeued,
  ConversationOffered,
  ConversationQueued,
  ConversationReopened,
  ConversationStarted,
  CustomerMessageAdded,
  deriveId,
  EscalationRequested,
  MessageDelivered,
  MessageDeliveryFailed,
  MessageRead,
  MessageSent,
  OfferEnded,
  ReplyComposed,
  ReplyRejected,
  type EventContract,
  type EventEnvelope,
} from '@parley/contracts';

type ProjectedEvent = EventEnvelope<Record<string, unknown>>;

const START = Date.parse('2026-03-01T10:00:00.000Z');
const TENANT = 'test';

/** Writes the events of one conversation, with the seq that each ledger would give them. */
class Writer {
  readonly events: ProjectedEvent[] = [];
  private readonly seqs = new Map<string, number>();

  constructor(private readonly conversationId: string) {}

  add<T extends object>(contract: EventContract<T>, data: T): this {
    const context = contract.type.slice(0, contract.type.indexOf('.'));
    const ledger = context !== 'channel';
    const seq = (this.seqs.get(context) ?? 0) + 1;
    this.seqs.set(context, seq);
    const time = new Date(START + this.events.length * 1_000).toISOString();
    const subject = ledger ? this.conversationId : `thread-${this.conversationId}`;
    this.events.push({
      id: deriveId(this.conversationId, contract.type, seq),
      type: contract.type,
      source: `/parley/${context}`,
      subject,
      time,
      recordedtime: time,
      tenant: TENANT,
      subjectid: 'subject',
      partitionkey: subject,
      dataversion: contract.version,
      ...(ledger && { seq }),
      data: data as Record<string, unknown>,
    });
    return this;
  }
}

const text = (value: string) => ({ kind: 'text' as const, text: value });

/** Escalated, offered, refused, assigned, answered, released; one message failed, one reply of the bot came too late. */
export function escalatedJourney(conversationId = 'c1'): ProjectedEvent[] {
  const place = { conversationId, threadId: `thread-${conversationId}`, accountId: 'webchat-demo' };
  const on = { ...place, channel: 'webchat' as const };
  const ids = { conversationId, escalationId: `${conversationId}-e1` };
  const delivery = (replyId: string) => ({ ...place, replyId: `${conversationId}-${replyId}` });
  const reply = (replyId: string, author: 'bot' | 'agent', value: string) => ({
    ...on,
    replyId: `${conversationId}-${replyId}`,
    recipient: 'visitor',
    lastCustomerMessageTime: '2026-03-01T10:00:00.000Z',
    epoch: 1,
    author,
    purpose: author === 'bot' ? ('answer' as const) : ('agent' as const),
    content: text(value),
    sources: [],
    ...(author === 'agent' && { agentId: 'ada' }),
  });
  const message = (messageId: string, value: string) => ({
    ...on,
    messageId: `${conversationId}-${messageId}`,
    externalMessageId: messageId,
    content: text(value),
    controller: 'bot' as const,
    epoch: 1,
  });
  const packet = {
    summary: 'Wants a refund',
    intents: [],
    slots: [],
    articlesTried: [],
    sentimentTrend: [],
    transcript: [
      { id: 'm1', author: 'customer' as const, time: '2026-03-01T10:00:01.000Z', text: 'Refund\u0000 please' },
    ],
  };
  const queue = { ...ids, queueId: 'billing', priority: 60, language: 'en' };
  const submitted = (replyId: string, value: string) => ({
    conversationId,
    replyId: `${conversationId}-${replyId}`,
    agentId: 'ada',
    assignmentId: 'a1',
    content: text(value),
  });
  return new Writer(conversationId)
    .add(ConversationStarted, { ...on, externalUserId: 'visitor', customerName: 'Kim' })
    .add(CustomerMessageAdded, message('m1', 'Refund please'))
    .add(ReplyComposed, reply('r1', 'bot', 'Which order?'))
    .add(MessageSent, delivery('r1'))
    .add(MessageDelivered, delivery('r1'))
    .add(MessageRead, delivery('r1'))
    .add(EscalationRequested, {
      ...on,
      ...ids,
      customerName: 'Kim',
      reason: 'customer-request',
      category: 'billing',
      trigger: 'asks-for-human',
      messageId: 'm1',
      language: 'en',
      priority: 60,
      conversationStartedTime: '2026-03-01T10:00:00.000Z',
      packet,
    })
    .add(ControlChanged, { conversationId, epoch: 2, controller: 'queue', cause: 'escalated' })
    .add(ConversationQueued, queue)
    .add(ConversationOffered, { ...ids, offerId: 'o1', agentId: 'bob', expiresTime: '2026-03-01T10:01:00.000Z' })
    .add(OfferEnded, { ...ids, offerId: 'o1', agentId: 'bob', cause: 'rejected' })
    .add(ConversationAssigned, { ...ids, assignmentId: 'a1', agentId: 'ada', how: 'claimed' })
    .add(ControlChanged, {
      conversationId,
      epoch: 3,
      controller: 'agent',
      agentId: 'ada',
      assignmentId: 'a1',
      cause: 'assigned',
    })
    .add(ReplyRejected, {
      conversationId,
      replyId: `${conversationId}-late`,
      author: 'bot',
      reason: 'STALE_EPOCH',
      epoch: 3,
    })
    .add(AnswerRated, { ...delivery('r1'), verdict: 'wrong' })
    .add(AnswerRated, { ...delivery('r1'), verdict: 'helpful' })
    .add(AnswerJudged, { conversationId, replyId: `${conversationId}-r1`, agentId: 'ada', verdict: 'helpful' })
    .add(AnswerJudged, { conversationId, replyId: `${conversationId}-r1`, agentId: 'bob', verdict: 'wrong' })
    .add(CustomerMessageAdded, message('m2', 'Is anybody there? \ud83d\ude42'))
    .add(AgentReplySubmitted, submitted('r2', 'Yes, one moment'))
    .add(ReplyComposed, reply('r2', 'agent', 'Yes, one moment'))
    .add(MessageSent, delivery('r2'))
    .add(MessageDeliveryFailed, { ...delivery('r2'), reason: 'RECIPIENT' })
    .add(AgentReplySubmitted, submitted('r3', 'Too late'))
    .add(ReplyRejected, {
      conversationId,
      replyId: `${conversationId}-r3`,
      author: 'agent',
      agentId: 'ada',
      reason: 'NOT_IN_CONTROL',
      epoch: 4,
    })
    .add(AssignmentEnded, { ...ids, assignmentId: 'a1', agentId: 'ada', cause: 'released' })
    .add(ConversationQueued, { ...queue, requeueCause: 'released' }).events;
}

/** Resolved by its agent, reopened, escalated again and closed while it waits. */
export function resolvedJourney(conversationId = 'c2'): ProjectedEvent[] {
  const before = escalatedJourney(conversationId);
  const writer = new Writer(conversationId);
  const threadId = `thread-${conversationId}`;
  const wrapUp = { category: 'billing', outcome: 'refunded', escalationReasonCorrect: true, note: 'done' };
  const ids = { conversationId, escalationId: `${conversationId}-e1` };
  for (const { type, data } of before) {
    const contract = contracts.get(type);
    if (contract) writer.add(contract, data);
  }
  return writer
    .add(ConversationAssigned, { ...ids, assignmentId: 'a2', agentId: 'bob', how: 'accepted-offer' })
    .add(ConversationClosed, { conversationId, threadId, cause: 'resolved-by-agent', epoch: 4, agentId: 'bob', wrapUp })
    .add(AssignmentEnded, { ...ids, assignmentId: 'a2', agentId: 'bob', cause: 'resolved' })
    .add(ConversationReopened, { conversationId, threadId, messageId: 'm3', epoch: 5 })
    .add(ConversationQueued, {
      conversationId,
      escalationId: `${conversationId}-e2`,
      queueId: 'general',
      priority: 10,
      language: 'en',
    })
    .add(ConversationClosed, { conversationId, threadId, cause: 'inactivity', epoch: 6 })
    .add(ConversationDequeued, { conversationId, escalationId: `${conversationId}-e2`, cause: 'conversation-closed' })
    .events;
}

const contracts = new Map<string, EventContract>(
  [
    ConversationStarted,
    CustomerMessageAdded,
    ReplyComposed,
    MessageSent,
    MessageDelivered,
    MessageRead,
    AnswerRated,
    AnswerJudged,
    EscalationRequested,
    ControlChanged,
    ConversationQueued,
    ConversationOffered,
    OfferEnded,
    ConversationAssigned,
    ReplyRejected,
    AgentReplySubmitted,
    MessageDeliveryFailed,
    AssignmentEnded,
  ].map((contract) => [contract.type, contract as EventContract]),
);
