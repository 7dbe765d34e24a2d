import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';
import { ArticleContent } from './article-content';

export class ArticleDraftedData {
  @IsString() @MaxLength(64) articleId!: string;
  @IsDefined() @ValidateNested() @Type(() => ArticleContent) content!: ArticleContent;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
  @IsIn(['editor', 'import', 'demo', 'agent']) origin!: 'editor' | 'import' | 'demo' | 'agent';
  /** The import that brought it. */
  @IsOptional() @IsString() @MaxLength(64) importId?: string;
  /** Versions published before articles had a history of their own. */
  @IsOptional() @IsInt() @Min(0) versionsBefore?: number;
}

export const ArticleDrafted = defineEvent({
  type: 'knowledge.ArticleDrafted',
  data: ArticleDraftedData,
  topic: Topics.editing,
  description: 'An article was begun.',
});
