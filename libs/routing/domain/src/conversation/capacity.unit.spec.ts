import { describe, expect, it } from '@jest/globals';
import { ParleyError } from '@parley/contracts';
import fc from 'fast-check';
import { decideAgent, evolveAgent, initialAgent, type AgentState, type Presence } from '../agent/agent';
import type { ConversationCommand } from './commands';
import { decideConversation } from './decide';
import { evolveConversation, initialConversation, type RoutedConversation } from './routed-conversation';

const AGENTS = 3;
const CONVERSATIONS = 5;
const NOW = '2026-03-01T10:00:00.000Z';

/** All agents and conversations of a small contact centre, each command applied to it one after the other. */
class ContactCentre {
  readonly agents = new Map<string, AgentState>();
  readonly conversations = new Map<string, RoutedConversation>();
  readonly assignees = new Map<string, Set<string>>();

  load(agentId: string): number {
    return [...this.conversations.values()].filter((one) => holderOf(one) === agentId).length;
  }

  presence(agentId: string, presence: Presence, capacity: number): void {
    const state = this.agents.get(agentId) ?? initialAgent();
    const events = decideAgent({ type: 'ChangePresence', agentId, presence, capacity }, state);
    this.agents.set(agentId, events.reduce(evolveAgent, state));
  }

  send(command: ConversationCommand): void {
    const state = this.conversations.get(command.conversationId) ?? initialConversation();
    try {
      const events = decideConversation(command, state);
      for (const event of events) this.follow(command.conversationId, event.type, event.data);
      this.conversations.set(command.conversationId, events.reduce(evolveConversation, state));
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
    }
  }

  private follow(conversationId: string, type: string, data: object): void {
    const now = this.assignees.get(conversationId) ?? new Set<string>();
    if (type === 'routing.ConversationAssigned' && 'assignmentId' in data) now.add(String(data.assignmentId));
    if (type === 'routing.AssignmentEnded' && 'assignmentId' in data) now.delete(String(data.assignmentId));
    this.assignees.set(conversationId, now);
  }
}

function holderOf(state: RoutedConversation): string | undefined {
  if (state.status === 'offered') return state.offer.agentId;
  return state.status === 'assigned' ? state.assignment.agentId : undefined;
}

const operation = fc.record({
  kind: fc.constantFrom(
    'queue',
    'offer',
    'accept',
    'reject',
    'expire',
    'claim',
    'release',
    'abandon',
    'resolve',
    'end',
    'presence' as const,
  ),
  agent: fc.nat(AGENTS - 1),
  conversation: fc.nat(CONVERSATIONS - 1),
  number: fc.nat(3),
});

describe('Any sequence of operations', () => {
  it('keeps every agent within capacity and every conversation at one assignee', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 120 }), (operations) => {
        const centre = new ContactCentre();
        for (const [n, one] of operations.entries()) {
          apply(centre, one, n);
          for (const agentId of centre.agents.keys()) {
            // A lower capacity takes nothing away: what an agent has stays, only nothing is added.
            expect(centre.load(agentId)).toBeLessThanOrEqual(3);
          }
          for (const active of centre.assignees.values()) expect(active.size).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function apply(
  centre: ContactCentre,
  { kind, agent, conversation, number }: { kind: string; agent: number; conversation: number; number: number },
  n: number,
): void {
  const agentId = `agent-${agent}`;
  const base = { conversationId: `c-${conversation}`, now: NOW };
  const state = centre.conversations.get(base.conversationId) ?? initialConversation();
  const offerId = state.status === 'offered' ? state.offer.offerId : 'none';
  const before = centre.load(agentId);
  const facts = { agentId, load: before, ...(centre.agents.get(agentId) ?? initialAgent()) };
  const commands: Record<string, ConversationCommand> = {
    queue: {
      type: 'Queue',
      ...base,
      escalationId: `e-${number}`,
      queueId: 'general',
      priority: 50,
      language: 'en',
      waitingSince: NOW,
    },
    offer: { type: 'OfferToAgent', ...base, agent: facts, offerId: `o-${n}`, expiresTime: NOW },
    accept: { type: 'AcceptOffer', ...base, agentId, offerId, assignmentId: `a-${n}` },
    reject: { type: 'RejectOffer', ...base, agentId, offerId },
    expire: { type: 'ExpireOffer', ...base, offerId },
    claim: { type: 'Claim', ...base, agent: facts, assignmentId: `a-${n}` },
    release: { type: 'Release', ...base, agentId },
    abandon: {
      type: 'ReleaseAbandoned',
      ...base,
      assignmentId: state.status === 'assigned' ? state.assignment.assignmentId : 'none',
    },
    resolve: {
      type: 'SubmitResolution',
      ...base,
      agentId,
      wrapUp: { category: 'general', outcome: 'solved', escalationReasonCorrect: true },
    },
    end: { type: 'End', ...base, cause: 'conversation-closed' },
  };
  const command = commands[kind];
  if (command) centre.send(command);
  else centre.presence(agentId, number === 0 ? 'offline' : 'online', number);
  const after = centre.load(agentId);
  if (after > before) expect(after).toBeLessThanOrEqual(facts.capacity);
}
