import { emptyThread, threadReducer, type ThreadAction, type ThreadState } from '../conversation/thread-state';
import { emptyQueue, queueReducer, type QueueAction, type QueueState } from '../queue/queue-state';
import { asApiError, type Api } from '../shared/api';
import type { LoadedConversation, QueueRow, Verdict } from '../shared/api-types';
import { backOffMs } from '../shared/back-off';
import { newId } from '../shared/new-id';
import { LiveSocket, type Connection, type SocketListener } from './live-socket';
import type { ServerMessage } from './protocol';

export interface DeskSnapshot {
  readonly connection: Connection;
  readonly queue: QueueState;
  readonly threads: ReadonlyMap<string, ThreadState>;
}

/** One signal in this time keeps "is typing" alive. */
const TYPING_EVERY_MS = 2_000;

/**
 * What the desk shows, kept up to date: it subscribes first, loads when the service has confirmed, applies what was
 * pushed meanwhile, and loads anew on `reset` and after each reconnect. Nothing is missed and nothing shown twice.
 */
export class DeskClient implements SocketListener {
  private snapshot: DeskSnapshot = { connection: 'connecting', queue: emptyQueue, threads: new Map() };
  private readonly listeners = new Set<() => void>();
  private readonly socket: LiveSocket;
  private readonly followed = new Set<string>();
  /** Number of the newest load by subject: an older answer that arrives later is dropped. */
  private readonly loads = new Map<string, number>();
  private lastTyping = 0;

  constructor(
    private readonly api: Api,
    token: string,
    private readonly signedOut: () => void,
  ) {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    this.socket = new LiveSocket(`${scheme}://${location.host}/ws/routing`, token, this);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): DeskSnapshot => this.snapshot;

  start(): void {
    this.socket.start();
  }

  stop(): void {
    this.socket.stop();
  }

  /** Follows a conversation until the returned function is called. */
  follow(conversationId: string): () => void {
    this.followed.add(conversationId);
    this.inThread(conversationId, { type: 'loading' });
    if (this.snapshot.connection === 'live') this.socket.send({ type: 'subscribe', to: 'conversation', conversationId });
    return () => {
      this.followed.delete(conversationId);
      this.socket.send({ type: 'unsubscribe', to: 'conversation', conversationId });
    };
  }

  /** Shows the reply at once and submits it; the same id again is the same reply, so trying again is safe. */
  async reply(conversationId: string, text: string, replyId: string = newId()): Promise<void> {
    this.inThread(conversationId, { type: 'reply-started', reply: { replyId, text, time: new Date(this.api.clock.now()).toISOString() } });
    try {
      await this.api.post(`/api/routing/conversations/${encodeURIComponent(conversationId)}/replies`, { replyId, text });
    } catch (error) {
      this.inThread(conversationId, { type: 'reply-failed', replyId, error: asApiError(error) });
    }
  }

  discard(conversationId: string, replyId: string): void {
    this.inThread(conversationId, { type: 'reply-discarded', replyId });
  }

  /** Whether an answer of the bot was right. Throws, so that the line shows why not. */
  async judge(conversationId: string, replyId: string, verdict: Verdict): Promise<void> {
    await this.api.post(`/api/routing/conversations/${encodeURIComponent(conversationId)}/verdicts`, { replyId, verdict });
  }

  typing(conversationId: string): void {
    const now = Date.now();
    if (now - this.lastTyping < TYPING_EVERY_MS) return;
    this.lastTyping = now;
    this.socket.send({ type: 'typing', conversationId });
  }

  /** Loads everything anew, for the button that says so. */
  reload(): void {
    this.inQueue({ type: 'loading' });
    void this.loadQueue();
    for (const conversationId of this.followed) {
      this.inThread(conversationId, { type: 'loading' });
      void this.loadThread(conversationId);
    }
  }

  onLive(): void {
    this.inQueue({ type: 'loading' });
    this.socket.send({ type: 'subscribe', to: 'queue' });
    for (const conversationId of this.followed) {
      this.inThread(conversationId, { type: 'loading' });
      this.socket.send({ type: 'subscribe', to: 'conversation', conversationId });
    }
  }

  onConnection(connection: Connection): void {
    this.publish({ ...this.snapshot, connection });
  }

  onSignedOut(): void {
    this.signedOut();
  }

  onMessage(message: ServerMessage): void {
    switch (message.type) {
      case 'subscribed':
        if (message.to === 'queue') void this.loadQueue();
        else if (message.conversationId !== undefined) void this.loadThread(message.conversationId);
        return;
      case 'queue':
        return this.inQueue({ type: 'pushed', rows: message.rows, removed: message.removed });
      case 'conversation':
        return this.inThread(message.conversationId, { type: 'pushed', lines: message.lines, ...(message.head && { head: message.head }) });
      case 'typing':
        if (message.author === 'customer') this.inThread(message.conversationId, { type: 'customer-typed', at: Date.now() });
        return;
      case 'reset':
        return this.reload();
      case 'authenticated':
      case 'error':
        return;
    }
  }

  private loadQueue(): Promise<void> {
    return this.load('queue', () => this.api.get<{ rows: QueueRow[] }>('/api/routing/queue'), {
      loaded: ({ rows }) => this.inQueue({ type: 'loaded', rows }),
      failed: (error) => this.inQueue({ type: 'failed', error: asApiError(error) }),
    });
  }

  private loadThread(conversationId: string): Promise<void> {
    const path = `/api/routing/conversations/${encodeURIComponent(conversationId)}`;
    return this.load(`thread ${conversationId}`, () => this.api.get<LoadedConversation>(path), {
      loaded: (loaded) => this.inThread(conversationId, { type: 'loaded', loaded }),
      failed: (error) => this.inThread(conversationId, { type: 'failed', error: asApiError(error) }),
    });
  }

  /** A load that fails for the moment is tried again while it is still the newest one and wanted. */
  private async load<T>(subject: string, get: () => Promise<T>, { loaded, failed }: { loaded: (answer: T) => void; failed: (error: unknown) => void }): Promise<void> {
    const number = (this.loads.get(subject) ?? 0) + 1;
    this.loads.set(subject, number);
    const isNewest = (): boolean => this.loads.get(subject) === number && this.snapshot.connection === 'live';
    for (let attempt = 0; ; attempt += 1) {
      try {
        const answer = await get();
        if (this.loads.get(subject) === number) loaded(answer);
        return;
      } catch (error) {
        if (!isNewest()) return;
        failed(error);
        if (!asApiError(error).retriable) return;
        await new Promise((resolve) => setTimeout(resolve, backOffMs(attempt, Math.random())));
        if (!isNewest()) return;
      }
    }
  }

  private inQueue(action: QueueAction): void {
    this.publish({ ...this.snapshot, queue: queueReducer(this.snapshot.queue, action) });
  }

  private inThread(conversationId: string, action: ThreadAction): void {
    const threads = new Map(this.snapshot.threads);
    threads.set(conversationId, threadReducer(threads.get(conversationId) ?? emptyThread, action));
    this.publish({ ...this.snapshot, threads });
  }

  private publish(snapshot: DeskSnapshot): void {
    this.snapshot = snapshot;
    for (const listener of this.listeners) listener();
  }
}
