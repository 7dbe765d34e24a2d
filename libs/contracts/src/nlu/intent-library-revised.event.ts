import { Type } from 'class-transformer';
import { IsDefined, IsString, MaxLength, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';
import { IntentLibraryContent } from './intent-library-content';

export class IntentLibraryRevisedData {
  @IsDefined() @ValidateNested() @Type(() => IntentLibraryContent) content!: IntentLibraryContent;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
}

export const IntentLibraryRevised = defineEvent({
  type: 'nlu.IntentLibraryRevised',
  data: IntentLibraryRevisedData,
  topic: Topics.intentLibrary,
  description: 'The draft of an intent library was replaced.',
});
