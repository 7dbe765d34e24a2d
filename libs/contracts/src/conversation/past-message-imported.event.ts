import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { defineEvent } from '../event-contract';
import { PersonalData } from '../personal-data';
import { Topics } from '../topics';

/** Longest text of a message of an old conversation, in UTF-16 code units. */
export const MAX_PAST_TEXT_LENGTH = 65_536;
export const PAST_AUTHORS = ['customer', 'agent', 'bot'] as const;
export type PastAuthor = (typeof PAST_AUTHORS)[number];

export class PastMessageImportedData {
  @IsString() @MaxLength(64) messageId!: string;
  @IsString() @MaxLength(64) conversationId!: string;
  /** The live thread of the same customer, where the file names them as their channel does. */
  @IsString() @MaxLength(64) threadId!: string;
  @IsString() @MaxLength(64) importId!: string;
  @IsIn(PAST_AUTHORS) author!: PastAuthor;
  /** `media`: something was sent that is not in the file; `text` is then what was written to it. */
  @IsIn(['text', 'media']) kind!: 'text' | 'media';
  /** Numbers, addresses and names were taken out before it was stored. */
  @IsOptional() @PersonalData() @IsString() @MaxLength(MAX_PAST_TEXT_LENGTH) text?: string;
  /** As the file calls it; any word, since the system before may have had other channels. */
  @Matches(/^[\w .-]{1,32}$/) channel!: string;
  /** BCP 47 primary language. */
  @IsOptional() @IsString() @MaxLength(16) language?: string;
  /** How the conversation ended, in the words of the system before; the last one of a conversation counts. */
  @IsOptional() @PersonalData() @IsString() @MaxLength(256) resolution?: string;
}

export const PastMessageImported = defineEvent({
  type: 'conversation.PastMessageImported',
  data: PastMessageImportedData,
  topic: Topics.pastConversations,
  description: 'A message of an old conversation was taken over as history; its time is when it was written. Nobody answers it.',
});
