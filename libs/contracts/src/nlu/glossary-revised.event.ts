import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { Topics } from '../topics';
import { GlossaryContent } from './glossary-content';

export class GlossaryRevisedData {
  @IsDefined() @ValidateNested() @Type(() => GlossaryContent) content!: GlossaryContent;
  /** Revision that was brought back; absent when an editor wrote the content. */
  @IsOptional() @IsInt() @Min(1) restoredFrom?: number;
  /** Id of the person, or of the process, that did it. */
  @IsString() @MaxLength(64) by!: string;
}

export const GlossaryRevised = defineEvent({
  type: 'nlu.GlossaryRevised',
  data: GlossaryRevisedData,
  topic: Topics.intentLibrary,
  description: "A tenant's own words and lists were replaced as a whole; its messages are understood by them from now on.",
});
