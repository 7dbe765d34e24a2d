import { describe, expect, it } from '@jest/globals';
import { deriveId, MessageUnderstood, type MessageUnderstoodData, type Understanding } from '@parley/contracts';
import { projectionSpecification, type ProjectedEvent } from '@parley/testing';
import { projectionStore } from '../testing/projection-store.support.spec';
import { newestUnrecognised } from './unrecognised-messages.projection';
import { unrecognisedTexts } from './unrecognised-messages.queries';

const store = projectionStore(newestUnrecognised(3));

const NOTHING: Understanding = {
  language: 'en', intents: [], entities: [], sentiment: 0, anger: 0, urgency: 'normal', wantsHuman: false, outOfScope: true,
};
const SOMETHING: Understanding = { ...NOTHING, intents: [{ name: 'order.status', confidence: 0.9 }], outOfScope: false };

/** @param at seconds of the answer */
function understood(messageId: string, at: number, change: Partial<MessageUnderstoodData> = {}, tenant = 'demo'): ProjectedEvent {
  const time = `2026-03-01T10:00:${String(at).padStart(2, '0')}.000Z`;
  const conversationId = `c-${messageId}`;
  const data: MessageUnderstoodData = {
    messageId, conversationId, understanding: NOTHING, engine: { name: 'linear', version: '1' }, text: `do you sell ${messageId}`, ...change,
  };
  return {
    id: deriveId(messageId, 'nlu', 0), type: MessageUnderstood.type, source: '/parley/nlu', subject: conversationId, time, recordedtime: time, tenant,
    subjectid: 'subject', partitionkey: conversationId, dataversion: 1, data: data as unknown as Record<string, unknown>,
  };
}

const recognised = (messageId: string, at: number): ProjectedEvent => {
  const event = understood(messageId, at, { understanding: SOMETHING });
  const { text: _text, ...data } = event.data;
  return { ...event, data };
};

const EVENTS = [
  understood('kites', 1), understood('kazoos', 2), understood('socks', 3), understood('hats', 4, { text: 'hats for ann@mail.example, call 13812345678' }),
  recognised('where', 5),
  // Answered again after a crash: later, and by a library that knows more, or less.
  understood('kites', 9), understood('socks', 6, { understanding: SOMETHING }), recognised('late', 1), understood('late', 8),
  understood('silent', 7, { text: ' \n ' }),
  understood('theirs', 1, {}, 'other'),
];

projectionSpecification('unrecognised-messages', { open: store.open, events: EVENTS });

describe('the unrecognised messages', () => {
  const shown = (tenant = 'demo') => unrecognisedTexts(store.database(), tenant);

  it('are those in which no answer found an intent, the newest of each tenant, oldest first', async () => {
    const projection = await store.open();
    await projection.apply(EVENTS);
    expect(await shown()).toEqual(['hats for …, call …', 'do you sell late', 'do you sell kites']);
    expect(await shown('other')).toEqual(['do you sell theirs']);
  });

  it('keep nothing that reaches the customer', async () => {
    const projection = await store.open();
    await projection.apply(EVENTS);
    expect(JSON.stringify(await projection.snapshot())).not.toMatch(/1381|ann/);
  });

  it('keep nothing of a message that was recognised, or whose text no event carries', async () => {
    const projection = await store.open();
    const without = understood('old', 1);
    await projection.apply([recognised('where', 1), understood('known', 2, { understanding: SOMETHING }), { ...without, data: { ...without.data, text: undefined } }]);
    expect(await projection.snapshot()).toEqual([]);
  });

  it('of one moment are kept by their ids, whatever the order in which they come', async () => {
    const events = ['a-2', 'A-1', 'b', 'B', 'a1'].map((messageId) => understood(messageId, 1));
    for (const order of [events, [...events].reverse()]) {
      const projection = await store.open();
      for (const event of order) await projection.apply([event]);
      expect(await shown()).toEqual(['do you sell a-2', 'do you sell a1', 'do you sell b']);
    }
  });

  it('are not more than that when two readers add to a tenant at the same time', async () => {
    const projection = await store.open();
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([0, 1, 2, 3].map((reader) => projection.apply([understood(`${round}-${reader}`, round * 4 + reader)])));
      expect((await shown()).length).toBeLessThanOrEqual(3);
    }
    expect(await shown()).toEqual(['do you sell 9-1', 'do you sell 9-2', 'do you sell 9-3']);
  });
});
