import { IsISO8601, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class ConversationOfferedData {
  @IsString() @MaxLength(64) offerId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) escalationId!: string;
  @IsString() @MaxLength(64) agentId!: string;
  @IsISO8601() expiresTime!: string;
}

export const ConversationOffered = defineEvent({
  type: 'routing.ConversationOffered',
  data: ConversationOfferedData,
  description: 'An agent has a reservation to accept within a time limit.',
});
