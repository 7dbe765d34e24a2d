import { Type } from 'class-transformer';
import { IsDefined, IsString, MaxLength, ValidateNested } from 'class-validator';
import { OutboundContent } from '../content';
import { defineEvent } from '../event-contract';

export class AgentReplySubmittedData {
  @IsString() @MaxLength(64) replyId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) agentId!: string;
  @IsString() @MaxLength(64) assignmentId!: string;
  @IsDefined() @ValidateNested() @Type(() => OutboundContent) content!: OutboundContent;
}

export const AgentReplySubmitted = defineEvent({
  type: 'routing.AgentReplySubmitted',
  data: AgentReplySubmittedData,
  description: 'An agent typed a reply; the conversation accepts or rejects it.',
});
