import type { ArticleContent } from '@parley/contracts';

const FIELDS = [
  'kind', 'businessLine', 'language', 'title', 'question', 'answer', 'similarQuestions', 'keywords', 'tags', 'url', 'validFrom', 'validTo',
  'owner', 'reviewDate', 'externalId',
] as const satisfies readonly (keyof ArticleContent)[];

export type ContentField = (typeof FIELDS)[number];

/** Fields in which two texts differ, in the order in which editors see them. */
export function changedFields(before: ArticleContent, after: ArticleContent): ContentField[] {
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

export const sameContent = (one: ArticleContent, other: ArticleContent): boolean => changedFields(one, other).length === 0;

/** Trimmed, without empty or repeated entries in its lists, and dates in one form, so that equal texts are equal. */
export function normalContent(content: ArticleContent): ArticleContent {
  const { url, validFrom, validTo, owner, reviewDate, externalId } = content;
  return {
    kind: content.kind,
    businessLine: clean(content.businessLine),
    language: clean(content.language),
    title: clean(content.title),
    question: clean(content.question),
    answer: clean(content.answer),
    similarQuestions: unique(content.similarQuestions),
    keywords: unique(content.keywords),
    tags: unique(content.tags),
    ...(isThere(url) && { url: clean(url) }),
    ...(isThere(validFrom) && { validFrom: moment(validFrom) }),
    ...(isThere(validTo) && { validTo: moment(validTo) }),
    ...(isThere(owner) && { owner: clean(owner) }),
    ...(isThere(reviewDate) && { reviewDate: moment(reviewDate) }),
    ...(isThere(externalId) && { externalId: clean(externalId) }),
  };
}

/** Fields that keep a text from being read by customers: empty, or a validity that ends before it begins. */
export function missingFields({ businessLine, language, title, question, answer, validFrom, validTo }: ArticleContent): ContentField[] {
  const texts = Object.entries({ businessLine, language, title, question, answer });
  const empty = texts.filter(([, text]) => text.trim() === '').map(([field]) => field as ContentField);
  const backwards = validFrom !== undefined && validTo !== undefined && Date.parse(validTo) <= Date.parse(validFrom);
  return backwards ? [...empty, 'validTo'] : empty;
}

// Control characters but tab and line break, which neither screens nor stores take.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text as it is kept: one kind of line break, no control characters, no halves of characters, no blanks around it. */
export const clean = (text: string): string => text.replace(LONE_SURROGATE, '\ufffd').replaceAll('\r\n', '\n').replace(CONTROL, '').trim();

const isThere = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';
const unique = (texts: readonly string[]): string[] => [...new Set(texts.map(clean).filter((text) => text !== ''))];

function moment(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text.trim() : new Date(time).toISOString();
}
