import { Injectable } from '@nestjs/common';
import { ThreadStore } from '@parley/channel/adapters';
import type { ThreadEntry } from '@parley/channel/domain';
import { Database } from '@parley/platform/event-log';
import { DeliveryReports } from '../delivery/delivery-reports';
import { ThreadFeed } from '../thread/thread-feed';

/** Replies for a system that asks for them, if need be once there is one. */
@Injectable()
export class NewReplies {
  constructor(
    private readonly threads: ThreadStore,
    private readonly feed: ThreadFeed,
    private readonly reports: DeliveryReports,
    private readonly database: Database,
  ) {}

  /** Replies after a revision; what lies up to it counts as delivered. Waits at most `waitMs` for a first one. */
  async after(from: { accountId: string; threadId: string; after: number }, waitMs: number): Promise<ThreadEntry[]> {
    await this.acknowledge(from);
    const until = performance.now() + waitMs;
    for (let seen = from.after; ; ) {
      const replies = await this.threads.repliesAfter(this.database, from.threadId, from.after);
      const leftMs = until - performance.now();
      if (replies.length > 0 || leftMs <= 0) return replies;
      // A change may be no new reply but what became of an earlier one.
      seen = await this.nextChange(from.threadId, seen, leftMs);
    }
  }

  private async acknowledge({ accountId, threadId, after }: { accountId: string; threadId: string; after: number }): Promise<void> {
    if (after === 0) return;
    const time = new Date().toISOString();
    const replyIds = await this.threads.unacknowledged(this.database, threadId, after);
    await this.reports.submit(replyIds.map((replyId) => ({ accountId, replyId, state: 'delivered', time })));
  }

  /** @returns the revision of the thread's next change after `seen`, or `seen` when none came in time. */
  private async nextChange(threadId: string, seen: number, waitMs: number): Promise<number> {
    return new Promise((resolve) => {
      const end = (revision: number): void => {
        clearTimeout(timeout);
        stop();
        resolve(revision);
      };
      const timeout = setTimeout(() => end(seen), waitMs);
      const stop = this.feed.watch(threadId, seen, (entries) => end(entries.at(-1)?.revision ?? seen));
    });
  }
}
