import { IsInt, IsString, MaxLength, Min } from 'class-validator';
import { defineEvent } from '../event-contract';

export class ConversationReopenedData {
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  /** The message that reopened it. */
  @IsString() @MaxLength(64) messageId!: string;
  @IsInt() @Min(1) epoch!: number;
}

export const ConversationReopened = defineEvent({
  type: 'conversation.ConversationReopened',
  data: ConversationReopenedData,
  description: 'The customer wrote again within the reopening window; the bot is in control.',
});
