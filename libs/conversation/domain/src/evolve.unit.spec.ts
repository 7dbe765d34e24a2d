import { describe, expect, it } from '@jest/globals';
import { deadlineChanges, deadlinesOf } from './deadlines';
import { initialConversation } from './conversation';
import { evolve } from './evolve';
import { DEFAULT_SETTINGS } from './settings';
import {
  assigned, fold, hears, history, idOf, inactivityPasses, joinPasses, open, passage, says, understood,
} from './testing/fixtures';

describe('the state of a conversation', () => {
  it('stays bounded, however long the conversation', () => {
    const commands = Array.from({ length: 300 }, (_, n) => [
      says(`m${n}`, '长'.repeat(5_000), { seconds: n * 10 }),
      hears(`m${n}`, {
        understanding: understood({ language: 'zh', intents: [{ name: 'refund.status', confidence: 0.9 }], entities: [{ kind: `k${n}`, start: 0, end: 1, value: 'v', confidence: 1 }] }),
        passages: [passage(0.9, { articleId: `article-${n}` })],
      }, n * 10 + 1),
    ]).flat();
    const { memory, pending } = open(history(commands));
    expect([memory.transcript, memory.intents, memory.slots, memory.articlesTried, memory.sentimentTrend].map((list) => list.length)).toEqual([50, 50, 50, 50, 50]);
    expect(Math.max(...memory.transcript.map(({ text }) => text.length))).toBe(2_000);
    expect(pending).toEqual([]);
    const flood = open(history(Array.from({ length: 40 }, (_, n) => says(`m${n}`, 'hello?'))));
    expect(flood.pending).toHaveLength(10);
  });

  it('survives JSON: what is stored is what was folded', () => {
    const state = fold(history([says('m1', 'Refund?'), joinPasses('m1'), says('m2', 'human, please'), assigned('ada', 'a1', 'direct')]));
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });

  it('lets a correction win over what was said before', () => {
    const order = (value: string) => ({ entities: [{ kind: 'order-number', start: 0, end: 2, value, confidence: 1 }] });
    const state = open(history([
      says('m1', 'A1'), hears('m1', { understanding: understood(order('A1')), passages: [passage(0.9)] }),
      says('m2', 'B2', { seconds: 5 }), hears('m2', { understanding: understood(order('B2')), passages: [passage(0.9)] }, 6),
    ]));
    expect(state.memory.slots.map(({ value }) => value)).toEqual(['B2']);
  });

  it('cannot follow from a history that contradicts itself', () => {
    const [, added] = history([says('m1', 'Hello')]);
    expect(() => evolve(initialConversation(), added!)).toThrow(expect.objectContaining({ code: 'CONVERSATION.BROKEN_HISTORY' }));
    const [, , , , control] = history([says('m1', 'human, please')]);
    const closed = fold(history([says('m1', 'Hi'), hears('m1', { understanding: understood(), passages: [passage(0.9)] }), inactivityPasses(2_000)]));
    const reopened = { ...control!, type: 'conversation.ConversationReopened' as const, data: { conversationId: 'c', threadId: 't', messageId: 'm', epoch: 2 } };
    expect(evolve(closed, reopened)).toMatchObject({ status: 'open', control: { by: 'bot' }, epoch: 2 });
    expect(() => evolve(fold(history([says('m1', 'Hi')])), reopened)).toThrow(expect.objectContaining({ code: 'CONVERSATION.BROKEN_HISTORY' }));
  });
});

describe('the deadlines of a conversation', () => {
  const kinds = (events: ReturnType<typeof history>) => deadlinesOf(fold(events), DEFAULT_SETTINGS).map(({ kind }) => kind.replace('conversation.', ''));

  it('follow from its state', () => {
    const asked = [says('m1', 'Refund?')];
    expect(kinds(history(asked))).toEqual(['inactivity', 'join']);
    expect(kinds(history([...asked, joinPasses('m1')]))).toEqual(['inactivity', 'holding']);
    expect(kinds(history([...asked, joinPasses('m1'), says('m2', 'well?')]))).toEqual(['inactivity', 'join', 'holding']);
    expect(kinds(history([...asked, says('m2', 'human, please')]))).toEqual([]);
  });

  it('change with it: a newer message moves the join, a reply ends it', () => {
    const one = fold(history([says('m1', 'Refund?')]));
    const two = fold(history([says('m1', 'Refund?'), says('m2', 'well?')]));
    expect(deadlineChanges(one, two, DEFAULT_SETTINGS)).toMatchObject({ set: [{ id: `join:${idOf('m2')}`, afterMs: 1_500 }], drop: [`join:${idOf('m1')}`] });
    expect(deadlineChanges(two, two, DEFAULT_SETTINGS)).toEqual({ set: [], drop: [] });
  });
});
