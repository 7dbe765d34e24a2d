import { deriveId, encodeEvent, repliesTopic, ReplyComposed } from '@parley/contracts';
import { CHANNEL_SOURCE, type Delivery } from '@parley/channel/domain';
import type { Outbox, Tx } from '@parley/platform/event-log';

/** Publishes replies on their account's replies topic, for integrators that live on Kafka. */
export class RepliesPublisher {
  constructor(private readonly outbox: Outbox) {}

  async publish(tx: Tx, deliveries: readonly Delivery[]): Promise<void> {
    await this.outbox.append(
      tx,
      deliveries.map((delivery) => ({ stream: delivery.threadId, topic: repliesTopic(delivery.accountId), ...recordOf(delivery) })),
    );
  }
}

/** The reply as an integrator needs it: without what the decision was based on. */
function recordOf(delivery: Delivery) {
  const { replyId, conversationId, threadId, channel, accountId, recipient, author, purpose, epoch, content, sources } = delivery;
  return encodeEvent({
    id: deriveId('reply for integrator', replyId),
    type: ReplyComposed.type,
    source: CHANNEL_SOURCE,
    subject: threadId,
    time: delivery.composedTime,
    recordedtime: new Date().toISOString(),
    tenant: delivery.tenant,
    subjectid: delivery.subjectId,
    partitionkey: threadId,
    dataversion: ReplyComposed.version,
    causationid: replyId,
    correlationid: conversationId,
    ...(delivery.traceparent !== undefined && { traceparent: delivery.traceparent }),
    data: {
      replyId, conversationId, threadId, channel, accountId, recipient, author, purpose, epoch, content, sources,
      lastCustomerMessageTime: delivery.lastCustomerMessageTime,
    },
  });
}
