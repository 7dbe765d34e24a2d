import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticlePublishedData } from '@parley/contracts';
import { ConceptTokeniser } from '@parley/knowledge/domain';
import { bulkExternal, createElasticClient, createIndex, deleteOtherIndexes, ensureIndex, refresh, switchAlias } from '@parley/platform/elastic';
import { eventually, randomName, servers } from '@parley/testing';
import { HttpEmbedder } from '../embedding/http-embedder';
import { publishedRevision } from '../store/article-revision';
import { articlesIndex, documentOf } from './articles-index';
import { ElasticRetriever } from './elastic.retriever';

const TIME = '2026-03-01T10:00:00.000Z';
const tokeniser = new ConceptTokeniser();
const article = (articleId: string, question: string, change: Partial<ArticlePublishedData> = {}): ArticlePublishedData => ({
  articleId, articleVersion: 1, kind: 'faq', businessLine: 'cars', language: 'en', title: question, question, answer: `Answer to: ${question}`,
  similarQuestions: [], keywords: [], tags: [], ...change,
});

describe('the copy of the index in each instance', () => {
  const client = createElasticClient({ url: servers().elasticsearchUrl });
  const alias = randomName('parley-spec-follow');
  const definition = articlesIndex(alias);
  const documents = (articles: readonly ArticlePublishedData[], revision = 1) =>
    articles.map((content) => documentOf({ tenant: 'demo', articleId: content.articleId, revision: publishedRevision(revision), content }, tokeniser));
  const best = async (retriever: ElasticRetriever, text: string) => (await retriever.retrieve([{ tenant: 'demo', text, time: TIME, leastConfidence: 0 }]))[0]![0];

  beforeAll(async () => {
    await ensureIndex(client, definition);
  });
  afterAll(async () => {
    await deleteOtherIndexes(client, alias, '');
    await client.close();
  });

  it('shows a change on every instance within two seconds, although each looks only once a second', async () => {
    const { index } = await ensureIndex(client, definition);
    const instances = [1, 2, 3].map(() => new ElasticRetriever(client, tokeniser, alias, { freshMs: 1_000 }));
    await Promise.all(instances.map((instance) => instance.follow()));
    const start = performance.now();
    await bulkExternal(client, index, documents([article('snorkel', 'Where is the snorkel?')]));
    await Promise.all(instances.map((instance) => eventually(async () => expect(await best(instance, 'snorkel')).toMatchObject({ articleId: 'snorkel' }))));
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('reads more articles than fit on a page, each once', async () => {
    const { index } = await ensureIndex(client, definition);
    await bulkExternal(client, index, documents(Array.from({ length: 1_200 }, (_, at) => article(`many-${at}`, `Which part is ${'abcdefghij'[at % 10]!.repeat(4)}${'klmnopqrst'[Math.floor(at / 10) % 10]!.repeat(4)}${'uvwxyz'[Math.floor(at / 100) % 6]!.repeat(4)}?`))));
    await refresh(client, alias);
    const retriever = new ElasticRetriever(client, tokeniser, alias);
    expect(await best(retriever, 'aaaakkkkuuuu')).toMatchObject({ articleId: 'many-0' });
    expect(await best(retriever, 'jjjjttttvvvv')).toMatchObject({ articleId: 'many-199' });
  });

  it('answers from an index that was built beside the live one as soon as that takes over, and from nothing else', async () => {
    const retriever = new ElasticRetriever(client, tokeniser, alias);
    expect(await best(retriever, 'snorkel')).toMatchObject({ articleId: 'snorkel' });
    const beside = await createIndex(client, definition);
    await bulkExternal(client, beside, documents([article('trombone', 'Where is the trombone?')]));
    await refresh(client, beside);
    expect((await best(retriever, 'trombone'))?.articleId).not.toBe('trombone');
    await switchAlias(client, alias, beside);
    expect(await best(retriever, 'trombone')).toMatchObject({ articleId: 'trombone' });
    expect((await best(retriever, 'snorkel'))?.articleId).not.toBe('snorkel');
  });
});

/** A server whose vectors know that some words mean the same. */
class MeaningServer {
  asked = 0;
  away = false;
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.asked += 1;
      if (this.away) return void response.writeHead(503).end();
      const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] };
      response.end(JSON.stringify({ data: input.map((text, index) => ({ index, embedding: [/car|automobile/i, /sell|rid/i, /paint/i].map((word) => (word.test(text) ? 1 : 0.01)) })) }));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('search by meaning, where it is configured', () => {
  const client = createElasticClient({ url: servers().elasticsearchUrl });
  const alias = randomName('parley-spec-meaning');
  const server = new MeaningServer();
  let retriever: ElasticRetriever;
  const ask = async (text: string, query: object = {}) =>
    (await retriever.retrieve([{ tenant: 'demo', text, time: TIME, leastConfidence: 0, ...query }]))[0]!.map(({ articleId }) => articleId);

  beforeAll(async () => {
    const embedder = new HttpEmbedder({ url: await server.start(), model: 'm', timeoutMs: 2_000 });
    retriever = new ElasticRetriever(client, tokeniser, alias, { embedder });
    const articles = [article('sell', 'Who buys my car?', { similarQuestions: ['Sell a car'] }), article('paint', 'Paint for old boats'), article('loan', 'Borrow money')];
    const vectors = await Promise.all(articles.map(({ question, similarQuestions }) => embedder.embed([question, ...similarQuestions])));
    const { index } = await ensureIndex(client, articlesIndex(alias));
    await bulkExternal(client, index, articles.map((content, at) => documentOf({ tenant: 'demo', articleId: content.articleId, revision: publishedRevision(1), content }, tokeniser, vectors[at])));
    await refresh(client, alias);
  });
  afterAll(async () => {
    await server.stop();
    await deleteOtherIndexes(client, alias, '');
    await client.close();
  });

  it('finds what has no word in common, and keeps the filters', async () => {
    expect((await ask('get rid of an automobile'))[0]).toBe('sell');
    expect(await ask('get rid of an automobile', { tenant: 'other' })).toEqual([]);
    expect(await ask('get rid of an automobile', { businessLine: 'boats' })).toEqual([]);
  });

  it('goes on with words alone while the server is away', async () => {
    server.away = true;
    expect((await ask('borrow money please'))[0]).toBe('loan');
    expect(await ask('get rid of an automobile')).not.toContain('sell');
    server.away = false;
    expect(server.asked).toBeGreaterThan(2);
  });
});
