import { describe, expect, it } from '@jest/globals';
import type { EventEnvelope } from '@parley/contracts';
import { foldConversation, noConversationFacts } from './conversation-facts';
import { documentsOf } from './documents';
import { foldRouting, noRoutingFacts } from './routing-facts';

const ID = { tenant: 'test', conversationId: 'c' };
const START = Date.parse('2026-03-01T10:00:00.000Z');
const at = (seconds: number): string => new Date(START + seconds * 1_000).toISOString();

/** Events of one stream: type, seconds after the start, data. */
type Step = readonly [type: string, seconds: number, data?: object];

const eventsOf = (steps: readonly Step[]): EventEnvelope<object>[] =>
  steps.map(([type, seconds, data = {}], index) => ({ type, time: at(seconds), seq: index + 1, data }) as unknown as EventEnvelope<object>);
const conversation = (...steps: Step[]) => eventsOf(steps).reduce(foldConversation, noConversationFacts);
const routing = (...steps: Step[]) => eventsOf(steps).reduce(foldRouting, noRoutingFacts);
const documents = (facts = conversation(), handling = noRoutingFacts) => documentsOf(ID, facts, handling);

const started: Step = ['conversation.ConversationStarted', 0, { channel: 'webchat', accountId: 'a', threadId: 't' }];
const message = (seconds: number, locale = 'en-GB'): Step => ['conversation.CustomerMessageAdded', seconds, { locale }];
const reply = (seconds: number, purpose: string, author = 'bot', sources: object[] = []): Step => ['conversation.ReplyComposed', seconds, { author, purpose, sources }];
const escalated = (seconds: number, escalationId: string, reason = 'customer-request'): Step => [
  'conversation.EscalationRequested', seconds, { escalationId, reason, category: 'billing', trigger: 't', priority: 50, language: 'en' },
];
const closed = (seconds: number, correct: boolean): Step => [
  'conversation.ConversationClosed', seconds, { cause: 'resolved-by-agent', wrapUp: { category: 'billing', outcome: 'refunded', escalationReasonCorrect: correct } },
];

describe('the facts of a conversation', () => {
  it('do not change by an event that came before', () => {
    const facts = conversation(started, message(1), reply(2, 'answer'));
    expect(eventsOf([started, message(1), reply(2, 'answer')]).reduce(foldConversation, facts)).toBe(facts);
  });

  it('keep a reopened conversation as one that is open, with its first times', () => {
    const { conversation: document } = documents(
      conversation(started, message(1), reply(3, 'answer'), closed(10, true), ['conversation.ConversationReopened', 20], message(21), reply(60, 'answer')),
    );
    expect(document).toMatchObject({ status: 'open', reopenings: 1, started_at: at(0), first_response_ms: 2_000, customer_messages: 2 });
    expect(document).not.toHaveProperty('closed_at');
    expect(document).not.toHaveProperty('close_cause');
  });

  it('take no holding line for a response', () => {
    const held = conversation(started, message(1), reply(3, 'holding'));
    expect(documents(held).conversation).not.toHaveProperty('first_response_ms');
    expect(documents(conversation(started, message(1), reply(3, 'holding'), reply(9, 'answer'))).conversation).toMatchObject({
      first_response_ms: 8_000, bot_replies: 2, answers: 1,
    });
  });

  it('count an agent’s reply as first response where the bot said nothing', () => {
    expect(documents(conversation(started, message(1), reply(31, 'agent', 'agent'))).conversation).toMatchObject({
      first_response_ms: 30_000, bot_replies: 0, agent_replies: 1,
    });
  });

  it('are escalated once by several hand-overs: the first one’s reason and time', () => {
    const { conversation: document, escalations } = documents(conversation(started, message(1), escalated(5, 'e1'), escalated(50, 'e2', 'angry')));
    expect(document).toMatchObject({ escalated: true, escalations: 2, first_escalation_reason: 'customer-request', time_to_escalation_ms: 4_000 });
    expect(escalations.map(({ escalation_id, time_to_escalation_ms }) => [escalation_id, time_to_escalation_ms])).toEqual([['e1', 4_000], ['e2', 49_000]]);
  });

  it('give an agent’s first reply to the escalations that wait for one, and later replies to none of them', () => {
    const { escalations } = documents(
      conversation(started, message(1), escalated(5, 'e1'), reply(15, 'agent', 'agent'), reply(20, 'agent', 'agent'), escalated(50, 'e2'), reply(57, 'agent', 'agent')),
    );
    expect(escalations.map((one) => one.time_to_agent_reply_ms)).toEqual([10_000, 7_000]);
  });

  it('give no bot reply to an escalation', () => {
    const { escalations } = documents(conversation(started, message(1), escalated(5, 'e1'), reply(6, 'handover')));
    expect(escalations[0]).not.toHaveProperty('first_agent_reply_at');
  });

  it('let the agent judge the escalation that was open, not the ones before it', () => {
    const { escalations } = documents(conversation(started, message(1), escalated(5, 'e1'), escalated(50, 'e2'), closed(60, false)));
    expect(escalations.map((one) => one.escalation_reason_correct)).toEqual([undefined, false]);
  });

  it('name each article that was sent once, in a fixed order', () => {
    const source = (articleId: string) => ({ articleId, articleVersion: 1 });
    const facts = conversation(started, message(1), reply(2, 'answer', 'bot', [source('b'), source('a')]), reply(3, 'answer', 'bot', [source('b')]));
    expect(documents(facts).conversation.articles).toEqual(['a@1', 'b@1']);
  });

  it('never show a negative duration where a channel’s clock ran backwards', () => {
    expect(documents(conversation(started, message(10), reply(4, 'answer'))).conversation.first_response_ms).toBe(0);
  });
});

describe('what routing says of an escalation', () => {
  const ids = { escalationId: 'e1' };
  const queued = (seconds: number): Step => ['routing.ConversationQueued', seconds, { ...ids, queueId: 'billing' }];
  const assigned = (seconds: number, agentId: string): Step => ['routing.ConversationAssigned', seconds, { ...ids, agentId }];

  it('keeps the first waiting and assignment times through ways back to the queue, and the last agent', () => {
    const facts = routing(queued(6), assigned(10, 'ada'), ['routing.AssignmentEnded', 20, { ...ids, cause: 'released' }], queued(21), assigned(30, 'bob'));
    expect(facts.escalations['e1']).toMatchObject({ queuedTime: at(6), firstAssignedTime: at(10), assignments: 2, agentId: 'bob' });
  });

  it('counts offers and the lost ones', () => {
    const facts = routing(queued(1), ['routing.ConversationOffered', 2, ids], ['routing.OfferEnded', 3, ids], ['routing.ConversationOffered', 4, ids]);
    expect(facts.escalations['e1']).toMatchObject({ offers: 2, offersLost: 1 });
  });

  it('makes the same document whichever stream was late', () => {
    const talk = conversation(started, message(1), escalated(5, 'e1'));
    const handling = routing(queued(6), assigned(10, 'ada'));
    expect(documents(talk, handling).escalations[0]).toMatchObject({ wait_ms: 5_000, agent_id: 'ada', assignments: 1 });
    expect(documents(talk).escalations[0]).toMatchObject({ offers: 0, assignments: 0 });
    expect(documents(conversation(), handling).escalations).toEqual([]);
  });
});
