import { IsOptional, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';
import { Topics } from '../topics';

export class ArticleReturnedData {
  @IsString() @MaxLength(64) articleId!: string;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
  @IsOptional() @PersonalData() @IsString() @MaxLength(2000) note?: string;
}

export const ArticleReturned = defineEvent({
  type: 'knowledge.ArticleReturned',
  data: ArticleReturnedData,
  topic: Topics.editing,
  description: 'A submitted or approved draft went back to its writers.',
});
