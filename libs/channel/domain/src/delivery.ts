import type { Channel, OutboundContent, ReplyComposedData, ReplyPurpose, ReplySource } from '@parley/contracts';
import type { DeliveryFailure, DeliveryState, ReachedState } from './delivery-state';

/** One reply on its way to a customer. */
export interface Delivery {
  readonly replyId: string;
  readonly tenant: string;
  readonly subjectId: string;
  readonly conversationId: string;
  readonly threadId: string;
  readonly channel: Channel;
  readonly accountId: string;
  readonly recipient: string;
  readonly author: 'bot' | 'agent';
  readonly purpose: ReplyPurpose;
  readonly epoch: number;
  readonly content: OutboundContent;
  readonly sources: readonly ReplySource[];
  /** When the reply was composed, ISO 8601. */
  readonly composedTime: string;
  readonly lastCustomerMessageTime: string;
  readonly state: DeliveryState;
  /** How many of the vendor messages that the reply was split into the vendor has accepted. */
  readonly partsSent: number;
  readonly traceparent?: string;
}

/** What the vendor, the customer's client or our own worker says about a delivery. */
export interface DeliveryReport {
  readonly accountId: string;
  /** Known when the reporter returns our id; otherwise the external id names the delivery. */
  readonly replyId?: string;
  readonly externalMessageId?: string;
  readonly state: ReachedState;
  /** When it happened, ISO 8601. */
  readonly time: string;
  readonly failure?: { readonly reason: DeliveryFailure; readonly vendorCode?: string; readonly detail?: string };
}

/** A delivery that has just been asked for. */
export function deliveryOf(
  reply: ReplyComposedData,
  envelope: { tenant: string; subjectid: string; time: string; traceparent?: string },
): Delivery {
  const { replyId, conversationId, threadId, channel, accountId, recipient, author, purpose, epoch, content, sources } = reply;
  return {
    replyId, conversationId, threadId, channel, accountId, recipient, author, purpose, epoch, content, sources,
    tenant: envelope.tenant,
    subjectId: envelope.subjectid,
    composedTime: envelope.time,
    lastCustomerMessageTime: reply.lastCustomerMessageTime,
    state: 'pending',
    partsSent: 0,
    ...(envelope.traceparent !== undefined && { traceparent: envelope.traceparent }),
  };
}
