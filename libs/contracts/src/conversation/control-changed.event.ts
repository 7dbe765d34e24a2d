import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { defineEvent } from '../event-contract';
import { CONTROLLERS, type Controller } from './customer-message-added.event';

export const CONTROL_CAUSES = ['escalated', 'assigned', 'requeued', 'returned-to-bot', 'reopened', 'closed'] as const;

export class ControlChangedData {
  @IsString() @MaxLength(64) conversationId!: string;
  /** Counts the changes of control, from 1. */
  @IsInt() @Min(1) epoch!: number;
  @IsIn(CONTROLLERS) controller!: Controller;
  @IsOptional() @IsString() @MaxLength(64) agentId?: string;
  @IsOptional() @IsString() @MaxLength(64) assignmentId?: string;
  @IsIn(CONTROL_CAUSES) cause!: (typeof CONTROL_CAUSES)[number];
}

export const ControlChanged = defineEvent({
  type: 'conversation.ControlChanged',
  data: ControlChangedData,
  description: 'Bot, queue or an agent took control; replies decided in an older epoch are refused.',
});
