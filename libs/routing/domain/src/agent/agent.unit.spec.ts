import { describe, expect, it } from '@jest/globals';
import { deciderSpecification } from '@parley/testing';
import {
  assertCanTakeOneMore,
  decideAgent,
  evolveAgent,
  initialAgent,
  type AgentEvent,
  type AgentState,
  type ChangePresence,
} from './agent';

const online: AgentEvent = {
  type: 'routing.AgentPresenceChanged',
  data: { agentId: 'ada', presence: 'online', capacity: 3 },
};
const change = (presence: ChangePresence['presence'], capacity = 3): ChangePresence => ({
  type: 'ChangePresence',
  agentId: 'ada',
  presence,
  capacity,
});

const { given } = deciderSpecification<AgentState, ChangePresence, AgentEvent>({
  decide: decideAgent,
  evolve: evolveAgent,
  initialState: initialAgent,
});

describe('An agent', () => {
  it('comes online with a capacity', () => given([]).when(change('online')).then([online]));
  it('stays as they are when nothing changes', () => given([online]).when(change('online')).thenNothing());
  it('may change capacity alone', () =>
    given([online])
      .when(change('online', 1))
      .then([{ ...online, data: { ...online.data, capacity: 1 } }]));
  it('takes one more below capacity', () =>
    expect(() => assertCanTakeOneMore({ agentId: 'ada', presence: 'away', capacity: 3, load: 2 })).not.toThrow());
  it('takes nothing when offline', () =>
    expect(() => assertCanTakeOneMore({ agentId: 'ada', presence: 'offline', capacity: 3, load: 0 })).toThrow(
      expect.objectContaining({ code: 'ROUTING.AGENT_OFFLINE' }),
    ));
  it('takes nothing at capacity', () =>
    expect(() => assertCanTakeOneMore({ agentId: 'ada', presence: 'online', capacity: 3, load: 3 })).toThrow(
      expect.objectContaining({ code: 'ROUTING.OVER_CAPACITY' }),
    ));
});
