import { IsOptional, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';
import { Topics } from '../topics';

export class ArticleSubmittedData {
  @IsString() @MaxLength(64) articleId!: string;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
  @IsOptional() @PersonalData() @IsString() @MaxLength(2000) note?: string;
}

export const ArticleSubmitted = defineEvent({
  type: 'knowledge.ArticleSubmitted',
  data: ArticleSubmittedData,
  topic: Topics.editing,
  description: 'A draft was put before a second pair of eyes.',
});
