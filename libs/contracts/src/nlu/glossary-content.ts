import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsNumber, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';

/** Phrases that carry one feeling. */
export class GlossaryFeeling {
  /** −3 (very bad) … 3 (very good). */
  @IsNumber() @Min(-3) @Max(3) sentiment!: number;
  /** Points on the anger scale of 0 … 10. */
  @IsNumber() @Min(0) @Max(10) anger!: number;
  @IsArray() @ArrayMaxSize(10_000) @IsString({ each: true }) @MaxLength(1_024, { each: true }) phrases!: string[];
}

/** One thing that the business has a name for. */
export class GlossaryEntry {
  /** Normal form of what is found. */
  @IsString() @MaxLength(1_024) name!: string;
  /** Other ways to say it; the name itself counts too. */
  @IsOptional() @IsArray() @ArrayMaxSize(1_000) @IsString({ each: true }) @MaxLength(1_024, { each: true }) synonyms?: string[];
}

/** Names of one kind: products, branches, tariffs. */
export class GlossaryList {
  /** Kind of the entities that it yields, for example `product`. */
  @IsString() @MaxLength(64) kind!: string;
  @IsArray() @ArrayMaxSize(20_000) @ValidateNested({ each: true }) @Type(() => GlossaryEntry) entries!: GlossaryEntry[];
}

/** A kind of entity that is known by its form, for example a policy number. */
export class GlossaryPattern {
  @IsString() @MaxLength(64) kind!: string;
  /** A bounded regular expression: no `*`, `+`, look-around or back reference. */
  @IsString() @MaxLength(1_024) pattern!: string;
}

/** What a tenant adds to the words that Parley knows. */
export class GlossaryContent {
  @IsArray() @ArrayMaxSize(1_000) @ValidateNested({ each: true }) @Type(() => GlossaryFeeling) feelings!: GlossaryFeeling[];
  /** Phrases by which its customers ask for a human. */
  @IsArray() @ArrayMaxSize(10_000) @IsString({ each: true }) @MaxLength(1_024, { each: true }) humanRequests!: string[];
  /** Phrases that look like a feeling or a request and are none: they hide what lies inside them. */
  @IsArray() @ArrayMaxSize(10_000) @IsString({ each: true }) @MaxLength(1_024, { each: true }) ignored!: string[];
  @IsArray() @ArrayMaxSize(1_000) @ValidateNested({ each: true }) @Type(() => GlossaryList) lists!: GlossaryList[];
  @IsArray() @ArrayMaxSize(1_000) @ValidateNested({ each: true }) @Type(() => GlossaryPattern) patterns!: GlossaryPattern[];
}
