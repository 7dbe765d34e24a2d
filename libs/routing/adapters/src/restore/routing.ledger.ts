import { Topics } from '@parley/contracts';
import { Timers, type LedgerEvent, type OwnedLedger } from '@parley/platform/event-log';
import {
  evolveAgent, evolveConversation, initialAgent, initialConversation, type AgentEvent, type AgentState, type ConversationEvent, type RoutedConversation,
} from '@parley/routing/domain';
import { heldBy } from '../routing-queries';
import { graceTimer, offerTimer, type RoutingSettings } from '../settings';
import { restoreAgent, restoreAssignments, restoreConversation, restoreReplies } from './restore-tables';

type State = RoutedConversation | AgentState | undefined;

const isOfAgent = ({ type }: { type: string }): boolean => type === 'routing.AgentPresenceChanged';

/** How the streams of agents and conversations, and everything that follows from them, come back from the log. */
export function routingLedger(settings: RoutingSettings): OwnedLedger<State> {
  const timers = new Timers();
  return {
    topic: Topics.routing,
    initial: () => undefined,
    evolve: (state, event) =>
      isOfAgent(event)
        ? evolveAgent((state as AgentState | undefined) ?? initialAgent(), event as unknown as AgentEvent)
        : evolveConversation((state as RoutedConversation | undefined) ?? initialConversation(), event as unknown as ConversationEvent),
    async derive(tx, streamId, events) {
      const first = events[0];
      if (!first) return;
      if (isOfAgent(first)) {
        const presence = await restoreAgent(tx, streamId, events);
        if (presence !== 'offline') return;
        const held = await heldBy(tx, streamId);
        const graces = held.filter(({ kind }) => kind === 'assignment').map(({ id, conversationId }) => graceTimer(id, conversationId, streamId, settings.offlineGraceMs));
        await timers.scheduleMissing(tx, graces);
        return;
      }
      const state = stateOf(events);
      if (state.status === 'unknown') return;
      await restoreConversation(tx, first, state);
      await restoreAssignments(tx, first.tenant, events);
      await restoreReplies(tx, first.tenant, events);
      if (state.status === 'offered') {
        const { offerId, expiresTime } = state.offer;
        await timers.scheduleMissing(tx, [offerTimer(offerId, streamId, Math.max(0, Date.parse(expiresTime) - Date.now()))]);
      }
      if (state.status === 'assigned') {
        const { agentId, assignmentId } = state.assignment;
        const [offline] = await tx.query("SELECT 1 FROM agent WHERE agent_id = $1 AND presence = 'offline'", [agentId]);
        if (offline) await timers.scheduleMissing(tx, [graceTimer(assignmentId, streamId, agentId, settings.offlineGraceMs)]);
      }
    },
  };
}

const stateOf = (events: readonly LedgerEvent[]): RoutedConversation =>
  events.reduce((state, event) => evolveConversation(state, event as unknown as ConversationEvent), initialConversation());
