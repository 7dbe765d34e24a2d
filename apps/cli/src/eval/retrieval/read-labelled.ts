import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { CommandError } from '../../command';
import type { LabelledArticle, LabelledQuestion } from './labelled-base';

type Row = Readonly<Record<string, unknown>>;

/** Between the entries of a list in one CSV cell. */
const LIST_MARK = '|';

/**
 * Articles from JSON (a list), JSON Lines or CSV: `question`, and where there is one `id`, `answer` or `answers`, `similarQuestions`,
 * `keywords`, `businessLine`, `paraphrases`. Without `id` the position is it.
 *
 * @throws CommandError that names the file and the entry
 */
export function readArticles(file: string): LabelledArticle[] {
  const articles = rowsOf(file).map((row, at) => {
    const question = textOf(row, 'question');
    if (question === '') throw new CommandError(`Entry ${at + 1} of ${file} has no "question".`);
    return {
      id: textOf(row, 'id', 'articleId') || `entry-${at + 1}`,
      businessLine: textOf(row, 'businessLine') || 'evaluation',
      question,
      similarQuestions: listOf(row, 'similarQuestions', 'similar_questions', 'similar'),
      keywords: listOf(row, 'keywords'),
      answer: [textOf(row, 'answer'), ...listOf(row, 'answers')].filter((part) => part !== '').join('\n'),
      paraphrases: listOf(row, 'paraphrases'),
      part: textOf(row, 'part'),
    };
  });
  const repeated = articles.find(({ id }, at) => articles.findIndex((other) => other.id === id) !== at);
  if (repeated) throw new CommandError(`${file} has two articles with the id "${repeated.id}".`);
  if (articles.length === 0) throw new CommandError(`${file} has no articles.`);
  return articles;
}

/**
 * Questions from the same formats: `text` (or `query`, `question`) and `expected` (or `expectedId`, `id`); without it, or with
 * `none`, the base has no answer.
 *
 * @throws CommandError
 */
export function readQuestions(file: string): LabelledQuestion[] {
  return rowsOf(file).map((row, at) => {
    const text = textOf(row, 'text', 'query', 'question');
    if (text === '') throw new CommandError(`Entry ${at + 1} of ${file} has no "text".`);
    return { text, expected: listOf(row, 'expected', 'expectedId', 'expected_id', 'articleId', 'id').filter((id) => id !== 'none'), part: textOf(row, 'part') };
  });
}

function rowsOf(file: string): Row[] {
  const content = contentOf(file);
  try {
    const rows: unknown = parsed(content, extname(file).toLowerCase());
    if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null)) throw new Error('it is not a list of objects');
    return rows as Row[];
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}

function parsed(content: string, extension: string): unknown {
  if (extension === '.csv') return parse(content, { columns: true, bom: true, skip_empty_lines: true });
  if (extension === '.jsonl' || extension === '.ndjson') return content.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as unknown);
  const value = JSON.parse(content) as unknown;
  const inside = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value).find(Array.isArray) : undefined;
  return inside ?? value;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${file} cannot be opened.`, { cause: error });
  }
}

function textOf(row: Row, ...names: string[]): string {
  const value = names.map((name) => row[name]).find((one) => one !== undefined && one !== null);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function listOf(row: Row, ...names: string[]): string[] {
  const value = names.map((name) => row[name]).find((one) => one !== undefined && one !== null);
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(LIST_MARK) : typeof value === 'number' ? [value] : [];
  return list.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one).trim()] : [])).filter((one) => one !== '');
}
