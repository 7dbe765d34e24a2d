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
}

/** Who computed an engine's answer. */
export class EngineStamp {
  @IsString() @MaxLength(64) name!: string;
  @IsString() @MaxLength(64) version!: string;
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
}
