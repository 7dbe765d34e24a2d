import { IsISO8601, IsObject, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';

export class ActionRequestedData {
  /** Also the idempotency key towards the outside system. */
  @IsString() @MaxLength(64) actionId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) messageId!: string;
  /** For example `order.lookup`. */
  @IsString() @MaxLength(128) action!: string;
  @PersonalData() @IsObject() input!: Record<string, unknown>;
  /** After this the action counts as failed. */
  @IsISO8601() deadlineTime!: string;
}

export const ActionRequested = defineEvent({
  type: 'conversation.ActionRequested',
  data: ActionRequestedData,
  description: 'An outside system is to be asked or changed on the customer\'s behalf.',
});
