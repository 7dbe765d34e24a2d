import { IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class MessageDeliveredData {
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsString() @MaxLength(64) accountId!: string;
}

export const MessageDelivered = defineEvent({
  type: 'channel.MessageDelivered',
  data: MessageDeliveredData,
  description: 'The customer\'s device has a reply.',
});
