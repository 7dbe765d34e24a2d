import { ArrayMaxSize, IsArray, IsISO8601, IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';

export class ArticlePublishedData {
  @IsString() @MaxLength(64) articleId!: string;
  @IsInt() @Min(1) articleVersion!: number;
  @IsIn(['faq', 'process', 'product', 'policy']) kind!: 'faq' | 'process' | 'product' | 'policy';
  @IsString() @MaxLength(64) businessLine!: string;
  @IsString() @MaxLength(16) language!: string;
  @IsString() @MaxLength(512) title!: string;
  /** The question in a customer's words. */
  @IsString() @MaxLength(1024) question!: string;
  /** Plain text or Markdown. */
  @IsString() @MaxLength(65_536) answer!: string;
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) similarQuestions!: string[];
  @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) keywords!: string[];
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) tags!: string[];
  @IsOptional() @IsString() @MaxLength(2048) url?: string;
  @IsOptional() @IsISO8601() validFrom?: string;
  @IsOptional() @IsISO8601() validTo?: string;
}

export const ArticlePublished = defineEvent({
  type: 'knowledge.ArticlePublished',
  data: ArticlePublishedData,
  topic: Topics.articles,
  description: 'A version of an article became the one that customers are answered from.',
});
