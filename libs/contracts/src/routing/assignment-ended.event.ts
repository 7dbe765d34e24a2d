import { IsIn, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class AssignmentEndedData {
  @IsString() @MaxLength(64) assignmentId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) escalationId!: string;
  @IsString() @MaxLength(64) agentId!: string;
  @IsIn(['resolved', 'released', 'agent-offline', 'conversation-closed']) cause!: 'resolved' | 'released' | 'agent-offline' | 'conversation-closed';
}

export const AssignmentEnded = defineEvent({
  type: 'routing.AssignmentEnded',
  data: AssignmentEndedData,
  description: 'The agent is no longer responsible; capacity is free again.',
});
