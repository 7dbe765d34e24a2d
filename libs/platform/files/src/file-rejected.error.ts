import { ParleyError } from '@parley/contracts';

const WHAT_TO_DO = {
  encoding: 'Save the file as UTF-8 or GB18030',
  'archive-broken': 'The archive is damaged; pack it again',
  'archive-encrypted': 'Pack the archive without a password',
  'archive-entries': 'The archive holds too many files; split it',
  'archive-size': 'The archive holds too much; split it',
  'archive-ratio': 'The archive unpacks to far more than it says; pack the files anew',
} as const;

export type FileRejectedReason = keyof typeof WHAT_TO_DO;

/** Bytes that cannot be taken as a text or as an archive. Nothing of what they hold is in it. */
export class FileRejectedError extends ParleyError {
  constructor(
    readonly reason: FileRejectedReason,
    details: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super('FILES.REJECTED', WHAT_TO_DO[reason], { details: { reason, ...details }, ...(cause !== undefined && { cause }) });
  }
}
