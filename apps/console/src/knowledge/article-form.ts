import type { ArticleContent, Gap } from './knowledge-types';

/** An article as it stands in the fields of the editor: lists by line, dates by day. */
export type ArticleForm = Readonly<Record<FormField, string>>;

export const FORM_FIELDS = [
  'title', 'question', 'answer', 'similarQuestions', 'keywords', 'tags', 'kind', 'businessLine', 'language', 'url', 'validFrom', 'validTo', 'owner',
  'reviewDate', 'externalId',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

const LISTS = ['similarQuestions', 'keywords', 'tags'] as const;
const DAYS = ['validFrom', 'validTo', 'reviewDate'] as const;

export const emptyForm = (language: string): ArticleForm => ({
  title: '', question: '', answer: '', similarQuestions: '', keywords: '', tags: '', kind: 'faq', businessLine: '', language, url: '', validFrom: '', validTo: '',
  owner: '', reviewDate: '', externalId: '',
});

/** A new article from a question that had no answer. */
export const formOfGap = ({ wording, examples }: Gap): ArticleForm => ({
  ...emptyForm(/\p{Script=Han}/u.test(wording) ? 'zh' : 'en'), title: wording, question: wording, similarQuestions: examples.join('\n'),
});

export function toForm(content: ArticleContent): ArticleForm {
  const entries = FORM_FIELDS.map((field): [FormField, string] => {
    const value = content[field];
    if (typeof value === 'string') return [field, (DAYS as readonly string[]).includes(field) ? value.slice(0, 10) : value];
    return [field, (value ?? []).join('\n')];
  });
  return Object.fromEntries(entries) as Record<FormField, string>;
}

/** What is saved. A day that was not changed keeps its time of day, which only other systems set. */
export function toContent(form: ArticleForm, before?: ArticleContent): ArticleContent {
  const lists = Object.fromEntries(LISTS.map((field) => [field, linesOf(form[field])]));
  const days = DAYS.flatMap((field) => {
    const day = form[field];
    if (day === '') return [];
    const known = before?.[field];
    return [[field, known?.startsWith(day) ? known : `${day}T00:00:00.000Z`]];
  });
  const optional = (['url', 'owner', 'externalId'] as const).flatMap((field) => (form[field].trim() === '' ? [] : [[field, form[field].trim()]]));
  const { title, question, answer, kind, businessLine, language } = form;
  return { title, question, answer, kind, businessLine, language, ...lists, ...Object.fromEntries([...days, ...optional]) } as ArticleContent;
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** The text with one more similar question; the same text when it asks so already. */
export function withSimilarQuestion(content: ArticleContent, wording: string): ArticleContent {
  const known = [content.question, ...content.similarQuestions].some((one) => one.toLowerCase() === wording.toLowerCase());
  return known ? content : { ...content, similarQuestions: [...content.similarQuestions, wording] };
}

export const changedFields = (one: ArticleForm, other: ArticleForm): FormField[] => FORM_FIELDS.filter((field) => one[field] !== other[field]);

export interface Merge {
  /** What only one side changed is taken from it; where both did, it is mine. */
  readonly form: ArticleForm;
  /** Fields that both sides changed to different texts. */
  readonly clashes: readonly FormField[];
}

/** Joins what two people made of the same text. */
export function merge(base: ArticleForm, mine: ArticleForm, theirs: ArticleForm): Merge {
  const isMine = (field: FormField): boolean => mine[field] !== base[field];
  const form = Object.fromEntries(FORM_FIELDS.map((field) => [field, isMine(field) ? mine[field] : theirs[field]])) as Record<FormField, string>;
  const clashes = FORM_FIELDS.filter((field) => isMine(field) && theirs[field] !== base[field] && theirs[field] !== mine[field]);
  return { form, clashes };
}
