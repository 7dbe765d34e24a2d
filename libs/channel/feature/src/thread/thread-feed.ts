import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { THREAD_PAGE, ThreadStore } from '@parley/channel/adapters';
import type { ThreadEntry } from '@parley/channel/domain';
import { Database, WorkLoop, type Turn } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';

/** A reader of one thread, and how far it has been served. */
interface Watch {
  readonly threadId: string;
  after: number;
  readonly deliver: (entries: readonly ThreadEntry[]) => void;
}

/** Every watched thread is looked at this often, for what other instances wrote, in milliseconds. */
const POLL_MS = 500;

/**
 * Tells readers what changes in their threads, in order of revision, each change once. A reader names the revision it
 * has; the feed reads on from there, so nothing is missed on whichever instance it comes back.
 */
@Injectable()
export class ThreadFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly watches = new Map<string, Set<Watch>>();
  private changed = new Set<string>();
  private lookedAtAll = 0;
  private readonly loop: WorkLoop;

  constructor(
    private readonly threads: ThreadStore,
    private readonly database: Database,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new WorkLoop({
      name: 'thread feed',
      turn: () => this.turn(),
      onError: (error, loop) => logger.warn('threads could not be read, they are read again', { loop, error }),
      idleMs: POLL_MS,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Delivers everything after a revision, now and from now on, until the returned function is called. */
  watch(threadId: string, after: number, deliver: Watch['deliver']): () => void {
    const watch: Watch = { threadId, after, deliver };
    const others = this.watches.get(threadId) ?? new Set();
    this.watches.set(threadId, others.add(watch));
    this.nudge([threadId]);
    return () => {
      others.delete(watch);
      if (others.size === 0 && this.watches.get(threadId) === others) this.watches.delete(threadId);
    };
  }

  /** These threads may have changed. */
  nudge(threadIds: readonly string[]): void {
    for (const threadId of threadIds) if (this.watches.has(threadId)) this.changed.add(threadId);
    if (this.changed.size > 0) this.loop.nudge();
  }

  private async turn(): Promise<Turn> {
    const now = performance.now();
    const all = now - this.lookedAtAll >= POLL_MS - 10;
    const threadIds = all ? [...this.watches.keys()] : [...this.changed].filter((id) => this.watches.has(id));
    this.changed = new Set();
    if (all) this.lookedAtAll = now;
    try {
      return (await this.serve(threadIds)) ? 'more' : 'idle';
    } catch (error) {
      for (const threadId of threadIds) this.changed.add(threadId);
      throw error;
    }
  }

  /** Serves one page of changes; true when there may be more. */
  private async serve(threadIds: readonly string[]): Promise<boolean> {
    const cursors = threadIds.map((threadId) => ({ threadId, after: Math.min(...this.watching(threadId).map(({ after }) => after)) }));
    const changes = await this.threads.changedAfter(this.database, cursors.filter(({ after }) => Number.isFinite(after)));
    for (const [threadId, entries] of changes) {
      for (const watch of this.watching(threadId)) {
        const news = entries.filter(({ revision }) => revision > watch.after);
        const last = news.at(-1);
        if (!last) continue;
        watch.after = last.revision;
        watch.deliver(news);
      }
    }
    const full = [...changes.values()].reduce((sum, { length }) => sum + length, 0) >= THREAD_PAGE;
    // A full page may have left changes and threads out: all of them are read again.
    if (full) for (const threadId of threadIds) this.changed.add(threadId);
    return full;
  }

  private watching(threadId: string): Watch[] {
    return [...(this.watches.get(threadId) ?? [])];
  }
}
