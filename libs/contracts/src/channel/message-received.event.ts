import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { MessageContent } from '../content';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';

export const CHANNELS = ['webchat', 'whatsapp', 'http', 'kafka'] as const;
export type Channel = (typeof CHANNELS)[number];

export class MessageReceivedData {
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsIn(CHANNELS) channel!: Channel;
  @IsString() @MaxLength(64) accountId!: string;
  /** The vendor's id of the message, unique within the account. */
  @IsString() @MaxLength(256) externalMessageId!: string;
  @PersonalData() @IsString() @MaxLength(256) externalUserId!: string;
  @IsOptional() @PersonalData() @IsString() @MaxLength(256) senderName?: string;
  /** BCP 47 tag that the channel claims for the customer; a hint only. */
  @IsOptional() @IsString() @MaxLength(35) locale?: string;
  @IsDefined() @ValidateNested() @Type(() => MessageContent) content!: MessageContent;
}

export const MessageReceived = defineEvent({
  type: 'channel.MessageReceived',
  data: MessageReceivedData,
  description: 'A customer message arrived on a channel and is durable.',
});
