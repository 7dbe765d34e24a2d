import { IsIn, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export class ConversationAssignedData {
  @IsString() @MaxLength(64) assignmentId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) escalationId!: string;
  @IsString() @MaxLength(64) agentId!: string;
  @IsIn(['accepted-offer', 'claimed']) how!: 'accepted-offer' | 'claimed';
}

export const ConversationAssigned = defineEvent({
  type: 'routing.ConversationAssigned',
  data: ConversationAssignedData,
  description: 'One agent is responsible for an escalated conversation.',
});
