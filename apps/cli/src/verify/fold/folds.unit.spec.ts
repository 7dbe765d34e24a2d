import { describe, expect, it } from '@jest/globals';
import { canonical } from '../rows/canonical';
import { IDS, journey, LogBook, misunderstood, oldConversation, secondConversation, unrecognised } from '../testing/journey';
import { eventOf } from '../testing/memory-source';
import { AgentThreadHeads } from './agent-thread-heads';
import { AgentThreadLines, lineKeyOf } from './agent-thread-lines';
import { AnalyticsDocuments } from './analytics-documents';
import { IntentCorrections } from './intent-corrections';
import { PastConversations } from './past-conversations';
import { QueueRows } from './queue-rows';
import { keyOf, ThreadRows } from './thread-rows';
import { UnrecognisedMessages } from './unrecognised-messages';

const events = secondConversation(journey()).records.map(eventOf);
/** The journey writes one record a second. */
const second = (n: number): Date => new Date(Date.parse('2026-01-05T09:00:00.000Z') + n * 1_000);

describe('the fold of the agent queue', () => {
  it('shows what waits, and nothing that has ended', () => {
    const queue = new QueueRows();
    for (const event of events) queue.observe(event);
    expect([...queue.rows()]).toEqual([
      ['c-2', {
        conversation_id: 'c-2', tenant: 'demo', status: 'queued', escalation_id: 'e-2', queue_id: 'billing', priority: 80, language: 'en',
        waiting_since: second(28), agent_id: null, offer_id: null, offer_expires: null, assignment_id: null, routing_seq: 1, thread_id: 't-2',
        account_id: 'webchat-demo', channel: 'webchat', customer_name: null, reason: 'anger', category: 'billing', escalated_at: second(26),
        preview: null, preview_author: null, preview_time: null, conversation_seq: 2,
      }],
    ]);
  });

  it('keeps the waiting time of an escalation that comes back to the queue, and the newest preview', () => {
    const queue = new QueueRows();
    for (const event of events.slice(0, 18)) queue.observe(event);
    const requeued = { ...eventOf(journey().records[12]!), seq: 9, time: second(99).toISOString() };
    queue.observe(requeued);
    expect(queue.rows().get(IDS.conversation)).toMatchObject({ status: 'queued', waiting_since: second(13), agent_id: null, preview: 'says r-3', preview_author: 'agent' });
  });
});

describe("the fold of an agent's thread", () => {
  const { conversation: conversationId, thread: threadId, agent: agentId, assignment: assignmentId, answer } = IDS;
  const delivery = { conversationId, threadId, accountId: 'webchat-demo' };
  const told = journey()
    .add('channel.AnswerRated', threadId, { replyId: answer, ...delivery, verdict: 'wrong' })
    .add('channel.AnswerRated', threadId, { replyId: answer, ...delivery, verdict: 'helpful' })
    .add('routing.AnswerJudged', conversationId, { replyId: answer, conversationId, agentId, verdict: 'wrong' })
    .add('routing.AgentReplySubmitted', conversationId, { replyId: 'r-4', conversationId, agentId, assignmentId, content: { kind: 'text', text: 'Too\u0000 late' } })
    .add('conversation.ReplyRejected', conversationId, { replyId: 'r-4', conversationId, author: 'agent', agentId, reason: 'NOT_IN_CONTROL', epoch: 4 })
    .add('conversation.ReplyRejected', conversationId, { replyId: 'r-5', conversationId, author: 'bot', reason: 'STALE_EPOCH', epoch: 4 })
    .records.map(eventOf);
  const linesOf = (log: typeof told): Map<string, unknown> => {
    const lines = new AgentThreadLines();
    for (const event of log) lines.observe(event);
    return new Map([...lines.rows()].sort(([a], [b]) => (a < b ? -1 : 1)));
  };

  it('holds what was said and submitted, how far each reply came, and the newest word on an answer', () => {
    const lines = linesOf(told);
    expect([...lines.values()]).toMatchObject([
      { author: 'customer', position: 2, delivery: null, text: 'Where is my order?', time: second(4) },
      { author: 'customer', position: 4, delivery: null },
      { author: 'bot', position: 3, delivery: 4, customer_verdict: 'helpful', agent_verdict: 'wrong', purpose: 'answer', sources: [{ articleId: 'k-1' }] },
      { author: 'bot', position: 5, delivery: 2, customer_verdict: null, agent_verdict: null },
      { author: 'agent', agent_id: 'a-1', position: 9, delivery: 2, time: second(18) },
      { author: 'agent', agent_id: 'a-1', position: 12, delivery: 6, failure: 'NOT_IN_CONTROL', text: 'Too late', content: { kind: 'text', text: 'Too late' } },
    ]);
    expect([...lines.keys()].at(-1)).toBe(lineKeyOf('demo', 'r-4'));
  });

  it('holds the same lines whatever is read first', () => {
    expect(linesOf(told.toReversed())).toEqual(linesOf(told));
  });

  it('is headed by the last that the conversation said of itself', () => {
    const heads = new AgentThreadHeads();
    for (const event of events.slice(0, 17)) heads.observe(event);
    expect(heads.rows().get(IDS.conversation)).toMatchObject({
      tenant: 'demo', conversation_seq: 8, channel: 'webchat', escalation_id: 'e-1', reason: 'customer-request', controller: 'agent', epoch: 3,
      controlling_agent_id: 'a-1', closed: false, customer_name: null, packet: { transcript: [{ text: 'a human please' }] },
    });
    for (const event of events.slice(17)) heads.observe(event);
    expect(heads.rows().get(IDS.conversation)).toMatchObject({
      conversation_seq: 11, controller: 'bot', epoch: 4, controlling_agent_id: null, closed: true, close_cause: 'resolved-by-agent', wrap_up: { outcome: 'solved' },
    });
  });
});

