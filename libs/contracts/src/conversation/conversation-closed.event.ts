import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';

export const CLOSE_CAUSES = ['resolved-by-agent', 'inactivity'] as const;

/** What the agent says about the conversation when it ends. */
export class WrapUp {
  @IsString() @MaxLength(64) category!: string;
  @IsString() @MaxLength(128) outcome!: string;
  /** False: the bot's escalation reason was wrong (mislabelled). */
  @IsBoolean() escalationReasonCorrect!: boolean;
  @IsOptional() @PersonalData() @IsString() @MaxLength(4096) note?: string;
}

export class ConversationClosedData {
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsIn(CLOSE_CAUSES) cause!: (typeof CLOSE_CAUSES)[number];
  @IsInt() @Min(1) epoch!: number;
  @IsOptional() @IsString() @MaxLength(64) agentId?: string;
  @IsOptional() @ValidateNested() @Type(() => WrapUp) wrapUp?: WrapUp;
}

export const ConversationClosed = defineEvent({
  type: 'conversation.ConversationClosed',
  data: ConversationClosedData,
  description: 'The episode ended; a later message reopens it within the window or starts a linked one.',
});
