import { IsInt, IsString, MaxLength, Min } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';

export class ArticleArchivedData {
  @IsString() @MaxLength(64) articleId!: string;
  @IsInt() @Min(1) articleVersion!: number;
}

export const ArticleArchived = defineEvent({
  type: 'knowledge.ArticleArchived',
  data: ArticleArchivedData,
  topic: Topics.articles,
  description: 'Customers are no longer answered from this article.',
});