describe('the fold of old conversations', () => {
  it('holds each with the span of its messages, whatever order they came in', () => {
    const past = new PastConversations();
    for (const record of oldConversation(journey()).records) past.observe(eventOf(record));
    expect([...past.rows()]).toEqual([
      ['c-old', {
        tenant: 'demo', thread_id: 't-1', channel: 'whatsapp', language: 'en', resolution: 'solved', messages: 2,
        first_time: new Date('2024-03-05T07:00:00.000Z'), last_time: new Date('2024-03-05T08:00:00.000Z'),
      }],
    ]);
  });
});

describe('the fold of a thread', () => {
  it('holds messages and replies once each, with the furthest delivery state', () => {
    const threads = new ThreadRows();
    for (const event of [...events, ...events]) threads.observe(event);
    const rows = threads.rows();
    expect([...rows].map(([key, row]) => [key, row['author'], row['state']])).toEqual([
      [keyOf('t-1', 'm-1'), 'customer', null],
      [keyOf('t-1', 'r-1'), 'bot', 'delivered'],
      [keyOf('t-1', 'm-2'), 'customer', null],
      [keyOf('t-1', 'r-2'), 'bot', 'sent'],
      [keyOf('t-1', 'r-3'), 'agent', 'sent'],
    ]);
    expect(rows.get(keyOf('t-1', 'r-1'))).toMatchObject({
      conversation_id: 'c-1', purpose: 'answer', content: { kind: 'text', text: 'says r-1' },
      sources: [{ title: 'Orders', url: 'https://shop.example/orders' }], time: second(5),
    });
  });

  it('is empty where the vendor or a topic keeps the thread', () => {
    const threads = new ThreadRows();
    for (const event of events) threads.observe({ ...event, data: { ...event.data, ...('channel' in event.data && { channel: 'whatsapp' }) } });
    expect(threads.rows().size).toBe(0);
  });
});

describe('the fold of analytics', () => {
  it('makes one document per conversation and escalation, with times in milliseconds of event time', () => {
    const documents = new AnalyticsDocuments();
    for (const event of events) documents.observe(event);
    expect(documents.versions().get('conversation c-1')).toEqual({ tenant: 'demo', version: 17, indexed_version: 17 });
    expect(documents.conversations().get('conversation c-1')).toMatchObject({
      status: 'closed', controller: 'bot', language: 'en', customer_messages: 2, bot_replies: 2, agent_replies: 1, answers: 1, escalations: 1,
      first_escalation_reason: 'customer-request', time_to_escalation_ms: 7_000, first_response_ms: 1_000, articles: ['k-1@3'],
      wrap_up_outcome: 'solved', escalation_reason_correct: true, close_cause: 'resolved-by-agent',
    });
    expect(documents.escalations().get('escalation e-1')).toMatchObject({
      queue_id: 'general', offers: 1, offers_lost: 0, assignments: 1, agent_id: 'a-1', wait_ms: 4_000, time_to_agent_reply_ms: 7_000,
      end_cause: 'resolved', escalation_reason_correct: true,
    });
  });
});

describe('the comparison of values', () => {
  it('knows no order of keys, no absent fields, and no spelling of times', () => {
    expect(canonical({ b: [1, { d: undefined, c: new Date(5) }], a: null })).toBe(canonical({ a: null, b: [1, { c: new Date('1970-01-01T00:00:00.005Z') }] }));
    expect(canonical(undefined)).toBe(canonical(null));
    expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }));
  });
});

describe('the fold of what agents corrected', () => {
  it('keeps the last word of each agent on each message', () => {
    const corrections = new IntentCorrections();
    const { conversation: conversationId, question: messageId, agent: agentId } = IDS;
    const said = { conversationId, messageId, text: 'Where is my order?' };
    const book = misunderstood(journey())
      .add('routing.MessageIntentCorrected', conversationId, { ...said, agentId: 'a-2', intent: 'none' })
      .add('routing.MessageIntentCorrected', conversationId, { ...said, agentId, intent: 'order.delay', recognisedIntent: 'order.status' });
    for (const event of book.records.map(eventOf)) corrections.observe(event);
    expect([...corrections.rows().values()]).toMatchObject([{ intent: 'order.delay', recognised: 'order.status', corrected_time: second(28) }, { intent: 'none', recognised: null }]);
  });
});

describe('the fold of what was not recognised', () => {
  it('keeps the newest two thousand messages of each tenant', () => {
    const fold = new UnrecognisedMessages();
    const book = new LogBook();
    for (let n = 1; n <= 2_001; n += 1) book.add('nlu.MessageUnderstood', IDS.conversation, unrecognised(`m-${n}`, 'do you gift wrap'));
    book.add('nlu.MessageUnderstood', IDS.conversation, unrecognised('m-blank', ' '));
    for (const event of book.records.map(eventOf)) fold.observe(event);
    const keys = [...fold.rows().keys()];
    expect([keys.length, keys[0], keys.at(-1)]).toEqual([2_000, 'tenant demo message m-2001', 'tenant demo message m-2']);
  });
});
