import { ARTICLE_KINDS, type ArticleContent, type ArticleKind } from '@parley/contracts';
import { missingFields, normalContent, type ContentField } from '../article';
import { fieldOfColumn } from './columns';
import type { RawRow, RowProblem } from './raw-row';

/** What a file leaves out. */
export interface ImportDefaults {
  readonly businessLine?: string;
  readonly language?: string;
  readonly kind?: ArticleKind;
}

export type ReadRow =
  | { readonly content: ArticleContent; readonly problems: readonly [] }
  | { readonly content?: undefined; readonly title: string; readonly problems: readonly RowProblem[] };

/** Characters at most, as the contract of an article allows. */
const LONGEST: Readonly<Partial<Record<ContentField, number>>> = {
  businessLine: 64, language: 16, title: 512, question: 1_024, answer: 65_536, url: 2_048, owner: 128, externalId: 200,
};
/** Entries at most and characters of one. */
const LISTS = { similarQuestions: [200, 1_024], keywords: [100, 128], tags: [50, 64] } as const;
const KIND_NAMES: Readonly<Record<string, ArticleKind>> = { 问答: 'faq', 流程: 'process', 产品: 'product', 政策: 'policy', 规则: 'policy' };
const LANGUAGE_NAMES: Readonly<Record<string, string>> = { 中文: 'zh', 汉语: 'zh', chinese: 'zh', english: 'en', 英文: 'en', 英语: 'en' };

/** The article that a row tells, or everything that is wrong with it. */
export function readRow(row: RawRow, defaults: ImportDefaults = {}): ReadRow {
  const given = fieldsOf(row);
  const title = text(given.title) || text(given.question);
  if (row.problems && row.problems.length > 0) return { title, problems: row.problems };
  const problems: RowProblem[] = [];
  const question = text(given.question) || title;
  const content = normalContent({
    kind: kindOf(text(given.kind), problems) ?? defaults.kind ?? 'faq',
    businessLine: text(given.businessLine) || defaults.businessLine || '',
    language: languageTag(text(given.language), problems) ?? defaults.language ?? languageOfWords(question + text(given.answer)),
    title: title || question,
    question,
    answer: text(given.answer),
    similarQuestions: list(given.similarQuestions),
    keywords: list(given.keywords),
    tags: list(given.tags),
    url: text(given.url),
    owner: text(given.owner),
    externalId: text(given.externalId),
    ...dates(given, problems),
  });
  problems.push(...missing(content), ...tooLong(content), ...wrongUrl(content));
  return problems.length === 0 ? { content, problems: [] } : { title: content.title, problems };
}

type Given = Partial<Record<ContentField, string | readonly string[]>>;

function fieldsOf({ fields }: RawRow): Given {
  const given: Given = {};
  for (const [column, value] of Object.entries(fields)) {
    const field = fieldOfColumn(column);
    // Of two columns for one field the first that is filled in counts.
    if (field !== undefined && text(given[field]) === '') given[field] = value;
  }
  return given;
}

const text = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : (value ?? []).join('\n')).trim();

/** Lists stand in one cell, parted by bars, semicolons or line breaks; commas occur in questions. */
const list = (value: string | readonly string[] | undefined): string[] => (typeof value === 'string' ? value.split(/[|｜;；\n]+/) : [...(value ?? [])]);

function kindOf(given: string, problems: RowProblem[]): ArticleKind | undefined {
  if (given === '') return undefined;
  const kind = KIND_NAMES[given] ?? ARTICLE_KINDS.find((known) => known === given.toLowerCase());
  if (kind === undefined) problems.push({ code: 'unknown-kind', field: 'kind', detail: ARTICLE_KINDS.join(', ') });
  return kind;
}

function languageTag(given: string, problems: RowProblem[]): string | undefined {
  if (given === '') return undefined;
  const primary = LANGUAGE_NAMES[given.toLowerCase()] ?? given.toLowerCase().split(/[-_]/)[0] ?? '';
  if (/^[a-z]{2,3}$/.test(primary)) return primary;
  problems.push({ code: 'unknown-language', field: 'language' });
  return undefined;
}

const languageOfWords = (words: string): string => (/\p{Script=Han}/u.test(words) ? 'zh' : 'en');

function dates(given: Given, problems: RowProblem[]): Partial<Record<'validFrom' | 'validTo' | 'reviewDate', string>> {
  const found: Partial<Record<'validFrom' | 'validTo' | 'reviewDate', string>> = {};
  for (const field of ['validFrom', 'validTo', 'reviewDate'] as const) {
    const value = text(given[field]);
    if (value === '') continue;
    const date = dateOf(value);
    if (date === undefined) problems.push({ code: 'bad-date', field });
    else found[field] = date;
  }
  return found;
}

/** A day (`2026-03-01`, `2026/3/1`, `2026年3月1日`) begins at midnight UTC; a full ISO 8601 time is kept. */
function dateOf(value: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(value) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return time.getUTCMonth() === Number(month) - 1 ? time.toISOString() : undefined;
  }
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

const missing = (content: ArticleContent): RowProblem[] =>
  missingFields(content).map((field) => (field === 'validTo' ? { code: 'ends-before-it-begins', field } : { code: 'missing', field }));

function tooLong(content: ArticleContent): RowProblem[] {
  const texts = Object.entries(LONGEST).flatMap(([field, limit]): RowProblem[] =>
    String(content[field as ContentField] ?? '').length > limit ? [{ code: 'too-long', field, detail: String(limit) }] : [],
  );
  const lists = Object.entries(LISTS).flatMap(([field, [most, longest]]): RowProblem[] => {
    const entries = content[field as keyof typeof LISTS];
    if (entries.length > most) return [{ code: 'too-many', field, detail: String(most) }];
    return entries.some((entry) => entry.length > longest) ? [{ code: 'too-long', field, detail: String(longest) }] : [];
  });
  return [...texts, ...lists];
}

const wrongUrl = ({ url }: ArticleContent): RowProblem[] => (url === undefined || /^https?:\/\/[^\s<>"']+$/i.test(url) ? [] : [{ code: 'bad-url', field: 'url' }]);
