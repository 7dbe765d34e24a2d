import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ParleyError } from '@parley/contracts';
import { testDatabase } from '@parley/testing';
import type { Tx } from '@parley/platform/event-log';
import { RoutingLedger, type ConversationChange } from '../routing-ledger';
import { RoutingStore, TENANT } from '../testing/routing-store';
import { claimConversation } from './claim-conversation';
import { ClaimQueue } from './claim-queue';

/** The ledger with its guard of capacity taken out; two claims have both counted before either writes. */
class LedgerWithoutCapacityLock extends RoutingLedger {
  private counted = 0;
  private readonly bothCounted: Promise<void>;
  private go: () => void = () => undefined;

  constructor() {
    super();
    this.bothCounted = new Promise((resolve) => {
      this.go = resolve;
    });
  }

  override async recordConversations(tx: Tx, changes: readonly ConversationChange[]): Promise<void> {
    this.counted += 1;
    if (this.counted === 2) this.go();
    await this.bothCounted;
    return super.recordConversations(tx, changes);
  }

  protected override lockedIds(_agents: readonly string[], conversations: readonly string[]): string[] {
    return [...conversations];
  }
}

describe('claiming a conversation', () => {
  let store: RoutingStore;

  beforeEach(async () => {
    store = await RoutingStore.open(testDatabase, 32);
  });
  afterEach(async () => store.close());

  const tryToClaim = async (conversationId: string, agentId: string, ledger?: RoutingLedger): Promise<string> => {
    try {
      await claimConversation(store.database, { tenant: TENANT, conversationId, agentId }, ledger);
      return 'claimed';
    } catch (error) {
      if (error instanceof ParleyError) return error.code;
      throw error;
    }
  };

  it('has one winner among 32 agents who claim at once, for each of many conversations', async () => {
    const agents = await Promise.all(Array.from({ length: 32 }, (_, n) => store.agent(`agent-${n}`, { capacity: 50 })));
    const conversations = await store.queue('contested', 20);
    for (const conversationId of conversations) {
      const outcomes = await Promise.all(agents.map((agentId) => tryToClaim(conversationId, agentId)));
      expect(outcomes.filter((one) => one === 'claimed')).toHaveLength(1);
      expect(outcomes.filter((one) => one === 'ROUTING.ALREADY_ASSIGNED')).toHaveLength(31);
      expect(await store.ledgerOf(conversationId)).toEqual(['ConversationQueued', 'ConversationAssigned']);
    }
  });

  it("never exceeds an agent's capacity, however many claims come at once", async () => {
    const ada = await store.agent('ada', { capacity: 5 });
    const conversations = await store.queue('many', 32);
    const outcomes = await Promise.all(conversations.map((id) => tryToClaim(id, ada)));
    expect(outcomes.filter((one) => one === 'claimed')).toHaveLength(5);
    expect(outcomes.filter((one) => one === 'ROUTING.OVER_CAPACITY')).toHaveLength(27);
    expect(await store.load(ada)).toBe(5);
  });

  it('would exceed capacity without the lock of the agent: no other guard keeps it', async () => {
    const ada = await store.agent('ada', { capacity: 1 });
    const conversations = await store.queue('unguarded', 2);
    const ledger = new LedgerWithoutCapacityLock();
    await Promise.all(conversations.map((id) => tryToClaim(id, ada, ledger)));
    expect(await store.load(ada)).toBe(2);
  });

  it('cannot be written twice: the unique index refuses a second active assignment', async () => {
    const ada = await store.agent('ada', { capacity: 2 });
    const [conversationId = ''] = await store.queue('index', 1);
    await claimConversation(store.database, { tenant: TENANT, conversationId, agentId: ada });
    const second = store.database.execute(
      `INSERT INTO assignment SELECT 'other', kind, tenant, conversation_id, escalation_id, agent_id, started_time, NULL FROM assignment`,
    );
    await expect(second).rejects.toMatchObject({ code: '23505', constraint: 'assignment_one_active' });
  });

  it('knows no conversation of another tenant', async () => {
    const ada = await store.agent('ada');
    const [conversationId = ''] = await store.queue('foreign', 1);
    await expect(
      claimConversation(store.database, { tenant: 'other', conversationId, agentId: ada }),
    ).rejects.toMatchObject({ code: 'ROUTING.CONVERSATION_NOT_FOUND' });
  });

  it('decides claims that come together in few transactions, with the same rules', async () => {
    const agents = await Promise.all(Array.from({ length: 32 }, (_, n) => store.agent(`agent-${n}`, { capacity: 30 })));
    const conversations = await store.queue('together', 640);
    const queue = new ClaimQueue(store.database, store.ledger);
    // Every conversation is asked for twice, by two agents.
    const claims = conversations.flatMap((conversationId, n) =>
      [n, n + 1].map((k) =>
        queue.claim({ tenant: TENANT, conversationId, agentId: agents[k % 32] ?? '' }).then(
          () => 'claimed',
          (error: ParleyError) => error.code,
        ),
      ),
    );
    const outcomes = await Promise.all(claims);
    expect(outcomes.filter((one) => one === 'claimed')).toHaveLength(640);
    expect((await store.held()).size).toBe(640);
    for (const agentId of agents) expect(await store.load(agentId)).toBeLessThanOrEqual(30);
  });
});
