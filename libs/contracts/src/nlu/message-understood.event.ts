import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';
import { EngineStamp, Understanding } from '../understanding';

/** Longest part of a message that no intent fits which is carried, in UTF-16 code units: people say what they want at the beginning. */
export const MAX_UNRECOGNISED_TEXT = 1_000;

export class MessageUnderstoodData {
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsDefined() @ValidateNested() @Type(() => Understanding) understanding!: Understanding;
  @IsDefined() @ValidateNested() @Type(() => EngineStamp) engine!: EngineStamp;
  /** Only of a message that no intent fits: what the customer wrote, so that a reader need not look for it. */
  @IsOptional() @PersonalData() @IsString() @MaxLength(MAX_UNRECOGNISED_TEXT) text?: string;
}

export const MessageUnderstood = defineEvent({
  type: 'nlu.MessageUnderstood',
  data: MessageUnderstoodData,
  description: 'Language, intents, entities and mood of a customer message.',
});
