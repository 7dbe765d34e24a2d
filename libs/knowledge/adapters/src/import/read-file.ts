import type { RawRow } from '@parley/knowledge/domain';
import { breathing, FileRejectedError } from '@parley/platform/files';
import { ImportFileError } from './import-file.error';
import { readArchive } from './readers/archive.reader';
import { readCsv } from './readers/csv.reader';
import { readHtml } from './readers/html.reader';
import { readJsonLines } from './readers/jsonl.reader';
import { readMarkdown } from './readers/markdown.reader';
import type { ImportReader } from './readers/reader';
import { readXlsx } from './readers/xlsx.reader';

export const IMPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'markdown', 'html', 'zip'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Articles of one file at most. */
export const MOST_ROWS = 100_000;

const READERS: Readonly<Record<ImportFormat, ImportReader>> = {
  csv: readCsv, xlsx: readXlsx, jsonl: readJsonLines, markdown: readMarkdown, html: readHtml, zip: readArchive,
};
const ENDINGS: Readonly<Record<string, ImportFormat>> = {
  csv: 'csv', tsv: 'csv', txt: 'csv', xlsx: 'xlsx', jsonl: 'jsonl', ndjson: 'jsonl', json: 'jsonl', md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', zip: 'zip',
};

/** The format that a file's name tells. @throws ImportFileError `unknown-format` */
export function formatOf(fileName: string): ImportFormat {
  const format = ENDINGS[fileName.toLowerCase().split('.').at(-1) ?? ''];
  if (format === undefined) throw new ImportFileError('unknown-format');
  return format;
}

/** Articles of a file, from the given one on, counted from 0. @throws ImportFileError */
export async function* readFile(format: ImportFormat, bytes: Buffer, fileName: string, from = 0): AsyncGenerator<{ ordinal: number; row: RawRow }> {
  let ordinal = 0;
  try {
    for await (const row of breathing(READERS[format](bytes, fileName))) {
      if (ordinal >= MOST_ROWS) throw new ImportFileError('too-many-rows', { limit: MOST_ROWS });
      if (ordinal >= from) yield { ordinal, row };
      ordinal += 1;
    }
  } catch (error) {
    throw error instanceof FileRejectedError ? ImportFileError.from(error) : error;
  }
  if (ordinal === 0) throw new ImportFileError('no-rows');
}
