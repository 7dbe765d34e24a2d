import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';
import { IntentLibraryContent } from './intent-library-content';

export class IntentLibraryRolledBackData {
  /** The version that is live again. */
  @IsInt() @Min(1) libraryVersion!: number;
  /** As it was published, so that a reader needs no earlier event. */
  @IsDefined() @ValidateNested() @Type(() => IntentLibraryContent) content!: IntentLibraryContent;
  @IsInt() @Min(0) seed!: number;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
}

export const IntentLibraryRolledBack = defineEvent({
  type: 'nlu.IntentLibraryRolledBack',
  data: IntentLibraryRolledBackData,
  topic: Topics.intentLibrary,
  description: 'An earlier version of an intent library is live again; the draft stays.',
});
