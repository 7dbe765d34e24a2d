import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { defineEvent } from '../event-contract';

export class ReplyRejectedData {
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsIn(['bot', 'agent']) author!: 'bot' | 'agent';
  @IsOptional() @IsString() @MaxLength(64) agentId?: string;
  @IsIn(['NOT_IN_CONTROL', 'STALE_EPOCH', 'CONVERSATION_CLOSED']) reason!: 'NOT_IN_CONTROL' | 'STALE_EPOCH' | 'CONVERSATION_CLOSED';
  @IsInt() @Min(1) epoch!: number;
}

export const ReplyRejected = defineEvent({
  type: 'conversation.ReplyRejected',
  data: ReplyRejectedData,
  description: 'A reply was refused because its author was not, or no longer, in control.',
});
