import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodeText } from '@parley/platform/files';
import { ImportFileError } from '../import-file.error';
import type { ImportReader } from './reader';
import { rowsOfTable } from './table';

const PIECE = 64 * 1024;
/** Characters of one row at most: an article with everything in it is far smaller. */
const LONGEST_ROW = 1_000_000;

/** CSV with a header; parted by commas, semicolons or tabs. */
export const readCsv: ImportReader = (bytes) => rowsOfTable(records(decodeText(bytes)));

async function* records(text: string): AsyncGenerator<{ place: string; cells: readonly string[] }> {
  const parser = parse({ bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_ROW, info: true });
  try {
    for await (const one of Readable.from(pieces(text)).pipe(parser)) {
      const { record, info } = one as { record: string[]; info: { lines: number } };
      yield { place: String(info.lines), cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ImportFileError('malformed', { line: Number(error['lines'] ?? 0) }, error);
    throw error;
  }
}

/** In pieces, so that other work has its turn between them. */
function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((sign): [string, number] => [sign, first.split(sign).length]);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
