import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { CHANNELS, type Channel } from '../channel/message-received.event';
import { MessageContent } from '../content';
import { defineEvent } from '../event-contract';

export const CONTROLLERS = ['bot', 'queue', 'agent'] as const;
export type Controller = (typeof CONTROLLERS)[number];

export class CustomerMessageAddedData {
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsIn(CHANNELS) channel!: Channel;
  @IsString() @MaxLength(64) accountId!: string;
  @IsString() @MaxLength(256) externalMessageId!: string;
  @IsOptional() @IsString() @MaxLength(35) locale?: string;
  @IsDefined() @ValidateNested() @Type(() => MessageContent) content!: MessageContent;
  /** Who was in control, and since which change, when the message was added. Engines answer only for the bot. */
  @IsIn(CONTROLLERS) controller!: Controller;
  @IsInt() @Min(1) epoch!: number;
}

export const CustomerMessageAdded = defineEvent({
  type: 'conversation.CustomerMessageAdded',
  data: CustomerMessageAddedData,
  description: 'A customer message took its place in a conversation, once.',
});
