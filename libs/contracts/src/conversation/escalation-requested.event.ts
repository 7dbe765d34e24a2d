import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsISO8601, IsIn, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CHANNELS, type Channel } from '../channel/message-received.event';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';
import { RecognisedEntity } from '../understanding';

export const ESCALATION_REASONS = [
  'customer-request', 'anger', 'low-confidence', 'missing-knowledge', 'policy', 'failed-action', 'unsupported-content', 'engines-unavailable',
] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

export class TranscriptLine {
  /** Id of the message or reply: the summary and the desktop cite it. */
  @IsString() @MaxLength(64) id!: string;
  @IsIn(['customer', 'bot', 'agent']) author!: 'customer' | 'bot' | 'agent';
  @IsISO8601() time!: string;
  @PersonalData() @IsString() @MaxLength(16_384) text!: string;
}

export class IntentSeen {
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(128) intent!: string;
  @IsNumber() @Min(0) @Max(1) confidence!: number;
}

export class ArticleTried {
  @IsString() @MaxLength(64) articleId!: string;
  @IsInt() @Min(1) articleVersion!: number;
  @IsString() @MaxLength(512) title!: string;
  @IsNumber() @Min(0) @Max(1) confidence!: number;
}

export class SentimentPoint {
  @IsString() @MaxLength(64) messageId!: string;
  @IsNumber() @Min(-1) @Max(1) sentiment!: number;
  @IsNumber() @Min(0) @Max(10) anger!: number;
}

/** What travels to the human, so that the customer never repeats what is known. */
export class ContextPacket {
  @PersonalData() @IsString() @MaxLength(2048) summary!: string;
  /** The last 50 lines, oldest first. */
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => TranscriptLine) transcript!: TranscriptLine[];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => IntentSeen) intents!: IntentSeen[];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => RecognisedEntity) slots!: RecognisedEntity[];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => ArticleTried) articlesTried!: ArticleTried[];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => SentimentPoint) sentimentTrend!: SentimentPoint[];
}

export class EscalationRequestedData {
  @IsString() @MaxLength(64) escalationId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsIn(CHANNELS) channel!: Channel;
  @IsString() @MaxLength(64) accountId!: string;
  @IsOptional() @PersonalData() @IsString() @MaxLength(256) customerName?: string;
  @IsIn(ESCALATION_REASONS) reason!: EscalationReason;
  /** Subject area for routing and statistics, for example `billing`, `delivery`, `technical`, `general`. */
  @IsString() @MaxLength(64) category!: string;
  /** The rule that fired. */
  @IsString() @MaxLength(128) trigger!: string;
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(16) language!: string;
  /** 0 (can wait) … 100 (first). */
  @IsInt() @Min(0) @Max(100) priority!: number;
  @IsISO8601() conversationStartedTime!: string;
  @IsDefined() @ValidateNested() @Type(() => ContextPacket) packet!: ContextPacket;
}

export const EscalationRequested = defineEvent({
  type: 'conversation.EscalationRequested',
  version: 2,
  data: EscalationRequestedData,
  description: 'A human is needed; carries everything known so far.',
  upcasters: {
    // Version 1 knew neither category nor priority.
    1: (data) => ({ ...data, category: 'general', priority: 50 }),
  },
});
