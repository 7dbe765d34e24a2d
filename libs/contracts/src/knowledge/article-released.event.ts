import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';
import { ArticleContent } from './article-content';

export class ArticleReleasedData {
  @IsString() @MaxLength(64) articleId!: string;
  /** Counts from 1, without holes. */
  @IsInt() @Min(1) articleVersion!: number;
  @IsDefined() @ValidateNested() @Type(() => ArticleContent) content!: ArticleContent;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
  /** The import that brought it. */
  @IsOptional() @IsString() @MaxLength(64) importId?: string;
}

export const ArticleReleased = defineEvent({
  type: 'knowledge.ArticleReleased',
  data: ArticleReleasedData,
  topic: Topics.editing,
  description: 'A version was released to customers; knowledge.ArticlePublished tells it to those who answer.',
});
