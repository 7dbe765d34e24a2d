import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';

/** What customers write who want one thing. */
export class IntentExamples {
  @IsString() @MaxLength(128) name!: string;
  /** In any language. */
  @IsArray() @ArrayMaxSize(30_000) @IsString({ each: true }) @MaxLength(65_536, { each: true }) examples!: string[];
}

/** What editors write. A draft may be wrong: what is asked of it is asked before it is trained. */
export class IntentLibraryContent {
  @IsArray() @ArrayMaxSize(1_000) @ValidateNested({ each: true }) @Type(() => IntentExamples) intents!: IntentExamples[];
  /** Texts of no intent. */
  @IsArray() @ArrayMaxSize(30_000) @IsString({ each: true }) @MaxLength(65_536, { each: true }) outOfScope!: string[];
}

/** Examples of one intent that a model which had not seen them took for another. */
export class IntentConfusion {
  @IsString() @MaxLength(128) expected!: string;
  @IsString() @MaxLength(128) answered!: string;
  @IsInt() @Min(1) count!: number;
}

/** What cross-validation says about a model. Shares are of 1. */
export class LibraryTraining {
  @IsInt() @Min(2) intents!: number;
  /** Held-out examples that were judged. */
  @IsInt() @Min(0) judged!: number;
  @IsNumber() @Min(0) @Max(1) accuracy!: number;
  @IsNumber() @Min(0) @Max(1) macroF1!: number;
  @IsOptional() @IsNumber() @Min(0) @Max(1) outOfScopeRecall?: number;
  @IsOptional() @IsNumber() @Min(0) @Max(1) outOfScopeAuroc?: number;
  /** The most frequent first. */
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => IntentConfusion) confusions!: IntentConfusion[];
  /** Intents of which fewer than half of the examples were recognised. */
  @IsArray() @ArrayMaxSize(1_000) @IsString({ each: true }) @MaxLength(128, { each: true }) weakIntents!: string[];
  /** How long the training took, in milliseconds. */
  @IsInt() @Min(0) trainMs!: number;
}
