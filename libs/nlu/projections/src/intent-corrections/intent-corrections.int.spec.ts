import { describe, expect, it } from '@jest/globals';
import { deriveId, MessageIntentCorrected, type MessageIntentCorrectedData } from '@parley/contracts';
import { projectionSpecification, type ProjectedEvent } from '@parley/testing';
import { projectionStore } from '../testing/projection-store.support.spec';
import { intentCorrections } from './intent-corrections.projection';
import { newestCorrections } from './intent-corrections.queries';

const store = projectionStore(intentCorrections);

function corrected(conversationId: string, seq: number, change: Partial<MessageIntentCorrectedData>, tenant = 'demo'): ProjectedEvent {
  const time = `2026-03-01T10:00:${String(seq).padStart(2, '0')}.000Z`;
  return {
    id: deriveId(conversationId, seq), type: MessageIntentCorrected.type, source: '/parley/routing', subject: conversationId, time, recordedtime: time, tenant,
    subjectid: 'subject', partitionkey: conversationId, dataversion: 1, seq,
    data: { conversationId, messageId: `${conversationId}-m1`, agentId: 'ada', text: 'how many points do I have', intent: 'loyalty.points', ...change },
  };
}

const EVENTS = [
  corrected('c1', 1, { recognisedIntent: 'order.status' }),
  corrected('c1', 2, { agentId: 'bob', intent: 'none' }),
  corrected('c1', 3, { intent: 'loyalty.join', recognisedIntent: 'order.status' }),
  corrected('c2', 1, { text: 'call 13812345678 about my points' }),
  corrected('c2', 2, { text: 'call 13812345678 about my points', intent: 'none' }),
  corrected('c3', 1, {}, 'other'),
];

projectionSpecification('intent-corrections', { open: store.open, events: EVENTS });

describe('the corrections of intents', () => {
  it('keep the last word of each agent on each message', async () => {
    const projection = await store.open();
    await projection.apply(EVENTS);
    const rows = (await projection.snapshot()).filter(({ conversation_id }) => conversation_id === 'c1');
    expect(rows.map(({ agent_id, intent, recognised }) => [agent_id, intent, recognised]).sort()).toEqual([['ada', 'loyalty.join', 'order.status'], ['bob', 'none', null]]);
  });

  it('stay with the last word when an earlier one comes again', async () => {
    const projection = await store.open();
    await projection.apply(EVENTS);
    await projection.apply(EVENTS.slice(0, 1));
    expect((await projection.snapshot()).filter(({ agent_id, conversation_id }) => agent_id === 'ada' && conversation_id === 'c1')).toMatchObject([{ intent: 'loyalty.join' }]);
  });

  it('keep nothing that reaches the customer', async () => {
    const projection = await store.open();
    await projection.apply(EVENTS);
    expect(JSON.stringify(await projection.snapshot())).not.toContain('1381');
  });

  it('keep no half of an address that the event was cut in', async () => {
    const projection = await store.open();
    await projection.apply([corrected('c4', 1, { text: `${'x '.repeat(495)}ann@mail.ex` })]);
    expect(await projection.snapshot()).toMatchObject([{ text: 'x '.repeat(250) }]);
  });

  it('are shown to their own tenant, newest first and no more than asked for', async () => {
    const projection = await store.open();
    await projection.apply(EVENTS);
    const shown = await newestCorrections(store.database(), 'demo', 2);
    expect(shown.map(({ intent }) => intent)).toEqual(['loyalty.join', 'none']);
    expect(await newestCorrections(store.database(), 'other', 10)).toEqual([
      { messageId: 'c3-m1', text: 'how many points do I have', recognised: null, intent: 'loyalty.points', time: '2026-03-01T10:00:01.000Z' },
    ]);
  });
});
