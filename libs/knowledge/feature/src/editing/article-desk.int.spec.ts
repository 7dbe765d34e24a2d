import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Topics } from '@parley/contracts';
import { articleLedger } from '@parley/knowledge/adapters';
import { newId, restoreLedger, type Tx } from '@parley/platform/event-log';
import type { FetchedRecord, LogClient } from '@parley/platform/kafka';
import { testDatabase } from '@parley/testing';
import type { ArticleView } from './article-desk';
import { content, DeskFixture, eve, rui } from './testing/desk.fixture';

let fixture: DeskFixture;
beforeEach(async () => {
  fixture = await DeskFixture.open(testDatabase);
});
afterEach(() => fixture.close());

const begin = (articleId = newId()): Promise<ArticleView> =>
  fixture.desk.change(eve, articleId, { type: 'DraftArticle', tenant: 'demo', articleId, content, origin: 'editor' });

async function publish(article: ArticleView): Promise<ArticleView> {
  const { articleId } = article;
  const submitted = await fixture.desk.change(eve, articleId, { type: 'SubmitArticle', expectedRevision: article.revision });
  const approved = await fixture.desk.change(rui, articleId, { type: 'ApproveArticle', expectedRevision: submitted.revision });
  return fixture.desk.change(rui, articleId, { type: 'PublishArticle', expectedRevision: approved.revision });
}

