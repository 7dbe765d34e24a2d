import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';
import { ArticleContent } from './article-content';

export class ArticleRestoredData {
  @IsString() @MaxLength(64) articleId!: string;
  @IsDefined() @ValidateNested() @Type(() => ArticleContent) content!: ArticleContent;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
  /** The import that brought it. */
  @IsOptional() @IsString() @MaxLength(64) importId?: string;
}

export const ArticleRestored = defineEvent({
  type: 'knowledge.ArticleRestored',
  data: ArticleRestoredData,
  topic: Topics.editing,
  description: 'An archived article became a draft again.',
});
