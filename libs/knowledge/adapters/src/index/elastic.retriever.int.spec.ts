import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConceptTokeniser, demoArticles } from '@parley/knowledge/domain';
import { bulkExternal, createElasticClient, deleteOtherIndexes, ensureIndex, IndexMissingError, refresh, ElasticUnavailableError } from '@parley/platform/elastic';
import { randomName, servers } from '@parley/testing';
import { publishedRevision } from '../store/article-revision';
import { articlesIndex, documentOf } from './articles-index';
import { ElasticRetriever } from './elastic.retriever';
import { chineseQueries, englishQueries, harderQueries, heldOutQueries, type LabelledQuery } from './labelled-queries';

const TIME = '2026-03-01T10:00:00.000Z';
const alias = randomName('parley-spec-articles');
const tokeniser = new ConceptTokeniser();

describe('ElasticRetriever on the demo base', () => {
  const client = createElasticClient({ url: servers().elasticsearchUrl });
  const retriever = new ElasticRetriever(client, tokeniser, alias);
  const articles = demoArticles('demo');
  const slugs = new Map(articles.map((article) => [article.articleId, article.url!.split('/').at(-1)!]));
  const ask = (text: string) => ({ tenant: 'demo', text, time: TIME });

  beforeAll(async () => {
    const { index } = await ensureIndex(client, articlesIndex(alias));
    const documents = articles.map((content) => documentOf({ tenant: 'demo', articleId: content.articleId, revision: publishedRevision(1), content }, tokeniser));
    await bulkExternal(client, index, documents);
    await refresh(client, alias);
  });

  afterAll(async () => {
    await deleteOtherIndexes(client, alias, '');
    await client.close();
  });

  const figuresOf = async (queries: readonly LabelledQuery[]) => {
    const answers = await retriever.retrieve(queries.map(([text]) => ask(text)));
    const rows = queries.map(([text, slug], at) => {
      const best = answers[at]![0];
      return { text, slug, found: best && slugs.get(best.articleId), confidence: best?.confidence ?? 0 };
    });
    const related = rows.filter((row) => row.slug !== 'none');
    const right = related.filter((row) => row.found === row.slug);
    const answered = rows.filter((row) => row.confidence >= 0.6);
    return {
      firstIsRight: right.length / related.length,
      rightAndAnswered: right.filter((row) => row.confidence >= 0.6).length / related.length,
      precisionOfAnswers: answered.filter((row) => row.found === row.slug).length / answered.length,
      unrelatedAnswered: rows.filter((row) => row.slug === 'none' && row.confidence >= 0.6).length,
    };
  };

  it.each([['English', englishQueries], ['Chinese', chineseQueries]] as const)(
    'finds the article of %s paraphrases mostly with confidence over 0.6, and does not answer what has no answer', async (_, queries) => {
      const figures = await figuresOf(queries);
      expect(figures.firstIsRight).toBeGreaterThanOrEqual(0.95);
      expect(figures.rightAndAnswered).toBeGreaterThanOrEqual(0.85);
      expect(figures.unrelatedAnswered).toBe(0);
    },
  );

  it.each([['harder', harderQueries], ['held-out', heldOutQueries]] as const)('stays useful and careful on %s questions', async (_, queries) => {
    const figures = await figuresOf(queries);
    expect(figures.firstIsRight).toBeGreaterThanOrEqual(0.75);
    expect(figures.precisionOfAnswers).toBeGreaterThanOrEqual(0.8);
  });

  it('answers in the language of the question and cites at most three sentences with a link', async () => {
    const answers = await retriever.retrieve([ask('When will I get my refund?'), ask('退款多久到账')]);
    const [english, chinese] = answers.map(([best]) => best!);
    expect(english).toMatchObject({ language: 'en', title: 'When you get your refund', url: 'https://shop.example/help/en/refund-time' });
    expect(chinese).toMatchObject({ language: 'zh', title: '退款到账时间' });
    const { text } = english!;
    expect(articles.find((article) => article.title === 'When you get your refund')!.answer).toContain(text);
    expect(text.split(/(?<=[.!?]) /).length).toBeLessThanOrEqual(3);
  });

  it('tells when from how: a question after the time of a refund is not answered with the way to ask for one', async () => {
    const asked = ['When do I get my refund?', 'How do I get my refund?', 'When do you deliver?', '什么时候退款'];
    const answers = await retriever.retrieve(asked.map(ask));
    expect(answers.map(([best]) => slugs.get(best!.articleId))).toEqual(['refund-time', 'refund-request', 'delivery-times', 'refund-time']);
  });

  it('keeps tenants, validity, business lines and archived articles apart', async () => {
    const { index } = await ensureIndex(client, articlesIndex(alias));
    const base = { ...articles[0]!, question: 'zorblax flimflam?', title: 'Zorblax', similarQuestions: [] };
    const put = (articleId: string, revision: number, change: object | null) =>
      documentOf({ tenant: 'other', articleId, revision, content: change && { ...base, articleId, ...change } }, tokeniser);
    await bulkExternal(client, index, [
      put('now', 2, {}), put('over', 2, { validTo: '2026-01-01T00:00:00.000Z' }), put('later', 2, { validFrom: '2027-01-01T00:00:00.000Z' }),
      put('gone', 5, null), put('gone', 4, {}), put('line', 2, { businessLine: 'other-line' }),
    ]);
    await refresh(client, alias);
    const found = async (query: object) =>
      (await retriever.retrieve([{ tenant: 'other', text: 'zorblax flimflam', time: TIME, ...query }]))[0]!.map((passage) => passage.articleId).sort();
    expect(await found({})).toEqual(['line', 'now']);
    expect(await found({ businessLine: 'other-line' })).toEqual(['line']);
    expect(await found({ tenant: 'demo' })).toEqual([]);
    expect(await found({ tenant: 'nobody' })).toEqual([]);
  });

  it('answers from the published version although it has read an older one', async () => {
    const { index } = await ensureIndex(client, articlesIndex(alias));
    const publish = async (version: number, answer: string) => {
      const content = { ...articles[0]!, articleId: 'changing', articleVersion: version, question: 'quibbledock?', title: 'Quibbledock', similarQuestions: [], answer };
      await bulkExternal(client, index, [documentOf({ tenant: 'third', articleId: 'changing', revision: publishedRevision(version), content }, tokeniser)]);
      await refresh(client, alias);
      const [passages] = await retriever.retrieve([{ tenant: 'third', text: 'quibbledock', time: TIME }]);
      return passages![0];
    };
    expect(await publish(1, 'The old way.')).toMatchObject({ articleVersion: 1, text: 'The old way.' });
    expect(await publish(2, 'The new way.')).toMatchObject({ articleVersion: 2, text: 'The new way.' });
  });

  it('answers each query of a batch in its place, also those that say nothing', async () => {
    const texts = ['', '???', '你好', 'reset my password', 'x'.repeat(16_000), '退'.repeat(16_000), '怎么开发票'];
    const answers = await retriever.retrieve(texts.map(ask));
    expect(answers).toHaveLength(texts.length);
    expect(answers[0]).toEqual([]);
    expect(slugs.get(answers[3]![0]!.articleId)).toBe('reset-password');
    expect(slugs.get(answers[6]![0]!.articleId)).toBe('get-invoice');
    const many = await retriever.retrieve(Array.from({ length: 120 }, () => ask('How do I return an item?')));
    expect(many.every(([best]) => slugs.get(best!.articleId) === 'return-item')).toBe(true);
  });

  it('says that it may be asked again when the index or the server is away', async () => {
    await expect(new ElasticRetriever(client, tokeniser, `${alias}-gone`).retrieve([ask('refund')])).rejects.toBeInstanceOf(IndexMissingError);
    const nobody = createElasticClient({ url: 'http://127.0.0.1:9', timeoutMs: 500 });
    await expect(new ElasticRetriever(nobody, tokeniser, alias).retrieve([ask('refund')])).rejects.toBeInstanceOf(ElasticUnavailableError);
    await nobody.close();
  });
});
