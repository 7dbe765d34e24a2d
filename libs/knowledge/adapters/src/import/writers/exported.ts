import type { ArticleContent } from '@parley/contracts';

/** An article as it leaves. */
export interface ExportedArticle {
  readonly articleId: string;
  readonly status: string;
  readonly articleVersion: number | null;
  readonly content: ArticleContent;
}

/** Columns of tables, by the names that an import reads again. */
export const COLUMNS = [
  'externalId', 'kind', 'businessLine', 'language', 'title', 'question', 'answer', 'similarQuestions', 'keywords', 'tags', 'url', 'validFrom', 'validTo', 'owner',
  'reviewDate', 'status', 'articleVersion', 'articleId',
] as const;

/** Cells of one line, in the order of {@link COLUMNS}; lists parted by bars. */
export function cellsOf({ articleId, status, articleVersion, content }: ExportedArticle): string[] {
  const values: Record<string, unknown> = { ...content, articleId, status, articleVersion };
  return COLUMNS.map((column) => {
    const value = values[column];
    return Array.isArray(value) ? value.join('|') : String(value ?? '');
  });
}

/** A file name out of a title: letters of any script, digits and dashes. */
export const slugOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'article';

/** Where a page lies in an archive: language, business line, title; the id keeps equal titles apart. */
export const pathOf = ({ articleId, content }: ExportedArticle, ending: string): string =>
  `${slugOf(content.language)}/${slugOf(content.businessLine)}/${slugOf(content.title)}-${articleId.slice(0, 8)}.${ending}`;
