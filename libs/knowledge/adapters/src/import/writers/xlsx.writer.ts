import { Readable } from 'node:stream';
import { escapeCell } from '@parley/knowledge/domain';
import { writeWorkbook } from '../spreadsheet-threads';
import { cellsOf, COLUMNS, type ExportedArticle } from './exported';

/** Characters of a cell at most, by the format itself. */
const LONGEST_CELL = 32_767;

/** A workbook of texts only: nothing in it is a formula, and nothing becomes one when it is saved as CSV. */
export async function writeXlsx(articles: AsyncIterable<ExportedArticle>): Promise<Readable> {
  return Readable.from([Buffer.from(await writeWorkbook(rows(articles)))]);
}

async function* rows(articles: AsyncIterable<ExportedArticle>): AsyncGenerator<string[]> {
  yield [...COLUMNS];
  for await (const article of articles) yield cellsOf(article).map((text) => escapeCell(text).slice(0, LONGEST_CELL));
}
