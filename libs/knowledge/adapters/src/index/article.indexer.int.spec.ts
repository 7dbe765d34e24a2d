import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticlePublishedData } from '@parley/contracts';
import { ConceptTokeniser, demoArticles } from '@parley/knowledge/domain';
import { asking, createElasticClient, deleteOtherIndexes } from '@parley/platform/elastic';
import { Database, runMigrations } from '@parley/platform/event-log';
import { silentLogger } from '@parley/platform/observability';
import { eventually, randomName, servers, testDatabase, type TestDatabase } from '@parley/testing';
import { ArticleTables1760000200000 } from '../migrations/article-tables.migration';
import { archivedRevision, publishedRevision } from '../store/article-revision';
import { ArticleStore, type ArticleChange } from '../store/article.store';
import { ArticleIndexer } from './article.indexer';
import { ElasticRetriever } from './elastic.retriever';

const TIME = '2026-03-01T10:00:00.000Z';

describe('articles from Postgres to answers', () => {
  const alias = randomName('parley-spec-articles');
  const client = createElasticClient({ url: servers().elasticsearchUrl });
  const tokeniser = new ConceptTokeniser();
  const store = new ArticleStore();
  const retriever = new ElasticRetriever(client, tokeniser, alias);
  const articles = demoArticles('demo');
  let test: TestDatabase;
  let database: Database;
  let indexers: ArticleIndexer[];

  const change = (content: ArticlePublishedData, articleVersion = 1): ArticleChange => ({
    tenant: 'demo', articleId: content.articleId, time: TIME, revision: publishedRevision(articleVersion), content: { ...content, articleVersion },
  });
  const apply = (changes: readonly ArticleChange[]) => database.transaction((tx) => store.apply(tx, changes));
  const answerTo = async (text: string) => (await retriever.retrieve([{ tenant: 'demo', text, time: TIME }]))[0]![0];
  const nudge = () => indexers.forEach((indexer) => indexer.nudge());

  beforeAll(async () => {
    test = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, [ArticleTables1760000200000]) });
    database = new Database({ url: test.url, applicationName: 'spec' });
    await apply(articles.map((article) => change(article)));
    indexers = [1, 2].map(() => new ArticleIndexer({ database, client, store, tokeniser, alias, logger: silentLogger }));
    indexers.forEach((indexer) => indexer.start());
    await eventually(async () => expect(await answerTo('How do I return an item?')).toMatchObject({ title: 'Return an item' }));
  });

  afterAll(async () => {
    await Promise.all(indexers.map((indexer) => indexer.stop()));
    await deleteOtherIndexes(client, alias, '');
    await client.close();
    await database.close();
    await test.drop();
  });

  it('lets a published change answer within two seconds, and an archived article no more', async () => {
    const article = articles.find(({ title }) => title === 'Opening hours')!;
    const start = performance.now();
    await apply([change({ ...article, answer: 'We are always open.' }, 2)]);
    nudge();
    await eventually(async () => expect(await answerTo('What are your opening hours?')).toMatchObject({ text: 'We are always open.', articleVersion: 2 }));
    expect(performance.now() - start).toBeLessThan(2_000);
    await apply([{ tenant: 'demo', articleId: article.articleId, time: TIME, revision: archivedRevision(2) }]);
    nudge();
    await eventually(async () => expect((await answerTo('What are your opening hours?'))?.articleId).not.toBe(article.articleId));
    await apply([change(article, 1)]);
    expect(await store.find(database, article.articleId)).toEqual([]);
  });

  it('keeps the newest state whatever the order, and however often changes come', async () => {
    const article = articles.find(({ title }) => title === 'Gift cards')!;
    const changes = [3, 1, 2, 3].map((version) => change({ ...article, answer: `Version ${version}.` }, version));
    await apply(changes);
    for (const one of changes.toReversed()) await apply([one]);
    expect(await store.find(database, article.articleId, 'demo')).toMatchObject([{ articleVersion: 3, answer: 'Version 3.' }]);
  });

  it('fills the index again when it was lost', async () => {
    await deleteOtherIndexes(client, alias, '');
    await eventually(async () => expect(await answerTo('怎么开发票？')).toMatchObject({ title: '开具发票' }), { timeoutMs: 20_000 });
    await eventually(async () => {
      await asking(() => client.indices.refresh({ index: alias }));
      expect((await client.count({ index: alias })).count).toBe(articles.length);
    });
  });

  it('lists, filters and pages what is published', async () => {
    const { total, articles: page } = await store.list(database, { tenant: 'demo', language: 'zh', offset: 0, limit: 5 });
    expect(page).toHaveLength(5);
    expect(total).toBe(articles.filter(({ language }) => language === 'zh').length);
    const found = await store.list(database, { tenant: 'demo', text: '发票', offset: 0, limit: 5 });
    expect(found.articles.map(({ title }) => title)).toEqual(['开具发票']);
    expect(await store.list(database, { tenant: 'demo', text: '100%_', offset: 0, limit: 5 })).toMatchObject({ total: 0 });
    expect(await store.list(database, { tenant: 'nobody', offset: 0, limit: 5 })).toMatchObject({ total: 0 });
  });
});
