import { IsObject, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';

export class ActionCompletedData {
  @IsString() @MaxLength(64) actionId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(128) action!: string;
  @PersonalData() @IsObject() output!: Record<string, unknown>;
}

export const ActionCompleted = defineEvent({
  type: 'connector.ActionCompleted',
  data: ActionCompletedData,
  description: 'The outside system answered.',
});
