import { Readable } from 'node:stream';
import { escapeCell } from '@parley/knowledge/domain';
import { stringify } from 'csv-stringify';
import { cellsOf, COLUMNS, type ExportedArticle } from './exported';

/** CSV with a byte-order mark, by which spreadsheets know it as UTF-8, and cells that no spreadsheet runs. */
export function writeCsv(articles: AsyncIterable<ExportedArticle>): Readable {
  return Readable.from(lines(articles)).pipe(stringify({ bom: true, record_delimiter: 'windows' }));
}

async function* lines(articles: AsyncIterable<ExportedArticle>): AsyncGenerator<string[]> {
  yield [...COLUMNS];
  for await (const article of articles) yield cellsOf(article).map(escapeCell);
}

/** One JSON object a line. */
export function writeJsonLines(articles: AsyncIterable<ExportedArticle>): Readable {
  return Readable.from(objects(articles));
}

async function* objects(articles: AsyncIterable<ExportedArticle>): AsyncGenerator<string> {
  for await (const { content, ...about } of articles) yield `${JSON.stringify({ ...content, ...about })}\n`;
}
