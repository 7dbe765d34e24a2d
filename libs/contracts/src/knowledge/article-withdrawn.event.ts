import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';
import { Topics } from '../topics';

export class ArticleWithdrawnData {
  @IsString() @MaxLength(64) articleId!: string;
  /** The version that customers were answered from; absent when there was none. */
  @IsOptional() @IsInt() @Min(1) articleVersion?: number;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
  @IsOptional() @PersonalData() @IsString() @MaxLength(2000) reason?: string;
}

export const ArticleWithdrawn = defineEvent({
  type: 'knowledge.ArticleWithdrawn',
  data: ArticleWithdrawnData,
  topic: Topics.editing,
  description: 'An article was put into the archive; knowledge.ArticleArchived tells it to those who answer.',
});
