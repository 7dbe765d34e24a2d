import { IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';

export class ArticleDraftDiscardedData {
  @IsString() @MaxLength(64) articleId!: string;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
}

export const ArticleDraftDiscarded = defineEvent({
  type: 'knowledge.ArticleDraftDiscarded',
  data: ArticleDraftDiscardedData,
  topic: Topics.editing,
  description: 'A draft was thrown away; the released version stays.',
});
