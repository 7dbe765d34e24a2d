import { deriveId } from '@parley/contracts';

/**
 * What makes two texts the same question: its words in one language and business line, whatever their case, width and
 * punctuation.
 */
export function naturalKeyOf({ question, language, businessLine }: { question: string; language: string; businessLine: string }): string {
  const words = question.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();
  return deriveId('article-question', words, language.toLowerCase(), businessLine.trim().toLowerCase());
}

/** Id of an imported article: by its id in the other system where it has one, else by its question. The same every time. */
export function importedArticleId(tenant: string, article: { externalId?: string; question: string; language: string; businessLine: string }): string {
  const { externalId } = article;
  return externalId !== undefined && externalId.trim() !== ''
    ? deriveId('article-external', tenant, externalId.trim())
    : deriveId('article-natural', tenant, naturalKeyOf(article));
}
