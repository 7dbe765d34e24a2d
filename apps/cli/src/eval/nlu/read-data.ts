import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { LabelledText } from '@parley/nlu/domain';
import { CommandError } from '../../command';

/** What one file holds. Labelled texts whose label says so are out of scope. */
export interface NluData {
  readonly train: readonly LabelledText[];
  /** Only where the file has parts of its own. */
  readonly test?: readonly LabelledText[];
  readonly outOfScopeTrain: readonly string[];
  readonly outOfScopeTest: readonly string[];
}

type Pair = readonly [text: string, label: string];

const TEXT_COLUMNS = ['text', 'review', 'sentence', 'utterance', 'query'];
const LABEL_COLUMNS = ['label', 'category', 'intent'];
const OUT_OF_SCOPE = new Set(['oos', 'out_of_scope', 'out-of-scope']);

/**
 * Reads CSV with a header (`text,label`, `text,category`, `label,review`), JSON (a list of pairs or objects, the parts of
 * CLINC150, the sentences of NLU-Evaluation-Corpora), or a folder with `seq.in` and `label`.
 *
 * @throws CommandError that names the file and what is wrong with it
 */
export function readData(file: string): NluData {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  if (statSync(file).isDirectory()) return split(fromFolder(file));
  const content = readFileSync(file, 'utf8');
  if (extname(file) !== '.json') return split(fromCsv(content, file));
  return fromJson(parseJson(content, file), file);
}

/** Every text of a file, whatever its label. @throws CommandError */
export function readTexts(file: string): string[] {
  const { train, test = [], outOfScopeTrain, outOfScopeTest } = readData(file);
  return outOfScopeTest.length > 0 ? [...outOfScopeTest] : [...outOfScopeTrain, ...[...train, ...test].map(({ text }) => text)];
}

function fromFolder(folder: string): Pair[] {
  const [texts, labels] = ['seq.in', 'label'].map((name) => linesOf(join(folder, name)));
  if (texts!.length !== labels!.length) throw new CommandError(`${folder} has ${texts!.length} texts and ${labels!.length} labels.`);
  return texts!.map((text, at) => [text, labels![at]!]);
}

function linesOf(file: string): string[] {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  return readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
}

function fromCsv(content: string, file: string): Pair[] {
  const rows = parseCsv(content, file);
  const columns = Object.keys(rows[0] ?? {});
  const textColumn = TEXT_COLUMNS.find((name) => columns.includes(name));
  const labelColumn = LABEL_COLUMNS.find((name) => columns.includes(name));
  if (textColumn === undefined) throw new CommandError(`${file} needs a header with one of: ${TEXT_COLUMNS.join(', ')}.`);
  return rows.map((row) => [row[textColumn] ?? '', labelColumn === undefined ? 'oos' : (row[labelColumn] ?? '')]);
}

function parseCsv(content: string, file: string): Record<string, string>[] {
  try {
    return parse(content, { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new CommandError(`${file} is not CSV with a header: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CommandError(`${file} is not JSON.`, { cause: error });
  }
}

function fromJson(json: unknown, file: string): NluData {
  if (Array.isArray(json)) return split(json.map((entry) => pairOf(entry, file)));
  const parts = json as Record<string, unknown>;
  if (Array.isArray(parts['sentences'])) return split(parts['sentences'].map((entry) => pairOf(entry, file)));
  const part = (name: string) => (Array.isArray(parts[name]) ? parts[name].map((entry) => pairOf(entry, file)) : undefined);
  const train = part('train');
  const test = part('test') ?? part('val');
  const outOfScopeTrain = part('oos_train') ?? [];
  const outOfScopeTest = part('oos_test') ?? part('oos_val') ?? [];
  if (!train && !test && outOfScopeTest.length === 0) throw new CommandError(`${file} is none of the known formats: see the help.`);
  const texts = (pairs: readonly Pair[]) => pairs.map(([text]) => text);
  return {
    train: labelled(train ?? []), ...(test && { test: labelled(test) }), outOfScopeTrain: texts(outOfScopeTrain), outOfScopeTest: texts(outOfScopeTest),
  };
}

function pairOf(entry: unknown, file: string): Pair {
  const [text, label] = Array.isArray(entry) ? entry : fieldsOf(entry);
  if (typeof text !== 'string' || (typeof label !== 'string' && typeof label !== 'number')) {
    throw new CommandError(`${file} has an entry without a text and a label.`);
  }
  return [text, String(label)];
}

function fieldsOf(entry: unknown): unknown[] {
  const fields = (entry ?? {}) as Record<string, unknown>;
  const value = (names: readonly string[]) => names.map((name) => fields[name]).find((each) => each !== undefined);
  return [value(TEXT_COLUMNS), value(LABEL_COLUMNS) ?? 'oos'];
}

const labelled = (pairs: readonly Pair[]): LabelledText[] => pairs.map(([text, label]) => ({ text, label }));

function split(pairs: readonly Pair[]): NluData {
  const outside = pairs.filter(([, label]) => OUT_OF_SCOPE.has(label)).map(([text]) => text);
  return { train: labelled(pairs.filter(([, label]) => !OUT_OF_SCOPE.has(label))), outOfScopeTrain: outside, outOfScopeTest: [] };
}
