import type { Readable } from 'node:stream';
import type { ExportedArticle } from './writers/exported';
import { writeHtml, writeMarkdown } from './writers/pages.writers';
import { writeCsv, writeJsonLines } from './writers/text.writers';
import { writeXlsx } from './writers/xlsx.writer';

interface Writer {
  readonly ending: string;
  readonly contentType: string;
  readonly write: (articles: AsyncIterable<ExportedArticle>) => Readable | Promise<Readable>;
}

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'markdown', 'html'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Each format's way to write articles, which an import of the same format reads again. */
export const EXPORT_WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  csv: { ending: 'csv', contentType: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: { ending: 'xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
  jsonl: { ending: 'jsonl', contentType: 'application/jsonl; charset=utf-8', write: writeJsonLines },
  markdown: { ending: 'zip', contentType: 'application/zip', write: writeMarkdown },
  html: { ending: 'zip', contentType: 'application/zip', write: writeHtml },
};
