import { newId, type Database, type Timers, type Tx } from '@parley/platform/event-log';
import { decideConversation, type AssignmentPolicy, type Candidate } from '@parley/routing/domain';
import type { ConversationChange, RoutingLedger } from './routing-ledger';
import { databaseTime, freeAgents, loadsOf, ownersOf, waitingFor } from './routing-queries';
import { offerTimer, type RoutingSettings } from './settings';

/** Conversations looked at in one run, per tenant. */
const LIMIT = 500;

export interface AssignerParts {
  readonly ledger: RoutingLedger;
  readonly timers: Timers;
  readonly policy: AssignmentPolicy;
  readonly settings: RoutingSettings;
}

interface Planned {
  readonly conversationId: string;
  readonly agentId: string;
}

/**
 * One run of the assignment: offers as many waiting conversations as the policy matches, in one transaction.
 * @returns offers made.
 */
export async function assignWaiting(
  database: Pick<Database, 'transaction' | 'query'>,
  parts: AssignerParts,
): Promise<number> {
  // Most looks find nothing to do: they cost one statement and no transaction.
  const [waits] = await database.query("SELECT 1 FROM routed_conversation WHERE status = 'queued' LIMIT 1");
  if (!waits) return 0;
  return database.transaction(async (tx) => {
    const plan = await planned(tx, parts.policy);
    return plan.length === 0 ? 0 : offer(tx, plan, parts);
  });
}

/** What the policy would do with what is seen without locks. */
async function planned(tx: Tx, policy: AssignmentPolicy): Promise<Planned[]> {
  const plan: Planned[] = [];
  for (const [tenant, agents] of await freeAgents(tx)) {
    const { waiting, now } = await waitingFor(tx, tenant, agents, LIMIT);
    plan.push(...policy.match(waiting, agents as Candidate[], now));
  }
  return plan;
}

/** Locks everything in the plan, looks again, and offers what still holds. */
async function offer(tx: Tx, plan: readonly Planned[], { ledger, timers, settings }: AssignerParts): Promise<number> {
  const agentIds = [...new Set(plan.map((one) => one.agentId))];
  const conversationIds = plan.map((one) => one.conversationId);
  const locks = await ledger.lock(tx, { agents: agentIds, conversations: conversationIds });
  const loads = await loadsOf(tx, agentIds);
  const owners = await ownersOf(tx, conversationIds);
  const now = await databaseTime(tx);
  const expiresTime = new Date(Date.parse(now) + settings.offerTimeoutMs).toISOString();
  const changes: ConversationChange[] = [];
  const offers: { offerId: string; conversationId: string }[] = [];
  for (const { conversationId, agentId } of plan) {
    const locked = locks.conversation(conversationId);
    const owner = owners.get(conversationId);
    const agent = { ...locks.agent(agentId).state, agentId, load: loads.get(agentId) ?? 0 };
    // Somebody was faster, or the agent left meanwhile: the next run looks anew.
    if (!owner || locked.state.status !== 'queued' || agent.presence !== 'online' || agent.load >= agent.capacity)
      continue;
    const offerId = newId();
    const events = decideConversation(
      { type: 'OfferToAgent', conversationId, now, agent, offerId, expiresTime },
      locked.state,
    );
    loads.set(agentId, agent.load + 1);
    changes.push({ ...owner, locked, events: events.map((event) => ({ event })) });
    offers.push({ offerId, conversationId });
  }
  await ledger.recordConversations(tx, changes);
  await timers.schedule(
    tx,
    offers.map((one) => offerTimer(one.offerId, one.conversationId, settings.offerTimeoutMs)),
  );
  return offers.length;
}
