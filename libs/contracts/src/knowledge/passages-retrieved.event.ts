import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsString, MaxLength, ValidateNested } from 'class-validator';
import { defineEvent } from '../event-contract';
import { EngineStamp, Passage } from '../understanding';

export class PassagesRetrievedData {
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  /** Best first; empty when nothing fits. */
  @IsArray() @ArrayMaxSize(10) @ValidateNested({ each: true }) @Type(() => Passage) passages!: Passage[];
  @IsDefined() @ValidateNested() @Type(() => EngineStamp) engine!: EngineStamp;
}

export const PassagesRetrieved = defineEvent({
  type: 'knowledge.PassagesRetrieved',
  data: PassagesRetrievedData,
  description: 'Passages of published articles that may answer a customer message.',
});
