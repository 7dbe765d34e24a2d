import {
  AgentPresenceChanged, AssignmentEnded, ConversationAssigned, ConversationOffered, ConversationQueued, EscalationRequested, OfferEnded,
  type AgentPresenceChangedData, type AssignmentEndedData, type ConversationAssignedData, type ConversationOfferedData,
  type ConversationQueuedData, type EscalationRequestedData, type OfferEndedData,
} from '@parley/contracts';
import type { Findings } from '../differences';
import type { LogEvent } from '../log/log-event';

interface Holding {
  readonly id: string;
  readonly agentId: string;
  readonly kind: 'offer' | 'assignment';
}

/** What changes an agent's load, by the time at which the owner recorded it. */
type Step =
  | { readonly at: string; readonly agentId: string; readonly kind: 'take' | 'free'; readonly id: string }
  | { readonly at: string; readonly agentId: string; readonly kind: 'capacity'; readonly capacity: number };

/** Of the same millisecond, what frees capacity goes first: only what is provably too much is reported. */
const ORDER = { free: 0, capacity: 1, take: 2 } as const;

/** Never two assignees at once, never over capacity; offers reserve capacity. */
export class Assignments {
  private readonly holdings = new Map<string, Holding>();
  private readonly steps: Step[] = [];
  private readonly escalated = new Map<string, string>();
  private readonly queued = new Set<string>();

  constructor(private readonly findings: Findings) {}

  get escalations(): number {
    return this.escalated.size;
  }

  observe(event: LogEvent): void {
    const { data, subject } = event;
    switch (event.type) {
      case EscalationRequested.type:
        this.escalated.set((data as unknown as EscalationRequestedData).escalationId, subject);
        return;
      case ConversationQueued.type:
        this.queued.add((data as unknown as ConversationQueuedData).escalationId);
        return;
      case ConversationOffered.type: {
        const { offerId, agentId, escalationId } = data as unknown as ConversationOfferedData;
        this.take(event, { id: offerId, agentId, kind: 'offer' }, escalationId);
        return;
      }
      case ConversationAssigned.type:
        return this.assign(event, data as unknown as ConversationAssignedData);
      case OfferEnded.type: {
        const { offerId, agentId } = data as unknown as OfferEndedData;
        return this.free(event, { id: offerId, agentId, kind: 'offer' });
      }
      case AssignmentEnded.type: {
        const { assignmentId, agentId } = data as unknown as AssignmentEndedData;
        return this.free(event, { id: assignmentId, agentId, kind: 'assignment' });
      }
      case AgentPresenceChanged.type: {
        const { agentId, capacity } = data as unknown as AgentPresenceChangedData;
        this.steps.push({ at: event.recordedtime, agentId, kind: 'capacity', capacity });
        return;
      }
      default:
        return;
    }
  }

  finish(): void {
    this.overCapacity();
    for (const [id, conversation] of this.escalated) {
      if (!this.queued.has(id)) this.findings.add('escalation-not-queued', `escalation ${id}`, `conversation ${conversation}`);
    }
    for (const id of this.queued) {
      if (!this.escalated.has(id)) this.findings.add('queued-without-escalation', `escalation ${id}`);
    }
  }

  private assign(event: LogEvent, { assignmentId, agentId, escalationId, how }: ConversationAssignedData): void {
    const held = this.holdings.get(event.subject);
    if (how === 'accepted-offer' && held?.kind === 'offer' && held.agentId === agentId) this.free(event, held);
    this.take(event, { id: assignmentId, agentId, kind: 'assignment' }, escalationId);
  }

  private take(event: LogEvent, holding: Holding, escalationId: string): void {
    const held = this.holdings.get(event.subject);
    if (held) {
      this.findings.add('two-assignees', `conversation ${event.subject}`, `${holding.kind} ${holding.id} while ${held.kind} ${held.id} stands`);
    }
    if (!this.queued.has(escalationId)) this.findings.add('assigned-without-queue', `conversation ${event.subject}`, `escalation ${escalationId}`);
    this.holdings.set(event.subject, holding);
    this.steps.push({ at: event.recordedtime, agentId: holding.agentId, kind: 'take', id: holding.id });
  }

  private free(event: LogEvent, { id, agentId, kind }: Holding): void {
    const held = this.holdings.get(event.subject);
    if (held?.id !== id) {
      this.findings.add('ended-without-start', `conversation ${event.subject}`, `${kind} ${id}`);
      return;
    }
    this.holdings.delete(event.subject);
    this.steps.push({ at: event.recordedtime, agentId, kind: 'free', id });
  }

  private overCapacity(): void {
    const load = new Map<string, Set<string>>();
    const capacity = new Map<string, number>();
    const inOrder = this.steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : ORDER[a.kind] - ORDER[b.kind]));
    for (const step of inOrder) {
      if (step.kind === 'capacity') {
        capacity.set(step.agentId, step.capacity);
        continue;
      }
      const held = load.get(step.agentId) ?? new Set<string>();
      load.set(step.agentId, held);
      if (step.kind === 'free') {
        held.delete(step.id);
        continue;
      }
      held.add(step.id);
      const most = capacity.get(step.agentId) ?? 0;
      if (held.size > most) this.findings.add('over-capacity', `agent ${step.agentId}`, `${held.size} of ${most} with ${step.id}`);
    }
  }
}
