import type { Delivery } from '@parley/channel/domain';

/** A row of the table `delivery`. */
export interface DeliveryRow {
  reply_id: string;
  tenant: string;
  subject_id: string;
  conversation_id: string;
  thread_id: string;
  channel: Delivery['channel'];
  account_id: string;
  recipient: string;
  author: Delivery['author'];
  purpose: Delivery['purpose'];
  epoch: number;
  content: Delivery['content'];
  sources: Delivery['sources'];
  composed_time: Date;
  last_customer_message_time: Date;
  state: Delivery['state'];
  parts_sent: number;
  external_message_id: string | null;
  traceparent: string | null;
}

export const deliveryOfRow = (row: DeliveryRow): Delivery => ({
  replyId: row.reply_id,
  tenant: row.tenant,
  subjectId: row.subject_id,
  conversationId: row.conversation_id,
  threadId: row.thread_id,
  channel: row.channel,
  accountId: row.account_id,
  recipient: row.recipient,
  author: row.author,
  purpose: row.purpose,
  epoch: row.epoch,
  content: row.content,
  sources: row.sources,
  composedTime: row.composed_time.toISOString(),
  lastCustomerMessageTime: row.last_customer_message_time.toISOString(),
  state: row.state,
  partsSent: row.parts_sent,
  ...(row.traceparent !== null && { traceparent: row.traceparent }),
});
