import { describe, expect, it } from '@jest/globals';
import { projectionSpecification } from '@parley/testing';
import { escalatedJourney, resolvedJourney } from '../testing/journey';
import { projectionStore } from '../testing/projection-store.support.spec';
import { conversationThread } from './conversation-thread.projection';
import { DELIVERY_STATES } from './thread-facts';

const { open } = projectionStore(conversationThread);

projectionSpecification('conversation-thread', { open, events: [...escalatedJourney('c1'), ...resolvedJourney('c2')] });

describe('the conversation thread', () => {
  it('shows the transcript with delivery states, refused replies of the agent included', async () => {
    const projection = await open();
    await projection.apply(escalatedJourney('c1'));
    const rows = await projection.snapshot();
    const lines = rows.filter(({ view }) => view === 'agent_thread_line').map(({ row }) => row);
    lines.sort((a, b) => Number(a['position']) - Number(b['position']));
    expect(
      lines.map((line) => [
        line['author'],
        line['text'],
        DELIVERY_STATES[line['delivery'] as number] ?? null,
        line['failure'],
      ]),
    ).toEqual([
      ['customer', 'Refund please', null, null],
      ['bot', 'Which order?', 'read', null],
      ['customer', 'Is anybody there? \ud83d\ude42', null, null],
      ['agent', 'Yes, one moment', 'failed', 'RECIPIENT'],
      ['agent', 'Too late', 'rejected', 'NOT_IN_CONTROL'],
    ]);
  });

  it('shows the newest word of the customer and of the team on an answer', async () => {
    const projection = await open();
    await projection.apply(escalatedJourney('c1'));
    const rows = await projection.snapshot();
    expect(rows.map(({ row }) => row).find((row) => row['line_id'] === 'c1-r1')).toMatchObject({
      customer_verdict: 'helpful',
      agent_verdict: 'wrong',
    });
  });

  it('heads it with the packet and who is in control', async () => {
    const projection = await open();
    await projection.apply(escalatedJourney('c1'));
    const [head] = await projection.snapshot();
    expect(head?.row).toMatchObject({
      customer_name: 'Kim',
      controller: 'agent',
      epoch: 3,
      controlling_agent_id: 'ada',
      packet: { summary: 'Wants a refund' },
    });
  });
});
