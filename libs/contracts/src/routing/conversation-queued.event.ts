import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { defineEvent } from '../event-contract';

export class ConversationQueuedData {
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) escalationId!: string;
  @IsString() @MaxLength(64) queueId!: string;
  /** 0 … 100, higher first. */
  @IsInt() @Min(0) @Max(100) priority!: number;
  @IsString() @MaxLength(16) language!: string;
  /** Why it came back to the queue; absent the first time. */
  @IsOptional() @IsString() @MaxLength(64) requeueCause?: string;
}

export const ConversationQueued = defineEvent({
  type: 'routing.ConversationQueued',
  data: ConversationQueuedData,
  description: 'An escalated conversation waits in a queue.',
});
