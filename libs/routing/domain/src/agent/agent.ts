import type { AgentPresenceChangedData } from '@parley/contracts';
import { AgentOfflineError, OverCapacityError } from '../errors';

export const PRESENCES = ['online', 'away', 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What the routing ledger says of an agent. */
export interface AgentState {
  readonly presence: Presence;
  /** Conversations at once. */
  readonly capacity: number;
}

/** An agent as somebody who may take one more conversation; read under the lock of the agent's row. */
export interface AgentLoad extends AgentState {
  readonly agentId: string;
  /** Conversations that are offered or assigned to the agent now. */
  readonly load: number;
}

export interface ChangePresence {
  readonly type: 'ChangePresence';
  readonly agentId: string;
  readonly presence: Presence;
  readonly capacity: number;
}

export interface AgentEvent {
  readonly type: 'routing.AgentPresenceChanged';
  readonly data: AgentPresenceChangedData;
}

export const initialAgent = (): AgentState => ({ presence: 'offline', capacity: 0 });

/** Nothing when the agent is in that state already. */
export function decideAgent({ agentId, presence, capacity }: ChangePresence, state: AgentState): AgentEvent[] {
  if (state.presence === presence && state.capacity === capacity) return [];
  return [{ type: 'routing.AgentPresenceChanged', data: { agentId, presence, capacity } }];
}

export const evolveAgent = (_state: AgentState, { data }: AgentEvent): AgentState => ({
  presence: data.presence,
  capacity: data.capacity,
});

/**
 * @throws AgentOfflineError when the agent is offline.
 * @throws OverCapacityError when the agent has no free capacity.
 */
export function assertCanTakeOneMore(agent: AgentLoad): void {
  if (agent.presence === 'offline') throw new AgentOfflineError(agent.agentId);
  if (agent.load >= agent.capacity) throw new OverCapacityError(agent.agentId, agent.capacity);
}
