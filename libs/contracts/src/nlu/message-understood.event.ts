import { Type } from 'class-transformer';
import { IsDefined, IsString, MaxLength, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { EngineStamp, Understanding } from '../understanding';

export class MessageUnderstoodData {
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsDefined() @ValidateNested() @Type(() => Understanding) understanding!: Understanding;
  @IsDefined() @ValidateNested() @Type(() => EngineStamp) engine!: EngineStamp;
}

export const MessageUnderstood = defineEvent({
  type: 'nlu.MessageUnderstood',
  data: MessageUnderstoodData,
  description: 'Language, intents, entities and mood of a customer message.',
});
