import { IsOptional, IsString, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';

/** Longest part of a message that a correction carries, in UTF-16 code units: people say what they want at the beginning. */
export const MAX_CORRECTED_TEXT = 1_000;
/** In place of an intent: no intent of the library fits. */
export const NO_INTENT = 'none';

export class MessageIntentCorrectedData {
  @IsString() @MaxLength(64) conversationId!: string;
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(64) agentId!: string;
  /** What the customer wrote, so that a reader need not look for it. */
  @PersonalData() @IsString() @MaxLength(MAX_CORRECTED_TEXT) text!: string;
  /** What the message had been taken for; absent where nothing was recognised, or nothing was asked. */
  @IsOptional() @IsString() @MaxLength(128) recognisedIntent?: string;
  /** Name in the intent library, or `none` where no intent of it fits. */
  @IsString() @MaxLength(128) intent!: string;
}

export const MessageIntentCorrected = defineEvent({
  type: 'routing.MessageIntentCorrected',
  data: MessageIntentCorrectedData,
  description: 'An agent says what a customer meant; of one agent on one message the last counts.',
});
