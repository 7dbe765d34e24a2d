import { randomBytes } from 'node:crypto';
import { articlesIndex, documentOf, ElasticRetriever, publishedRevision } from '@parley/knowledge/adapters';
import { ConceptTokeniser, languageOf } from '@parley/knowledge/domain';
import { bulkExternal, createElasticClient, deleteOtherIndexes, ensureIndex, refresh } from '@parley/platform/elastic';
import type { LabelledArticle } from './labelled-base';

export const TENANT = 'evaluation';

/** Longest wait for the copy of the articles, in ms: as the service is configured. */
const FRESH_MS = 1_000;

/** Puts the articles into an index of their own, works with a retriever on it, and removes the index. */
export async function withIndexOf<T>(url: string, articles: readonly LabelledArticle[], work: (retriever: ElasticRetriever) => Promise<T>): Promise<T> {
  const client = createElasticClient({ url, timeoutMs: 60_000 });
  const alias = `parley-eval-${randomBytes(4).toString('hex')}`;
  const tokeniser = new ConceptTokeniser();
  try {
    const { index } = await ensureIndex(client, articlesIndex(alias));
    await bulkExternal(client, index, articles.map((article) => documentOf({ tenant: TENANT, articleId: article.id, revision: publishedRevision(1), content: contentOf(article) }, tokeniser)));
    await refresh(client, alias);
    const retriever = new ElasticRetriever(client, tokeniser, alias, { freshMs: FRESH_MS });
    await retriever.follow();
    return await work(retriever);
  } finally {
    await deleteOtherIndexes(client, alias, '');
    await client.close();
  }
}

const contentOf = ({ id, businessLine, question, similarQuestions, keywords, answer }: LabelledArticle) => ({
  articleId: id, articleVersion: 1, kind: 'faq' as const, businessLine, language: languageOf(question) ?? 'en', title: question, question,
  similarQuestions: [...similarQuestions], keywords: [...keywords], tags: [], answer,
});
