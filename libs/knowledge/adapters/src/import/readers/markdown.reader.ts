import type { RawRow } from '@parley/knowledge/domain';
import { parse } from 'yaml';
import { decodeText } from '@parley/platform/files';
import { markdownOf } from '../markup';
import type { ImportReader } from './reader';

const FRONT = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/;
const HEADING = /^\s*#\s+(.+?)\s*#*\s*(?:\r?\n|$)/;
/** Aliases of YAML at most: a few lines can otherwise grow to millions. */
const ALIASES = 10;

/** One file, one article: fields in the front matter, the title in the first heading, the answer below. */
export const readMarkdown: ImportReader = async function* (bytes, fileName) {
  yield markdownRow(bytes, fileName);
};

export function markdownRow(bytes: Buffer, place: string): RawRow {
  const text = decodeText(bytes);
  const front = FRONT.exec(text);
  const fields = front ? frontMatter(front[1] ?? '') : {};
  if (fields === undefined) return { place, fields: { title: place }, problems: [{ code: 'unreadable', field: 'front matter' }] };
  const below = text.slice(front?.[0].length ?? 0);
  const heading = HEADING.exec(below);
  const body = heading ? below.slice(heading[0].length) : below;
  return { place, fields: { ...(heading?.[1] !== undefined && { title: markdownOf(heading[1]) }), ...folderOf(place), ...fields, answer: markdownOf(body) } };
}

function frontMatter(yaml: string): Record<string, string | string[]> | undefined {
  let value: unknown;
  try {
    value = parse(yaml, { maxAliasCount: ALIASES, schema: 'core' });
  } catch {
    return undefined; // told in the row's problems
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, given]): [string, string | string[]][] => {
      if (Array.isArray(given)) return [[name, given.filter((one) => typeof one !== 'object').map(String)]];
      return given === null || typeof given === 'object' ? [] : [[name, String(given)]];
    }),
  );
}

/** The folder that a file lies in is its business line, unless the file says otherwise. */
export function folderOf(place: string): { businessLine?: string } {
  const folders = place.split('/').slice(0, -1).filter((folder) => folder !== '');
  const folder = folders.at(-1);
  return folder === undefined ? {} : { businessLine: folder };
}
