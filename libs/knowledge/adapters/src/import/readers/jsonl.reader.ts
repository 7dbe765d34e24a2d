import type { RawRow } from '@parley/knowledge/domain';
import { decodeText } from '@parley/platform/files';
import { ImportFileError } from '../import-file.error';
import { markdownOf } from '../markup';
import type { ImportReader } from './reader';

/** One JSON object a line, or one array of objects. */
export const readJsonLines: ImportReader = async function* (bytes) {
  const text = decodeText(bytes).trim();
  if (text.startsWith('[')) {
    const all = parsed(text);
    if (!Array.isArray(all)) throw new ImportFileError('malformed');
    for (const [index, one] of all.entries()) yield rowOf(String(index + 1), one);
    return;
  }
  for (const [index, line] of text.split('\n').entries()) if (line.trim() !== '') yield rowOf(String(index + 1), parsed(line));
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // told in the row's problems
  }
}

function rowOf(place: string, value: unknown): RawRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { place, fields: {}, problems: [{ code: 'unreadable' }] };
  const fields = Object.entries(value).flatMap(([name, given]): [string, string | string[]][] => {
    if (given === null || given === undefined) return [];
    if (Array.isArray(given)) return [[name, given.map((one) => markdownOf(String(one)))]];
    return typeof given === 'object' ? [] : [[name, markdownOf(String(given))]];
  });
  return { place, fields: Object.fromEntries(fields) };
}
