import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { PersonalData } from './personal-data';

export class RecognisedIntent {
  @IsString() @MaxLength(128) name!: string;
  /** Calibrated probability, 0…1. */
  @IsNumber() @Min(0) @Max(1) confidence!: number;
}

export class RecognisedEntity {
  /** For example `order-number`, `phone`, `email`, `amount`, `date`, `quantity`, `address`, `product`. */
  @IsString() @MaxLength(64) kind!: string;
  /** Span in the message's text, UTF-16 code units, end exclusive. */
  @IsInt() @Min(0) start!: number;
  @IsInt() @Min(0) end!: number;
  @PersonalData() @IsString() @MaxLength(1024) value!: string;
  /** Normal form, for example ISO 8601 for dates or E.164 for phones. */
  @IsOptional() @PersonalData() @IsString() @MaxLength(1024) normal?: string;
  @IsNumber() @Min(0) @Max(1) confidence!: number;
}

/** The words of the message behind each part of its mood, as they were written. */
export class MoodCauses {
  @IsOptional() @PersonalData() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) sentiment?: string[];
  @IsOptional() @PersonalData() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) anger?: string[];
  @IsOptional() @PersonalData() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) urgency?: string[];
  @IsOptional() @PersonalData() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) wantsHuman?: string[];
}

/** How one customer message was understood. */
export class Understanding {
  /** BCP 47 primary language, `zh` or `en`; `und` when there is nothing to tell it by. */
  @IsString() @MaxLength(16) language!: string;
  /** Best first; empty when out of scope. */
  @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => RecognisedIntent) intents!: RecognisedIntent[];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => RecognisedEntity) entities!: RecognisedEntity[];
  /** −1 (very bad) … 1 (very good). */
  @IsNumber() @Min(-1) @Max(1) sentiment!: number;
  /** 0 … 10. */
  @IsNumber() @Min(0) @Max(10) anger!: number;
  @IsIn(['low', 'normal', 'high']) urgency!: 'low' | 'normal' | 'high';
  @IsBoolean() wantsHuman!: boolean;
  @IsBoolean() outOfScope!: boolean;
  /** Words of the message that caused anger, urgency or the wish for a human. */
  @IsOptional() @PersonalData() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) evidence?: string[];
  @IsOptional() @ValidateNested() @Type(() => MoodCauses) causes?: MoodCauses;
}

/** Who computed an engine's answer. */
export class EngineStamp {
  @IsString() @MaxLength(64) name!: string;
  @IsString() @MaxLength(64) version!: string;
}

/** What a language model made of the retrieved passages, and what that took. A replay reads this and calls nothing. */
export class WrittenAnswer {
  /** `refused` by the check against the passages: the passage itself is said then, as it is when the model was late or failed. */
  @IsIn(['written', 'refused', 'late', 'failed']) outcome!: 'written' | 'refused' | 'late' | 'failed';
  /** Only of what was written. */
  @IsOptional() @PersonalData() @IsString() @MaxLength(2048) text?: string;
  /** Code of the rule that refused it, for example `number`. */
  @IsOptional() @IsString() @MaxLength(64) refusedFor?: string;
  @IsString() @MaxLength(128) model!: string;
  @IsInt() @Min(0) tookMs!: number;
  @IsOptional() @IsInt() @Min(0) promptTokens?: number;
  @IsOptional() @IsInt() @Min(0) answerTokens?: number;
  /** By the configured prices, in their currency. */
  @IsOptional() @IsNumber() @Min(0) cost?: number;
}

/** Part of a text, UTF-16 code units, end exclusive. */
export class TextSpan {
  @IsInt() @Min(0) start!: number;
  @IsInt() @Min(0) end!: number;
}

/** One piece of an article that may answer a message. */
export class Passage {
  @IsString() @MaxLength(64) articleId!: string;
  @IsInt() @Min(1) articleVersion!: number;
  @IsString() @MaxLength(512) title!: string;
  @IsString() @MaxLength(8192) text!: string;
  @IsString() @MaxLength(16) language!: string;
  @IsOptional() @IsString() @MaxLength(2048) url?: string;
  /** The engine's own score; comparable within one answer only. */
  @IsNumber() score!: number;
  /** Calibrated chance that this passage answers the message, 0…1; policies compare this. */
  @IsNumber() @Min(0) @Max(1) confidence!: number;
  /** Where the text has what the message asks for. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => TextSpan) highlights?: TextSpan[];
  /** Where a language model is configured: a wording for this message, grounded in the passages. */
  @IsOptional() @ValidateNested() @Type(() => WrittenAnswer) written?: WrittenAnswer;
}
