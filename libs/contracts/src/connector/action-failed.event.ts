import { IsIn, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';

export const ACTION_FAILURES = ['NOT_FOUND', 'REFUSED', 'TIMED_OUT', 'UNAVAILABLE', 'UNKNOWN_ACTION'] as const;

export class ActionFailedData {
  @IsString() @MaxLength(64) actionId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(128) action!: string;
  @IsIn(ACTION_FAILURES) reason!: (typeof ACTION_FAILURES)[number];
}

export const ActionFailed = defineEvent({
  type: 'connector.ActionFailed',
  data: ActionFailedData,
  description: 'The outside system refused, failed, or did not answer in time.',
});
