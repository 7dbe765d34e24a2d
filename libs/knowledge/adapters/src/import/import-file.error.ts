import { ParleyError } from '@parley/contracts';
import type { FileRejectedError, FileRejectedReason } from '@parley/platform/files';

export type ImportFileReason =
  | 'unknown-format' | 'no-header' | 'no-rows' | 'malformed' | 'too-many-rows' | FileRejectedReason;

const WHAT_TO_DO: Readonly<Record<Exclude<ImportFileReason, FileRejectedReason>, string>> = {
  'unknown-format': 'Use CSV, XLSX, JSON Lines, Markdown, HTML, or a ZIP of Markdown or HTML files',
  'no-header': 'The first row has to name the columns, among them a question or title and an answer',
  'no-rows': 'The file holds no articles',
  malformed: 'The file is damaged; open it in the program that made it and save it again',
  'too-many-rows': 'Split the file',
};

/** A file that cannot be imported as a whole; code `KNOWLEDGE.IMPORT_FILE_REJECTED`. Nothing of its text is in it. */
export class ImportFileError extends ParleyError {
  constructor(
    readonly reason: ImportFileReason,
    details: Readonly<Record<string, unknown>> = {},
    cause?: unknown,
    whatToDo = WHAT_TO_DO[reason as keyof typeof WHAT_TO_DO],
  ) {
    super('KNOWLEDGE.IMPORT_FILE_REJECTED', whatToDo, { details: { reason, ...details }, ...(cause !== undefined && { cause }) });
  }

  /** Of bytes that are no text or no archive. */
  static from({ reason, details, message, cause }: FileRejectedError): ImportFileError {
    return new ImportFileError(reason, details, cause, message);
  }
}
