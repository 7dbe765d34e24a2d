import type { Answers } from '../answers';
import { initialConversation, type Conversation } from '../conversation';
import type { Deadline, DeadlineKind } from '../deadlines';
import type { ConversationEvent } from '../events';

export interface LedgerRow {
  readonly seq: number;
  readonly event: ConversationEvent;
}

export interface OutboxRow extends LedgerRow {
  readonly conversationId: string;
}

export interface TimerRow {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly conversationId: string;
  readonly dueAt: number;
  readonly messageId?: string;
}

export interface StreamRow {
  readonly state: Conversation;
  readonly seq: number;
}

/** What Postgres holds: it survives every crash. */
export class Store {
  readonly ledger = new Map<string, LedgerRow[]>();
  readonly streams = new Map<string, StreamRow>();
  readonly outbox: OutboxRow[] = [];
  readonly threads = new Map<string, string>();
  readonly taken = new Set<string>();
  readonly answers = new Map<string, Answers>();
  readonly timers = new Map<string, TimerRow>();
  readonly positions = new Map<string, number>();
  readonly lastSeq = new Map<string, number>();

  stream(id: string): StreamRow {
    return this.streams.get(id) ?? { state: initialConversation(), seq: 0 };
  }
}

/** Writes that become visible together, or not at all. */
export class Transaction {
  private readonly writes: ((store: Store) => void)[] = [];

  constructor(private readonly store: Store) {}

  stage(write: (store: Store) => void): void {
    this.writes.push(write);
  }

  commit(): void {
    for (const write of this.writes) write(this.store);
  }
}

export const timerRow = (conversationId: string, { id, kind, afterMs, messageId }: Deadline, now: number): TimerRow => ({
  id, kind, conversationId, dueAt: now + afterMs, ...(messageId !== undefined && { messageId }),
});
