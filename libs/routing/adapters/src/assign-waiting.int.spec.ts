import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LongestIdlePolicy } from '@parley/routing/domain';
import { testDatabase } from '@parley/testing';
import { assignWaiting } from './assign-waiting';
import { RoutingStore, TENANT } from './testing/routing-store';

describe('assigning waiting conversations', () => {
  let store: RoutingStore;

  beforeEach(async () => {
    store = await RoutingStore.open(testDatabase);
  });
  afterEach(async () => store.close());

  const assign = (): Promise<number> => assignWaiting(store.database, { ...store, policy: new LongestIdlePolicy() });
  const offerOf = async (conversationId: string): Promise<{ assignment_id: string; agent_id: string } | undefined> =>
    (
      await store.database.query<{ assignment_id: string; agent_id: string }>(
        'SELECT assignment_id, agent_id FROM assignment WHERE conversation_id = $1 AND ended_time IS NULL',
        [conversationId],
      )
    )[0];

  it('offers many conversations in one run, up to the capacity there is', async () => {
    const agents = await Promise.all(['ada', 'bob', 'cyd'].map((name) => store.agent(name, { capacity: 10 })));
    await store.queue('many', 50);
    expect(await assign()).toBe(30);
    expect(await Promise.all(agents.map((id) => store.load(id)))).toEqual([10, 10, 10]);
    expect(await assign()).toBe(0);
  });

  it('keeps capacity when two instances assign and agents claim at once', async () => {
    const agents = await Promise.all(['ada', 'bob', 'cyd'].map((name) => store.agent(name, { capacity: 4 })));
    const conversations = await store.queue('race', 40);
    const claims = conversations.map((conversationId, n) =>
      store.desk
        .claim({ tenant: TENANT, conversationId, agentId: agents[n % 3] ?? '' })
        .catch((error: { code?: string }) => error.code),
    );
    await Promise.all([assign(), assign(), assign(), ...claims]);
    for (const agentId of agents) expect(await store.load(agentId)).toBeLessThanOrEqual(4);
  });

  it('schedules the end of each offer with the offer', async () => {
    await store.agent('ada');
    const [conversationId = ''] = await store.queue('timed', 1);
    await assign();
    const offer = await offerOf(conversationId);
    expect(await store.database.query('SELECT id, kind, stream_id FROM timer')).toEqual([
      { id: `offer:${offer?.assignment_id}`, kind: 'offer-expiry', stream_id: conversationId },
    ]);
  });

  it('offers a rejected conversation to the next agent, not to the same at once', async () => {
    const ada = await store.agent('ada');
    const bob = await store.agent('bob');
    const [conversationId = ''] = await store.queue('rejected', 1);
    await assign();
    const first = await offerOf(conversationId);
    await store.desk.rejectOffer(
      { tenant: TENANT, conversationId, agentId: first?.agent_id ?? '' },
      first?.assignment_id ?? '',
    );
    expect(await assign()).toBe(1);
    const second = await offerOf(conversationId);
    expect([first?.agent_id, second?.agent_id].sort()).toEqual([ada, bob].sort());
    await store.desk.rejectOffer(
      { tenant: TENANT, conversationId, agentId: second?.agent_id ?? '' },
      second?.assignment_id ?? '',
    );
    expect(await assign()).toBe(0);
  });

  it('turns an accepted offer into an assignment within the same capacity', async () => {
    const ada = await store.agent('ada', { capacity: 1 });
    const [conversationId = ''] = await store.queue('accepted', 1);
    await assign();
    const offer = await offerOf(conversationId);
    await store.desk.acceptOffer({ tenant: TENANT, conversationId, agentId: ada }, offer?.assignment_id ?? '');
    expect(await store.load(ada)).toBe(1);
    expect(await store.ledgerOf(conversationId)).toEqual([
      'ConversationQueued',
      'ConversationOffered',
      'ConversationAssigned',
    ]);
  });

  it("records a reply once, however often the agent's client sends it", async () => {
    const ada = await store.agent('ada');
    const [conversationId = ''] = await store.queue('reply', 1);
    const acting = { tenant: TENANT, conversationId, agentId: ada };
    await store.desk.claim(acting);
    const replyId = '018f0000-0000-7000-8000-000000000001';
    await store.desk.reply(acting, replyId, { kind: 'text', text: 'Hello' });
    await store.desk.reply(acting, replyId, { kind: 'text', text: 'Hello' });
    expect(await store.ledgerOf(conversationId)).toEqual([
      'ConversationQueued',
      'ConversationAssigned',
      'AgentReplySubmitted',
    ]);
  });

  it('requeues what an agent releases and frees the capacity', async () => {
    const ada = await store.agent('ada');
    const [conversationId = ''] = await store.queue('released', 1);
    const acting = { tenant: TENANT, conversationId, agentId: ada };
    await store.desk.claim(acting);
    await store.desk.release(acting);
    expect(await store.load(ada)).toBe(0);
    expect(await store.ledgerOf(conversationId)).toEqual([
      'ConversationQueued',
      'ConversationAssigned',
      'AssignmentEnded',
      'ConversationQueued',
    ]);
  });
});
