import '../testing/memory-kafka';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerMessageAdded } from '@parley/contracts';
import { eventually } from '@parley/testing';
import { escalate, place, publish } from '../testing/conversations';
import type { DesktopClient } from '../testing/desktop-client';
import { startRouting, type RoutingStand } from '../testing/routing-stand.support.spec';

describe('corrections of what customers meant', () => {
  let stand: RoutingStand;

  beforeAll(async () => {
    stand = await startRouting();
  });
  afterAll(() => stand.close());

  it('are recorded of each agent, the last word counts', async () => {
    const [ada, sam] = [await stand.signIn('ada'), await stand.signIn('sam')];
    for (const one of [ada, sam]) await one.post('presence', { presence: 'away' });
    const id = await escalate();
    const messageId = `said-${id}`;
    const correct = (client: DesktopClient, intent: string, message = messageId) =>
      client.post(`conversations/${id}/corrections`, { messageId: message, intent });
    await publish(CustomerMessageAdded, id, {
      ...place(id),
      messageId,
      externalMessageId: 'x',
      content: { kind: 'text', text: 'How many points do I have?' },
      controller: 'queue',
      epoch: 2,
    });
    await eventually(async () =>
      expect((await ada.get(`conversations/${id}`)).body['lines']).toMatchObject([{ lineId: messageId }]),
    );

    expect((await correct(ada, 'loyalty.points')).status).toBe(204);
    expect((await correct(ada, 'loyalty.points')).status).toBe(204);
    expect((await correct(sam, 'none')).status).toBe(204);
    expect((await correct(ada, 'loyalty.join')).status).toBe(204);
    expect((await ada.get(`conversations/${id}/corrections`)).body).toEqual({
      corrections: { [messageId]: 'loyalty.join' },
    });
    expect((await sam.get(`conversations/${id}/corrections`)).body).toEqual({ corrections: { [messageId]: 'none' } });
    const said = await stand.database.query<{ value: Record<string, unknown> }>(
      "SELECT value FROM ledger WHERE stream_id = $1 AND headers ->> 'ce_type' = 'routing.MessageIntentCorrected' ORDER BY seq",
      [id],
    );
    expect(said.map(({ value }) => value)).toEqual([
      expect.objectContaining({ agentId: ada.personId, intent: 'loyalty.points', text: 'How many points do I have?' }),
      expect.objectContaining({ agentId: sam.personId, intent: 'none' }),
      expect.objectContaining({ agentId: ada.personId, intent: 'loyalty.join', messageId }),
    ]);

    expect(await correct(ada, 'none', 'no-such-message')).toMatchObject({
      status: 404,
      body: { code: 'ROUTING.MESSAGE_NOT_FOUND' },
    });
    expect((await correct(ada, 'Not A Name')).status).toBe(400);
    const eve = await stand.signIn('eve');
    expect((await correct(eve, 'none')).status).toBe(403);
  });
});
