import { Inject, Injectable } from '@nestjs/common';
import { Database, EventServer, WorkLoop, type Turn } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import {
  currentHorizon,
  headChangesSince,
  lineChangesSince,
  queueChangesSince,
  type HeadChange,
  type LineChange,
  type QueueChange,
} from '@parley/routing/projections';
import { Seen } from './seen';
import type { Subscriber } from './subscriber';

/** More changes than this in one look: subscribers load anew instead. */
const MOST_CHANGES = 1_000;
/** Pause between two looks while there is traffic, so that a busy projection does not make a look per event. */
const SPACING_MS = 50;

/**
 * Looks at the read models for what changed and passes it on to the sockets of this instance. It looks at every row
 * written by a transaction that was not finished at the look before, whichever instance wrote it: nothing is missed, and
 * what was passed on already is left out.
 */
@Injectable()
export class DesktopWatch {
  private readonly subscribers = new Set<Subscriber>();
  private readonly loop: WorkLoop;
  private readonly seen = new Seen();
  private horizon: string | undefined;

  constructor(
    private readonly database: Database,
    server: EventServer,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.loop = new WorkLoop({ name: 'desktop', turn: () => this.turn(), onError: (error) => this.lost(error) });
    server.attach(this.loop);
  }

  /** The read models may have changed. */
  nudge(): void {
    if (this.subscribers.size > 0) this.loop.nudge();
  }

  /** Resolves when the subscriber will hear of everything committed from now on: then it may load. */
  async follow(subscriber: Subscriber): Promise<void> {
    this.horizon ??= await currentHorizon(this.database);
    this.subscribers.add(subscriber);
  }

  leave(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
    if (this.subscribers.size > 0) return;
    this.horizon = undefined;
    this.seen.clear();
  }

  private async turn(): Promise<Turn> {
    const since = this.horizon;
    if (since === undefined || this.subscribers.size === 0) return 'idle';
    const next = await currentHorizon(this.database);
    const found = await this.look(since);
    // Everybody may have left meanwhile.
    if (this.subscribers.size === 0) return 'idle';
    this.horizon = next;
    return found > 0 ? { afterMs: SPACING_MS } : 'idle';
  }

  private async look(since: string): Promise<number> {
    const subscribers = [...this.subscribers];
    const tenants = [...new Set(subscribers.filter((one) => one.followsQueue).map((one) => one.tenant))];
    const conversations = [...new Set(subscribers.flatMap((one) => [...one.conversations]))];
    const queue = tenants.length === 0 ? [] : await queueChangesSince(this.database, tenants, since, MOST_CHANGES);
    const heads = conversations.length === 0 ? [] : await headChangesSince(this.database, conversations, since);
    const lines = conversations.length === 0 ? [] : await lineChangesSince(this.database, conversations, since);
    if (queue.length >= MOST_CHANGES) {
      for (const subscriber of subscribers) subscriber.reset();
    } else {
      this.pass(
        subscribers,
        this.seen.fresh('queue', queue, (one) => one.conversationId),
        this.seen.fresh('head', heads, (one) => one.conversationId),
        this.seen.fresh('line', lines, (one) => one.line.lineId),
      );
    }
    return queue.length + heads.length + lines.length;
  }

  private pass(
    subscribers: readonly Subscriber[],
    queue: QueueChange[],
    heads: HeadChange[],
    lines: LineChange[],
  ): void {
    for (const subscriber of subscribers) {
      if (subscriber.followsQueue) subscriber.queueChanged(queue.filter((one) => one.tenant === subscriber.tenant));
      for (const conversationId of subscriber.conversations) {
        const ofIt = (one: { tenant: string; conversationId: string }): boolean =>
          one.conversationId === conversationId && one.tenant === subscriber.tenant;
        subscriber.conversationChanged(
          conversationId,
          heads.find(ofIt)?.head,
          lines.filter(ofIt).map(({ line }) => line),
        );
      }
    }
  }

  /** The store was away: what was missed cannot be told, so everybody loads anew once it is back. */
  private lost(error: unknown): void {
    this.logger.warn('the desktop cannot see the read models', { error });
    for (const subscriber of this.subscribers) subscriber.reset();
  }
}
