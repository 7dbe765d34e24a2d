import { describe, expect, it } from '@jest/globals';
import { canonical } from '../rows/canonical';
import { IDS, journey, secondConversation } from '../testing/journey';
import { eventOf } from '../testing/memory-source';
import { AnalyticsDocuments } from './analytics-documents';
import { QueueRows } from './queue-rows';
import { keyOf, ThreadRows } from './thread-rows';

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
