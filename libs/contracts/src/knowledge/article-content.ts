import { ArrayMaxSize, IsArray, IsISO8601, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PersonalData } from '../personal-data';

export const ARTICLE_KINDS = ['faq', 'process', 'product', 'policy'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/** What editors write. A draft may be incomplete: what is asked of it is asked when it is submitted. */
export class ArticleContent {
  @IsIn(ARTICLE_KINDS) kind!: ArticleKind;
  @IsString() @MaxLength(64) businessLine!: string;
  /** BCP 47 primary language, `zh` or `en`. */
  @IsString() @MaxLength(16) language!: string;
  @IsString() @MaxLength(512) title!: string;
  /** The question in a customer's words. */
  @IsString() @MaxLength(1024) question!: string;
  /** Plain text or Markdown. */
  @IsString() @MaxLength(65_536) answer!: string;
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) @MaxLength(1024, { each: true }) similarQuestions!: string[];
  @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(128, { each: true }) keywords!: string[];
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(64, { each: true }) tags!: string[];
  @IsOptional() @IsString() @MaxLength(2048) url?: string;
  @IsOptional() @IsISO8601() validFrom?: string;
  /** Exclusive. */
  @IsOptional() @IsISO8601() validTo?: string;
  /** Who answers for the text: a name, a team, or an address. */
  @IsOptional() @PersonalData() @IsString() @MaxLength(128) owner?: string;
  /** When the text is to be looked at again. */
  @IsOptional() @IsISO8601() reviewDate?: string;
  /** Its id in the system it was imported from. */
  @IsOptional() @IsString() @MaxLength(200) externalId?: string;
}
