import {
  AgentPresenceChanged,
  AgentReplySubmitted,
  AnswerJudged,
  AssignmentEnded,
  ConversationAssigned,
  ConversationDequeued,
  ConversationOffered,
  ConversationQueued,
  deriveId,
  MessageIntentCorrected,
  OfferEnded,
  ResolutionSubmitted,
  Topics,
  type EventContract,
} from '@parley/contracts';
import { newId, StreamStore, type LockedStream, type NewEvent, type Tx } from '@parley/platform/event-log';
import {
  evolveAgent,
  evolveConversation,
  initialAgent,
  initialConversation,
  type AgentEvent,
  type AgentState,
  type ConversationEvent,
  type RoutedConversation,
} from '@parley/routing/domain';
import { writeConversations } from './routing-tables';

const contracts: Record<ConversationEvent['type'] | AgentEvent['type'], EventContract> = {
  'routing.ConversationQueued': ConversationQueued,
  'routing.ConversationDequeued': ConversationDequeued,
  'routing.ConversationOffered': ConversationOffered,
  'routing.OfferEnded': OfferEnded,
  'routing.ConversationAssigned': ConversationAssigned,
  'routing.AssignmentEnded': AssignmentEnded,
  'routing.AgentReplySubmitted': AgentReplySubmitted,
  'routing.ResolutionSubmitted': ResolutionSubmitted,
  'routing.AnswerJudged': AnswerJudged,
  'routing.MessageIntentCorrected': MessageIntentCorrected,
  'routing.AgentPresenceChanged': AgentPresenceChanged,
};

type StreamState = RoutedConversation | AgentState | undefined;

export interface Locked<State> {
  readonly stream: LockedStream<StreamState>;
  readonly state: State;
}

/** Whom a conversation's events belong to. */
export interface Owner {
  readonly tenant: string;
  /** The contact whose personal data the conversation carries. */
  readonly subjectId: string;
  readonly threadId: string;
}

/** What made the events, when it was an event: ids derive from it, so that a repeated run makes the same ones. */
export interface Cause {
  readonly id: string;
  readonly correlationid?: string;
}

export interface ConversationChange extends Owner {
  readonly locked: Locked<RoutedConversation>;
  readonly events: readonly { readonly event: ConversationEvent; readonly cause?: Cause }[];
}

/** Locks of one transaction. */
export interface RoutingLocks {
  conversation(id: string): Locked<RoutedConversation>;
  agent(id: string): Locked<AgentState>;
}

/** The routing ledger: a stream per escalated conversation and one per agent, and the tables that follow from them. */
export class RoutingLedger {
  private readonly streams = new StreamStore<StreamState>({
    topic: Topics.routing,
    source: '/parley/routing',
    initial: () => undefined,
  });

  /**
   * Locks agents and conversations, all in one sorted order, so that no two transactions wait for each other. Who takes
   * capacity holds the agent's lock: only then does the count of what the agent has stay true until the commit.
   */
  async lock(tx: Tx, wanted: { agents?: readonly string[]; conversations?: readonly string[] }): Promise<RoutingLocks> {
    const { agents = [], conversations = [] } = wanted;
    const locked = await this.streams.lock(tx, this.lockedIds(agents, conversations));
    const rest = await this.unlocked(tx, agents, locked);
    const find = (id: string): LockedStream<StreamState> => {
      const stream = locked.get(id) ?? rest.get(id);
      if (!stream) throw new TypeError(`stream ${id} was not asked for`);
      return stream;
    };
    return {
      conversation: (id) => ({
        stream: find(id),
        state: (find(id).state as RoutedConversation | undefined) ?? initialConversation(),
      }),
      agent: (id) => ({ stream: find(id), state: (find(id).state as AgentState | undefined) ?? initialAgent() }),
    };
  }

  /** Appends the events of conversations, with everything that queries need of them, in few statements. */
  async recordConversations(tx: Tx, changes: readonly ConversationChange[]): Promise<void> {
    const moved = changes
      .filter(({ events }) => events.length > 0)
      .map((change) => ({
        ...change,
        state: change.events.reduce((state, { event }) => evolveConversation(state, event), change.locked.state),
      }));
    if (moved.length === 0) return;
    await this.streams.commit(
      tx,
      moved.map((change) => ({
        stream: change.locked.stream,
        state: change.state,
        events: change.events.map((one, n) => envelope(change, one, n)),
      })),
    );
    await writeConversations(
      tx,
      moved.map(({ state, tenant, subjectId, threadId, events }) => ({
        state,
        tenant,
        subjectId,
        threadId,
        events: events.map((one) => one.event),
      })),
    );
  }

  async recordAgent(
    tx: Tx,
    agentId: string,
    tenant: string,
    locked: Locked<AgentState>,
    events: readonly AgentEvent[],
    time: string,
  ): Promise<void> {
    if (events.length === 0) return;
    const state = events.reduce(evolveAgent, locked.state);
    await this.streams.commit(tx, [
      {
        stream: locked.stream,
        state,
        events: events.map(({ type, data }) => ({
          contract: contracts[type],
          id: newId(),
          data,
          time,
          tenant,
          subjectid: agentId,
        })),
      },
    ]);
    await tx.execute(
      `INSERT INTO agent (agent_id, tenant, presence, capacity) VALUES ($1, $2, $3, $4)
       ON CONFLICT (agent_id) DO UPDATE SET presence = excluded.presence, capacity = excluded.capacity, presence_since = clock_timestamp()`,
      [agentId, tenant, state.presence, state.capacity],
    );
  }

  /** A test takes the agents out, to show that nothing else keeps capacity. */
  protected lockedIds(agents: readonly string[], conversations: readonly string[]): string[] {
    return [...agents, ...conversations];
  }

  private async unlocked(
    tx: Tx,
    agents: readonly string[],
    locked: ReadonlyMap<string, unknown>,
  ): Promise<Map<string, LockedStream<StreamState>>> {
    const found = new Map<string, LockedStream<StreamState>>();
    for (const id of agents) {
      if (locked.has(id)) continue;
      const stream = await this.streams.read(tx, id);
      if (stream) found.set(id, stream);
    }
    return found;
  }
}

function envelope(owner: Owner, { event, cause }: ConversationChange['events'][number], ordinal: number): NewEvent {
  return {
    contract: contracts[event.type],
    id: cause ? deriveId(cause.id, 'routing', ordinal) : newId(),
    data: event.data,
    time: event.time,
    tenant: owner.tenant,
    subjectid: owner.subjectId,
    ...(cause && { causationid: cause.id }),
    ...(cause?.correlationid !== undefined && { correlationid: cause.correlationid }),
  };
}
