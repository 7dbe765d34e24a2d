import {
  deriveId, MessageDelivered, MessageDeliveryFailed, MessageRead, MessageSent, type MessageDeliveredData,
} from '@parley/contracts';
import { eventTime, type DeliveryReport, type ReachedState } from '@parley/channel/domain';
import { newEvent, type NewEvent } from '@parley/platform/event-log';
import type { DeliveryRow } from './delivery-rows';

type Known = Pick<DeliveryRow, 'reply_id' | 'conversation_id' | 'thread_id' | 'account_id' | 'tenant' | 'subject_id' | 'traceparent'>;

/** The event that tells of a state a delivery has reached. A delivery reaches each state once, so its id is derived. */
export function deliveryEvent(delivery: Known, state: ReachedState, report: DeliveryReport): { stream: string; event: NewEvent } {
  const ids: MessageDeliveredData = {
    replyId: delivery.reply_id,
    conversationId: delivery.conversation_id,
    threadId: delivery.thread_id,
    accountId: delivery.account_id,
  };
  const envelope = {
    id: deriveId('delivery', delivery.reply_id, state),
    ...eventTime(report.time, new Date().toISOString()),
    tenant: delivery.tenant,
    subjectid: delivery.subject_id,
    causationid: delivery.reply_id,
    correlationid: delivery.conversation_id,
    ...(delivery.traceparent !== null && { traceparent: delivery.traceparent }),
  };
  return { stream: delivery.thread_id, event: eventOf(state, ids, envelope, report) };
}

function eventOf(
  state: ReachedState,
  ids: MessageDeliveredData,
  envelope: Omit<NewEvent, 'contract' | 'data'>,
  { externalMessageId, failure }: DeliveryReport,
): NewEvent {
  switch (state) {
    case 'sent':
      return newEvent(MessageSent, { ...envelope, data: { ...ids, ...(externalMessageId !== undefined && { externalMessageId }) } });
    case 'delivered':
      return newEvent(MessageDelivered, { ...envelope, data: ids });
    case 'read':
      return newEvent(MessageRead, { ...envelope, data: ids });
    case 'failed':
      return newEvent(MessageDeliveryFailed, { ...envelope, data: { ...ids, ...(failure ?? { reason: 'VENDOR' }) } });
  }
}
