import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export const DELIVERY_FAILURES = [
  'WINDOW_CLOSED', 'RATE_LIMITED', 'RECIPIENT', 'CONTENT', 'AUTH', 'EXPIRED', 'SUPERSEDED', 'VENDOR',
] as const;

export class MessageDeliveryFailedData {
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsString() @MaxLength(64) accountId!: string;
  /** Why, as a code that callers may act on: WINDOW_CLOSED, RATE_LIMITED, RECIPIENT, CONTENT, AUTH, EXPIRED, SUPERSEDED, VENDOR. */
  @IsIn(DELIVERY_FAILURES) reason!: (typeof DELIVERY_FAILURES)[number];
  @IsOptional() @IsString() @MaxLength(64) vendorCode?: string;
  @IsOptional() @IsString() @MaxLength(512) detail?: string;
}

export const MessageDeliveryFailed = defineEvent({
  type: 'channel.MessageDeliveryFailed',
  data: MessageDeliveryFailedData,
  description: 'A reply could not be delivered and will not be tried again.',
});
