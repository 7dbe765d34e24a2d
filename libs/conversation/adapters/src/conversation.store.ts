import { contractOf, ParleyError, Topics, type Topic } from '@parley/contracts';
import { initialConversation, type Conversation, type ConversationEvent } from '@parley/conversation/domain';
import { StreamStore, type LockedStream, type NewEvent, type Tx } from '@parley/platform/event-log';

export type LockedConversation = LockedStream<Conversation>;

export interface ConversationChange {
  readonly stream: LockedConversation;
  readonly state: Conversation;
  readonly events: readonly TracedEvent[];
}

export interface TracedEvent {
  readonly event: ConversationEvent;
  /** W3C trace context of the event or timer that led to it. */
  readonly traceparent?: string;
}

/** The conversations' ledger with their present states. */
export class ConversationStore {
  private readonly streams: StreamStore<Conversation>;

  constructor(topic: Topic = Topics.conversation) {
    this.streams = new StreamStore({ topic, source: '/parley/conversation', initial: initialConversation });
  }

  /** Locks the conversations in sorted order. */
  lock(tx: Tx, ids: Iterable<string>): Promise<Map<string, LockedConversation>> {
    return this.streams.lock(tx, ids);
  }

  async commit(tx: Tx, changes: readonly ConversationChange[]): Promise<void> {
    await this.streams.commit(
      tx,
      changes.map(({ stream, state, events }) => ({ stream, state, events: events.map(toNewEvent) })),
    );
  }
}

function toNewEvent({ event, traceparent }: TracedEvent): NewEvent {
  const contract = contractOf(event.type);
  if (!contract) throw new ParleyError('CONVERSATION.NO_CONTRACT', `${event.type} has no contract`);
  const { id, data, time, tenant, subjectid, causationid, correlationid } = event;
  return {
    contract, id, data, time, tenant, subjectid,
    ...(causationid !== undefined && { causationid }),
    ...(correlationid !== undefined && { correlationid }),
    ...(traceparent !== undefined && { traceparent }),
  };
}
