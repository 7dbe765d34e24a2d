import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';
import { IntentLibraryContent, LibraryTraining } from './intent-library-content';

export class IntentLibraryPublishedData {
  /** From 1. */
  @IsInt() @Min(1) libraryVersion!: number;
  @IsDefined() @ValidateNested() @Type(() => IntentLibraryContent) content!: IntentLibraryContent;
  /** With the same content and seed every instance trains the same model. */
  @IsInt() @Min(0) seed!: number;
  @IsDefined() @ValidateNested() @Type(() => LibraryTraining) training!: LibraryTraining;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
}

export const IntentLibraryPublished = defineEvent({
  type: 'nlu.IntentLibraryPublished',
  data: IntentLibraryPublishedData,
  topic: Topics.intentLibrary,
  description: 'A version of an intent library became the one that customers are understood by.',
});