describe('the article desk', () => {
  it('publishes what was approved and takes back what was archived, with what customers are answered from', async () => {
    const published = await publish(await begin());
    expect(published).toMatchObject({ status: 'published', names: { [rui.sub]: 'Rui' }, live: { version: 1 } });
    await fixture.desk.change(eve, published.articleId, { type: 'ArchiveArticle', expectedRevision: published.revision });
    expect(await fixture.published()).toMatchObject([
      { type: 'knowledge.ArticlePublished', data: { articleId: published.articleId, articleVersion: 1, answer: content.answer } },
      { type: 'knowledge.ArticleArchived', data: { articleId: published.articleId, articleVersion: 1 } },
    ]);
  });

  it('keeps what the first of two editors saved at the same time, and tells the second', async () => {
    const { articleId, revision } = await begin();
    const save = (answer: string) => fixture.desk.change(eve, articleId, { type: 'ReviseArticle', content: { ...content, answer }, expectedRevision: revision });
    const outcomes = await Promise.allSettled([save('Within 40 days.'), save('Within 50 days.')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const kept = outcomes.find((outcome) => outcome.status === 'fulfilled')!.value;
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')!.reason as { code: string; details: object };
    expect(refused).toMatchObject({ code: 'KNOWLEDGE.ARTICLE_CONFLICT', details: { revision: 2, content: { answer: kept.content.answer } } });
    expect((await fixture.desk.find('demo', articleId)).content.answer).toBe(kept.content.answer);
  });

  it('shows an article to its own tenant only', async () => {
    const { articleId, revision } = await begin();
    const missing = expect.objectContaining({ code: 'KNOWLEDGE.ARTICLE_NOT_FOUND' });
    await expect(fixture.desk.find('other', articleId)).rejects.toEqual(missing);
    await expect(fixture.desk.history('other', articleId)).rejects.toEqual(missing);
    await expect(fixture.desk.compare('other', articleId, {})).rejects.toEqual(missing);
    await expect(fixture.desk.change({ ...eve, tenant: 'other' }, articleId, { type: 'ArchiveArticle', expectedRevision: revision })).rejects.toEqual(missing);
  });

  it('tells the history with names, changed fields and notes, newest first', async () => {
    const draft = await begin();
    const { articleId } = draft;
    const revised = await fixture.desk.change(eve, articleId, { type: 'ReviseArticle', content: { ...content, answer: 'Within 60 days.' }, expectedRevision: 1 });
    const submitted = await fixture.desk.change(eve, articleId, { type: 'SubmitArticle', note: 'New period', expectedRevision: revised.revision });
    await fixture.desk.change(rui, articleId, { type: 'ReturnArticle', note: 'From when?', expectedRevision: submitted.revision });
    expect(await fixture.desk.history('demo', articleId)).toMatchObject([
      { revision: 4, type: 'knowledge.ArticleReturned', byName: 'Rui', note: 'From when?' },
      { revision: 3, type: 'knowledge.ArticleSubmitted', byName: 'Eve', note: 'New period' },
      { revision: 2, type: 'knowledge.ArticleRevised', changed: ['answer'] },
      { revision: 1, type: 'knowledge.ArticleDrafted', changed: [] },
    ]);
    expect(await fixture.desk.textAt('demo', articleId, 1)).toMatchObject({ content: { answer: content.answer } });
  });

  it('compares a draft with what is live, by words in English and Chinese, and lists by entry', async () => {
    const published = await publish(await begin());
    const next = { ...content, answer: '请在60天内寄回。', similarQuestions: ['Can I send it back?', '怎么退货？'] };
    const { articleId } = published;
    const first = await fixture.desk.change(eve, articleId, { type: 'ReviseArticle', content: { ...next, answer: '请在30天内寄回。' }, expectedRevision: published.revision });
    const second = await fixture.desk.change(eve, articleId, { type: 'ReviseArticle', content: next, expectedRevision: first.revision });
    const comparison = await fixture.desk.compare('demo', articleId, { from: first.revision, to: second.revision });
    expect(comparison.fields).toEqual([
      {
        field: 'answer', list: false,
        parts: [{ op: 'same', text: '请在' }, { op: 'removed', text: '30' }, { op: 'added', text: '60' }, { op: 'same', text: '天内寄回。' }],
      },
    ]);
    const live = await fixture.desk.compare('demo', articleId, {});
    expect(live.fields.map(({ field }) => field)).toEqual(['answer', 'similarQuestions']);
    expect(live.fields[1]!.parts).toEqual([{ op: 'same', text: 'Can I send it back?' }, { op: 'added', text: '怎么退货？' }]);
  });

  it('lists by status, words, tag and overdue review, and counts what there is', async () => {
    const published = await publish(await begin());
    const overdue = { ...content, title: '发票', question: '怎么开发票？', language: 'zh', tags: ['billing'], reviewDate: '2026-01-01T00:00:00Z' };
    const articleId = newId();
    await fixture.desk.change(eve, articleId, { type: 'DraftArticle', tenant: 'demo', articleId, content: overdue, origin: 'editor' });
    const list = async (filter: object): Promise<string[]> =>
      (await fixture.entries.list(fixture.database, { tenant: 'demo', offset: 0, limit: 10, ...filter })).articles.map((entry) => entry.articleId);
    expect(await list({ status: 'published' })).toEqual([published.articleId]);
    expect(await list({ text: '开发票' })).toEqual([articleId]);
    expect(await list({ text: '100%_' })).toEqual([]);
    expect(await list({ tag: 'after-sales' })).toEqual([published.articleId]);
    expect(await list({ reviewBefore: '2026-02-01T00:00:00Z' })).toEqual([articleId]);
    expect(await list({ tenant: 'other' })).toEqual([]);
    expect(await fixture.entries.facets(fixture.database, 'demo', '2026-02-01T00:00:00Z')).toEqual({
      businessLines: ['retail'], languages: ['en', 'zh'], tags: ['after-sales', 'billing'], owners: [], statuses: { draft: 1, published: 1 }, overdue: 1,
    });
  });

  it('writes nothing when one of several commands is refused', async () => {
    const { articleId } = await begin();
    const command = { causeId: newId(), now: new Date().toISOString(), by: eve.sub, type: 'ArchiveArticle' as const };
    const both = (tx: Tx) =>
      fixture.ledger.handle(tx, [
        { tenant: 'demo', articleId, command: { ...command, expectedRevision: 1 } },
        { tenant: 'demo', articleId: newId(), command: { ...command, expectedRevision: 1 } },
      ]);
    await expect(fixture.database.transaction(both)).rejects.toMatchObject({ code: 'KNOWLEDGE.ARTICLE_NOT_FOUND' });
    expect(await fixture.desk.find('demo', articleId)).toMatchObject({ status: 'draft', revision: 1 });
  });
});

describe('a database that is older than the log', () => {
  it('gets articles and the editors\' list back from Kafka', async () => {
    const published = await publish(await begin());
    const list = () => fixture.entries.list(fixture.database, { tenant: 'demo', offset: 0, limit: 10 });
    const [before, records] = [await list(), await fixture.ledgerRows()];
    const log: Pick<LogClient, 'scan'> = {
      scan: async (topic, onBatch) => {
        const fetched = records.map(({ headers, value }, offset): FetchedRecord => ({
          topic: Topics.editing.name, partition: 0, offset, key: null, headers, value: Buffer.from(JSON.stringify(value)), timestamp: 0,
        }));
        await onBatch({ topic, partition: 0, fetchedOffset: 0, highWatermark: fetched.length, records: fetched });
      },
    };
    await fixture.database.execute('DELETE FROM stream');
    await fixture.database.execute('DELETE FROM ledger');
    await fixture.database.execute('DELETE FROM article_entry_v1');
    await restoreLedger({ database: fixture.database, log }, articleLedger(fixture.entries));
    expect(await list()).toEqual(before);
    expect(await fixture.desk.find('demo', published.articleId)).toEqual(published);
  });
});
