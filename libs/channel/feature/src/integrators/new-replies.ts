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
    const replies = await this.threads.repliesAfter(this.database, from.threadId, from.after);
    if (replies.length > 0 || waitMs === 0) return replies;
    await this.nextReply(from, waitMs);
    return this.threads.repliesAfter(this.database, from.threadId, from.after);
  }

  private async acknowledge({ accountId, threadId, after }: { accountId: string; threadId: string; after: number }): Promise<void> {
    if (after === 0) return;
    const time = new Date().toISOString();
    const replyIds = await this.threads.unacknowledged(this.database, threadId, after);
    await this.reports.submit(replyIds.map((replyId) => ({ accountId, replyId, state: 'delivered', time })));
  }

  private async nextReply({ threadId, after }: { threadId: string; after: number }, waitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(end, waitMs);
      const stop = this.feed.watch(threadId, after, (entries) => {
        if (entries.some(({ author }) => author !== 'customer')) end();
      });
      function end(): void {
        clearTimeout(timeout);
        stop();
        resolve();
      }
    });
  }
}
