import { ParleyError } from '@parley/contracts';

const WHAT_TO_DO = {
  'not-a-chat': 'The file is no WhatsApp export: its first line has to begin with a date and a time',
  'no-messages': 'The file holds no messages',
  'too-many-messages': 'Split the file',
  'line-too-long': 'A message is longer than any chat allows; is this the right file?',
  'unknown-date-order': 'No date of the chat tells whether the day or the month comes first: say so with dateOrder (dmy, mdy or ymd)',
  'contradicting-dates': 'Dates of the chat contradict each other, or the dateOrder that was given',
  'business-not-found': 'Nobody in the chat has the name of the business that was given: write it as the export does',
  'no-customer': 'Everybody in the chat was named as the business',
  'several-customers': 'More than one participant is not the business: name everybody of the business; groups of customers cannot be imported',
  'no-chat-in-archive': 'The archive holds no chat: it needs _chat.txt or one other .txt file',
  'several-chats': 'The archive holds several text files: import them one by one',
} as const;

export type PastFileReason = keyof typeof WHAT_TO_DO;

/** A file that cannot be imported as a whole; code `CONVERSATION.IMPORT_FILE_REJECTED`. Nothing of its text is in it. */
export class PastFileError extends ParleyError {
  constructor(
    readonly reason: string,
    details: Readonly<Record<string, unknown>> = {},
    { whatToDo = WHAT_TO_DO[reason as PastFileReason], cause }: { whatToDo?: string; cause?: unknown } = {},
  ) {
    super('CONVERSATION.IMPORT_FILE_REJECTED', whatToDo, { details: { reason, ...details }, ...(cause !== undefined && { cause }) });
  }
}
