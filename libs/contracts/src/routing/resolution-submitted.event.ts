import { Type } from 'class-transformer';
import { IsDefined, IsString, MaxLength, ValidateNested } from 'class-validator';
import { WrapUp } from '../conversation/conversation-closed.event';
import { defineEvent } from '../event-contract';

export class ResolutionSubmittedData {
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) agentId!: string;
  @IsString() @MaxLength(64) assignmentId!: string;
  @IsDefined() @ValidateNested() @Type(() => WrapUp) wrapUp!: WrapUp;
}

export const ResolutionSubmitted = defineEvent({
  type: 'routing.ResolutionSubmitted',
  data: ResolutionSubmittedData,
  description: 'The agent says that the conversation is resolved; the conversation closes it.',
});
