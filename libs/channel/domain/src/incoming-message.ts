import {
  MessageReceived, messageIdOf, subjectIdOf, threadIdOf, type EventEnvelope, type MessageContent, type MessageReceivedData,
} from '@parley/contracts';
import type { ChannelAccount } from './account';
import { eventTime } from './event-time';

/** `source` of every event that the gateway writes. */
export const CHANNEL_SOURCE = '/parley/channel-gateway';

/** What a customer sent, freed of its channel's form. */
export interface IncomingMessage {
  /** The vendor's id of the message, unique within the account. */
  readonly externalMessageId: string;
  readonly externalUserId: string;
  readonly senderName?: string;
  /** BCP 47 tag the channel claims for the customer. */
  readonly locale?: string;
  /** When the customer sent it, by the vendor's clock, ISO 8601. */
  readonly time: string;
  readonly content: MessageContent;
}

/** The event of a message. Every repeat of the same message makes the same id, thread and subject. */
export function receivedEvent(
  account: Pick<ChannelAccount, 'id' | 'tenant' | 'channel'>,
  message: IncomingMessage,
  recordedTime: string,
  traceparent?: string,
): EventEnvelope<MessageReceivedData> {
  const messageId = messageIdOf(account.tenant, account.id, message.externalMessageId);
  const threadId = threadIdOf(account.tenant, account.id, message.externalUserId);
  const { time, timeclamped } = eventTime(message.time, recordedTime);
  return {
    id: messageId,
    type: MessageReceived.type,
    source: CHANNEL_SOURCE,
    subject: threadId,
    time,
    recordedtime: recordedTime,
    tenant: account.tenant,
    subjectid: subjectIdOf(account.tenant, account.id, message.externalUserId),
    partitionkey: threadId,
    dataversion: MessageReceived.version,
    correlationid: messageId,
    ...(traceparent !== undefined && { traceparent }),
    ...(timeclamped && { timeclamped }),
    data: {
      messageId,
      threadId,
      channel: account.channel,
      accountId: account.id,
      externalMessageId: message.externalMessageId,
      externalUserId: message.externalUserId,
      ...(message.senderName !== undefined && { senderName: message.senderName }),
      ...(message.locale !== undefined && { locale: message.locale }),
      content: message.content,
    },
  };
}
