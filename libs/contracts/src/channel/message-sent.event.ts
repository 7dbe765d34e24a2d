import { IsOptional, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class MessageSentData {
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsString() @MaxLength(64) accountId!: string;
  /** The vendor's id of the sent message, where it gives one. */
  @IsOptional() @IsString() @MaxLength(256) externalMessageId?: string;
}

export const MessageSent = defineEvent({
  type: 'channel.MessageSent',
  data: MessageSentData,
  description: 'The channel accepted a reply for delivery.',
});
