import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CHANNELS, type Channel } from '../channel/message-received.event';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';

export class ConversationStartedData {
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsIn(CHANNELS) channel!: Channel;
  @IsString() @MaxLength(64) accountId!: string;
  @PersonalData() @IsString() @MaxLength(256) externalUserId!: string;
  @IsOptional() @PersonalData() @IsString() @MaxLength(256) customerName?: string;
  /** The thread's conversation before this one. */
  @IsOptional() @IsString() @MaxLength(64) previousConversationId?: string;
}

export const ConversationStarted = defineEvent({
  type: 'conversation.ConversationStarted',
  data: ConversationStartedData,
  description: 'A new episode began in a thread; the bot is in control at epoch 1.',
});
