import { newId, type Database } from '@parley/platform/event-log';
import {
  ConversationNotFoundError,
  decideConversation,
  evolveConversation,
  type RoutedConversation,
} from '@parley/routing/domain';
import { RoutingLedger, type ConversationChange } from '../routing-ledger';
import { loadsOf, ownersOf } from '../routing-queries';

export interface ClaimRequest {
  readonly tenant: string;
  readonly conversationId: string;
  readonly agentId: string;
}

export interface Claimed {
  readonly assignmentId: string;
  readonly conversationId: string;
}

export type ClaimOutcome = { readonly claimed: Claimed } | { readonly refused: unknown };

/**
 * Gives a waiting conversation to the agent who asks for it: one winner, never beyond the agent's capacity.
 *
 * @throws ConversationNotFoundError, AlreadyAssignedError, OfferedToAnotherError, NotWaitingError, OverCapacityError,
 * AgentOfflineError
 */
export async function claimConversation(
  database: Pick<Database, 'transaction'>,
  request: ClaimRequest,
  ledger: RoutingLedger = new RoutingLedger(),
): Promise<Claimed> {
  const [outcome] = await claimConversations(database, [request], ledger);
  if (outcome && 'claimed' in outcome) return outcome.claimed;
  throw outcome?.refused;
}

/** Decides claims in their order, in one transaction. An outcome per claim; throws only when the transaction fails. */
export async function claimConversations(
  database: Pick<Database, 'transaction'>,
  requests: readonly ClaimRequest[],
  ledger: RoutingLedger,
): Promise<ClaimOutcome[]> {
  const agents = [...new Set(requests.map((one) => one.agentId))];
  const conversations = [...new Set(requests.map((one) => one.conversationId))];
  return database.transaction(async (tx) => {
    const locks = await ledger.lock(tx, { agents, conversations });
    const loads = await loadsOf(tx, agents);
    const owners = await ownersOf(tx, conversations);
    const states = new Map<string, RoutedConversation>();
    const changes: ConversationChange[] = [];
    const now = new Date().toISOString();

    const decide = ({ tenant, conversationId, agentId }: ClaimRequest): Claimed => {
      const owner = owners.get(conversationId);
      if (owner?.tenant !== tenant) throw new ConversationNotFoundError(conversationId);
      const locked = locks.conversation(conversationId);
      const state = states.get(conversationId) ?? locked.state;
      const agent = { ...locks.agent(agentId).state, agentId, load: loads.get(agentId) ?? 0 };
      const assignmentId = newId();
      const events = decideConversation({ type: 'Claim', conversationId, now, agent, assignmentId }, state);
      states.set(conversationId, events.reduce(evolveConversation, state));
      // The answer to an offer takes no capacity: it was reserved with the offer.
      if (state.status === 'queued') loads.set(agentId, agent.load + 1);
      changes.push({ ...owner, locked, events: events.map((event) => ({ event })) });
      return { assignmentId, conversationId };
    };

    const outcomes = requests.map((request): ClaimOutcome => {
      try {
        return { claimed: decide(request) };
      } catch (refused) {
        return { refused };
      }
    });
    await ledger.recordConversations(tx, changes);
    return outcomes;
  });
}
