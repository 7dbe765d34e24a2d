import type { HistoryStore } from '@parley/conversation/adapters';
import {
  evolve, initialConversation, UnknownConversationError, type Conversation, type ConversationEvent,
} from '@parley/conversation/domain';
import { PastMessageImported, type EventEnvelope } from '@parley/contracts';

/** A point in a conversation's history. */
export type PointInTime = { readonly seq: number } | { readonly time: string };

export interface ConversationView {
  conversationId: string;
  /** Seq of the last event that is in the view. */
  seq: number;
  /** When that event was recorded, ISO 8601. */
  recordedTime: string;
  state: Conversation;
}

/** Looks into conversations by folding their ledger: any moment can be seen as it was. */
export class ConversationQuery {
  constructor(private readonly history: HistoryStore) {}

  /** @throws UnknownConversationError when the tenant has no such conversation, or it had not started then. */
  async at(tenant: string, conversationId: string, point?: PointInTime): Promise<ConversationView> {
    const events = await this.history.read(tenant, conversationId, rangeOf(point));
    const last = events.at(-1);
    // Old conversations were never in a state: they have a view of their own.
    if (!last || last.type === PastMessageImported.type) throw new UnknownConversationError({ conversationId });
    return { conversationId, seq: last.seq ?? 0, recordedTime: last.recordedtime, state: fold(events) };
  }

  /** The events themselves, oldest first. @throws UnknownConversationError as {@link at}. */
  async events(tenant: string, conversationId: string, afterSeq: number, limit: number): Promise<EventEnvelope[]> {
    const events = await this.history.read(tenant, conversationId, { afterSeq, limit });
    if (events.length === 0 && afterSeq === 0) throw new UnknownConversationError({ conversationId });
    return events;
  }
}

export const fold = (events: readonly EventEnvelope[]): Conversation =>
  events.reduce<Conversation>((state, event) => evolve(state, event as ConversationEvent), initialConversation());

function rangeOf(point: PointInTime | undefined): { upToSeq?: number; upToTime?: string } {
  if (!point) return {};
  return 'seq' in point ? { upToSeq: point.seq } : { upToTime: point.time };
}
