import { IsOptional, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';
import { Topics } from '../topics';

export class ArticleApprovedData {
  @IsString() @MaxLength(64) articleId!: string;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
  @IsOptional() @PersonalData() @IsString() @MaxLength(2000) note?: string;
}

export const ArticleApproved = defineEvent({
  type: 'knowledge.ArticleApproved',
  data: ArticleApprovedData,
  topic: Topics.editing,
  description: 'Somebody who did not write the draft approved it.',
});
