import { NO_INTENT, type LibraryContent } from './intents-types';
import { asSaved, withExamples } from './library-content';

export type FileFormat = 'json' | 'csv';

/** Cells that a spreadsheet would run; an apostrophe before them marks them as text. */
const RUNS = /^[=+\-@\t\r]/;
const MARKED = /^'(?=[=+\-@\t\r])/;

/** A library as a file that an import reads again. */
export function toFile(content: LibraryContent, format: FileFormat): string {
  if (format === 'json') return `${JSON.stringify(content, null, 2)}\n`;
  const rows = [...content.intents.flatMap(({ name, examples }) => examples.map((example) => [name, example])), ...content.outOfScope.map((text) => [NO_INTENT, text])];
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return `\ufeff${[['intent', 'example'], ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

const cellOf = (text: string): string => {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A library from a file: JSON as it is exported, or CSV with the columns intent and example; undefined when it is neither. */
export function fromFile(text: string): LibraryContent | undefined {
  const plain = text.replace(/^\ufeff/, '');
  const content = /^\s*\{/.test(plain) ? fromJson(plain) : fromCsv(plain);
  return content && asSaved(content);
}

function fromJson(text: string): LibraryContent | undefined {
  try {
    const found = JSON.parse(text) as Partial<LibraryContent>;
    const isTexts = (list: unknown): list is string[] => Array.isArray(list) && list.every((one) => typeof one === 'string');
    const { intents, outOfScope = [] } = found;
    const isLibrary = Array.isArray(intents) && isTexts(outOfScope) && intents.every((one) => typeof one?.name === 'string' && isTexts(one.examples));
    return isLibrary ? { intents: intents.map(({ name, examples }) => ({ name, examples })), outOfScope } : undefined;
  } catch {
    return undefined; // damaged, or something else
  }
}

function fromCsv(text: string): LibraryContent | undefined {
  const [head, ...rows] = rowsOf(text);
  const [intent, example] = ['intent', 'example'].map((name) => head?.findIndex((title) => title.trim().toLowerCase() === name) ?? -1) as [number, number];
  if (intent < 0 || example < 0) return undefined;
  const byIntent = new Map<string, string[]>();
  for (const row of rows) {
    const name = (row[intent] ?? '').trim();
    if (name === '') continue;
    const texts = byIntent.get(name) ?? [];
    texts.push((row[example] ?? '').replace(MARKED, ''));
    byIntent.set(name, texts);
  }
  return [...byIntent].reduce((content, [name, texts]) => withExamples(content, name, texts), { intents: [], outOfScope: [] } as LibraryContent);
}

/** Cells by row; a quoted cell may hold commas, line breaks and doubled quotes. Reads each character once, whatever the quotes are like. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted && char === '"' && text.charAt(at + 1) === '"') [cell, at] = [`${cell}"`, at + 1];
    else if (char === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (quoted) cell += char;
    else if (char === ',') endCell();
    else if (char === '\n' || char === '\r') endRow();
    else cell += char;
  }
  endRow();
  return rows.filter((cells) => cells.some((one) => one !== ''));
}
