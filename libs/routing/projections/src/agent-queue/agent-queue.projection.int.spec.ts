import { describe, expect, it } from '@jest/globals';
import { projectionSpecification } from '@parley/testing';
import { escalatedJourney, resolvedJourney } from '../testing/journey';
import { projectionStore } from '../testing/projection-store.support.spec';
import { agentQueue } from './agent-queue.projection';

const { open } = projectionStore(agentQueue);

projectionSpecification('agent-queue', { open, events: [...escalatedJourney('c1'), ...resolvedJourney('c2')] });

describe('the agent queue', () => {
  it("shows a conversation that waits again, with its first waiting time, the last message and nobody's name on it", async () => {
    const projection = await open();
    await projection.apply(escalatedJourney('c1'));
    expect(await projection.snapshot()).toEqual([
      {
        view: 'agent_queue',
        row: expect.objectContaining({
          conversation_id: 'c1',
          tenant: 'test',
          status: 'queued',
          queue_id: 'billing',
          priority: 60,
          reason: 'customer-request',
          channel: 'webchat',
          customer_name: 'Kim',
          agent_id: null,
          offer_id: null,
          preview: 'Yes, one moment',
          preview_author: 'agent',
          waiting_since: '2026-03-01T10:00:08+00:00',
        }),
      },
    ]);
  });

  it('no longer shows a conversation that ended', async () => {
    const projection = await open();
    await projection.apply(resolvedJourney('c2'));
    expect(await projection.snapshot()).toEqual([]);
  });
});
