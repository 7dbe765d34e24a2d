import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsISO8601, IsIn, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CHANNELS, type Channel } from '../channel/message-received.event';
import { OutboundContent } from '../content';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';
import { EngineStamp, Passage, Understanding } from '../understanding';

export const REPLY_PURPOSES = ['answer', 'clarification', 'holding', 'handover', 'agent', 'notice'] as const;
export type ReplyPurpose = (typeof REPLY_PURPOSES)[number];

export class ReplySource {
  @IsString() @MaxLength(64) articleId!: string;
  @IsInt() @Min(1) articleVersion!: number;
  @IsString() @MaxLength(512) title!: string;
  @IsOptional() @IsString() @MaxLength(2048) url?: string;
  @IsNumber() @Min(0) @Max(1) confidence!: number;
}

/** Everything the policy looked at, so that a replay calls nothing. */
export class DecisionBasis {
  @IsOptional() @ValidateNested() @Type(() => Understanding) understanding?: Understanding;
  @IsOptional() @ValidateNested() @Type(() => EngineStamp) understoodBy?: EngineStamp;
  @IsOptional() @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => Passage) passages?: Passage[];
  @IsOptional() @ValidateNested() @Type(() => EngineStamp) retrievedBy?: EngineStamp;
  /** Engines that had not answered by the deadline. */
  @IsArray() @IsIn(['nlu', 'knowledge'], { each: true }) missing!: ('nlu' | 'knowledge')[];
}

export class ReplyComposedData {
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) threadId!: string;
  @IsIn(CHANNELS) channel!: Channel;
  @IsString() @MaxLength(64) accountId!: string;
  /** The customer's address on the channel. */
  @PersonalData() @IsString() @MaxLength(256) recipient!: string;
  /** Time of the customer's last message: channels with a service window count from it. */
  @IsISO8601() lastCustomerMessageTime!: string;
  @IsInt() @Min(1) epoch!: number;
  @IsIn(['bot', 'agent']) author!: 'bot' | 'agent';
  @IsOptional() @IsString() @MaxLength(64) agentId?: string;
  @IsIn(REPLY_PURPOSES) purpose!: ReplyPurpose;
  /** The customer message that this settles, for the bot's replies. */
  @IsOptional() @IsString() @MaxLength(64) messageId?: string;
  @IsDefined() @ValidateNested() @Type(() => OutboundContent) content!: OutboundContent;
  @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => ReplySource) sources!: ReplySource[];
  @IsOptional() @ValidateNested() @Type(() => DecisionBasis) basis?: DecisionBasis;
}

export const ReplyComposed = defineEvent({
  type: 'conversation.ReplyComposed',
  data: ReplyComposedData,
  description: 'Bot or agent said something to the customer; the gateway delivers it.',
});
