import { Injectable } from '@nestjs/common';
import { AccountDirectory, ChannelRegistry, DeliveryStore, RepliesPublisher, type Outgoing } from '@parley/channel/adapters';
import type { Delivery } from '@parley/channel/domain';
import { Jobs, type ConsumerContext, type Tx } from '@parley/platform/event-log';

export const DELIVER_JOB = 'channel.deliver';

/** Hands replies to their channel, in the transaction that read them. */
@Injectable()
export class OutgoingReplies {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly channels: ChannelRegistry,
    private readonly jobs: Jobs,
    private readonly replies: RepliesPublisher,
    private readonly accounts: AccountDirectory,
  ) {}

  async dispatch(context: ConsumerContext, composed: readonly Delivery[]): Promise<void> {
    await this.deliveries.add(context.tx, composed);
    const going = (kind: Outgoing['kind']) => composed.filter(({ channel }) => this.channels.get(channel).outgoing.kind === kind);
    await this.enqueue(context, going('vendor'));
    await this.markSent(context.tx, going('polling'));
    await this.publish(context.tx, going('topic'));
  }

  /** One lane per thread: its replies leave in order. */
  private async enqueue({ tx, afterCommit }: ConsumerContext, deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await this.jobs.enqueue(
      tx,
      deliveries.map(({ replyId, threadId }) => ({ id: `deliver ${replyId}`, kind: DELIVER_JOB, lane: threadId, payload: { replyId } })),
    );
    afterCommit(() => this.jobs.nudge(DELIVER_JOB));
  }

  /** Topics exist for the accounts that were known at the start; a record for another would block the relay. */
  private async publish(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    const known = new Set((await this.accounts.ofChannel('kafka')).map(({ id }) => id));
    const published = deliveries.filter(({ accountId }) => known.has(accountId));
    await this.replies.publish(tx, published);
    await this.markSent(tx, published);
  }

  private async markSent(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
    await this.deliveries.report(
      tx,
      deliveries.map(({ accountId, replyId, composedTime }) => ({ accountId, replyId, state: 'sent', time: composedTime })),
    );
  }
}
