import { isHeader, unescapeCell, type RawRow } from '@parley/knowledge/domain';
import { ImportFileError } from '../import-file.error';
import { markdownOf } from '../markup';

/** Rows of a table whose first row names its columns. @throws ImportFileError `no-header` */
export async function* rowsOfTable(table: AsyncIterable<{ place: string; cells: readonly string[] }>): AsyncGenerator<RawRow> {
  let columns: readonly string[] | undefined;
  for await (const { place, cells } of table) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (columns === undefined) {
      if (!isHeader(cells)) throw new ImportFileError('no-header');
      columns = cells;
      continue;
    }
    const names = columns;
    yield { place, fields: Object.fromEntries(cells.flatMap((cell, index) => (names[index] ? [[names[index], markdownOf(unescapeCell(cell))]] : []))) };
  }
}
