import { ParleyError } from '@parley/contracts';

export type ImportFileReason =
  | 'unknown-format' | 'encoding' | 'no-header' | 'no-rows' | 'malformed' | 'too-many-rows' | 'archive-broken' | 'archive-encrypted' | 'archive-entries' | 'archive-size' | 'archive-ratio';

const WHAT_TO_DO: Readonly<Record<ImportFileReason, string>> = {
  'unknown-format': 'Use CSV, XLSX, JSON Lines, Markdown, HTML, or a ZIP of Markdown or HTML files',
  encoding: 'Save the file as UTF-8 or GB18030',
  'no-header': 'The first row has to name the columns, among them a question or title and an answer',
  'no-rows': 'The file holds no articles',
  malformed: 'The file is damaged; open it in the program that made it and save it again',
  'too-many-rows': 'Split the file',
  'archive-broken': 'The archive is damaged; pack it again',
  'archive-encrypted': 'Pack the archive without a password',
  'archive-entries': 'The archive holds too many files; split it',
  'archive-size': 'The archive holds too much; split it',
  'archive-ratio': 'The archive unpacks to far more than it says; pack the files anew',
};

/** A file that cannot be imported as a whole; code `KNOWLEDGE.IMPORT_FILE_REJECTED`. Nothing of its text is in it. */
export class ImportFileError extends ParleyError {
  constructor(
    readonly reason: ImportFileReason,
    details: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super('KNOWLEDGE.IMPORT_FILE_REJECTED', WHAT_TO_DO[reason], { details: { reason, ...details }, ...(cause !== undefined && { cause }) });
  }
}
