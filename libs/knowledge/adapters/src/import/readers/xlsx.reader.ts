import { checkArchive } from '@parley/platform/files';
import { WORKBOOK_LIMITS } from '../archive-limits';
import { ImportFileError } from '../import-file.error';
import { readWorkbook } from '../spreadsheet-threads';
import type { ImportReader } from './reader';
import { rowsOfTable } from './table';

/** The first sheet of a workbook, with a header. Formulas count as the value that was saved with them. */
export const readXlsx: ImportReader = (bytes) => rowsOfTable(cells(bytes));

async function* cells(bytes: Buffer): AsyncGenerator<{ place: string; cells: readonly string[] }> {
  // The library unpacks whatever it is given: what is too large must not reach it.
  await checkArchive(bytes, WORKBOOK_LIMITS);
  let place = 0;
  try {
    for await (const row of readWorkbook(bytes)) {
      place += 1;
      yield { place: String(place), cells: row.map(textOf) };
    }
  } catch (error) {
    throw new ImportFileError('malformed', {}, error);
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
