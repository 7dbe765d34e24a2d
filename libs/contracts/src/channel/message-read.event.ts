import { IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class MessageReadData {
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsString() @MaxLength(64) accountId!: string;
}

export const MessageRead = defineEvent({
  type: 'channel.MessageRead',
  data: MessageReadData,
  description: 'The customer has seen a reply.',
});
