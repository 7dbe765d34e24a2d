import type { QueueChange, ThreadHead, ThreadLine } from '@parley/routing/projections';
import type { WebSocket } from 'ws';

/** Conversations one socket may follow. */
const MOST_CONVERSATIONS = 50;
/** Bytes that may wait on a socket; a client that does not read is let go and loads anew when it comes back. */
const MOST_WAITING_BYTES = 1_048_576;

/** One desktop at the other end of a socket, and what it wants to hear. */
export class Subscriber {
  followsQueue = false;
  /** Thread by conversation; null when routing has not seen the thread yet. */
  private readonly threads = new Map<string, string | null>();

  constructor(
    private readonly socket: WebSocket,
    readonly tenant: string,
    readonly agentId: string,
    private readonly signedIn: () => boolean,
  ) {}

  get conversations(): ReadonlySet<string> {
    return new Set(this.threads.keys());
  }

  /** False when the socket follows as many as it may. */
  followConversation(conversationId: string, threadId: string | null): boolean {
    if (this.threads.size >= MOST_CONVERSATIONS && !this.threads.has(conversationId)) return false;
    this.threads.set(conversationId, threadId);
    return true;
  }

  leaveConversation(conversationId: string): void {
    this.threads.delete(conversationId);
  }

  conversationOf(threadId: string): string | undefined {
    return [...this.threads].find(([, thread]) => thread === threadId)?.[0];
  }

  queueChanged(changes: readonly QueueChange[]): void {
    if (changes.length === 0) return;
    this.send({
      type: 'queue',
      rows: changes.flatMap(({ item }) => item ?? []),
      removed: changes.flatMap(({ item, conversationId }) => (item ? [] : [conversationId])),
    });
  }

  conversationChanged(conversationId: string, head: ThreadHead | undefined, lines: readonly ThreadLine[]): void {
    if (!head && lines.length === 0) return;
    if (head?.threadId) this.threads.set(conversationId, head.threadId);
    this.send({ type: 'conversation', conversationId, ...(head && { head }), lines });
  }

  typing(conversationId: string, author: 'customer' | 'agent', time: string): void {
    this.send({ type: 'typing', conversationId, author, time });
  }

  /** Something may have been missed: load anew. */
  reset(): void {
    this.send({ type: 'reset' });
  }

  send(message: { type: string } & Record<string, unknown>): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (!this.signedIn()) this.socket.close(4401, 'sign in again');
    else if (this.socket.bufferedAmount > MOST_WAITING_BYTES) this.socket.terminate();
    else this.socket.send(JSON.stringify(message));
  }
}
