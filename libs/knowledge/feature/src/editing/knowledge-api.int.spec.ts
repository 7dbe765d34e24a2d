import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { ArticleEntryStore, ArticleStore, ImportStore, LearningStore } from '@parley/knowledge/adapters';
import { loadConfig, ServiceConfig } from '@parley/platform/config';
import { Database, Jobs, newId, type Relay } from '@parley/platform/event-log';
import { startService, TokenSigner, type Role, type RunningService } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/observability';
import { testDatabase } from '@parley/testing';
import { ArticleExport } from '../imports/article-export';
import { ArticleImports } from '../imports/article-imports';
import { ImportsController } from '../imports/imports.controller';
import { LearningController } from '../learning/learning.controller';
import { ProposalsController } from '../learning/proposals.controller';
import { ArticleDesk } from './article-desk';
import { EditingController } from './editing.controller';
import { content, DeskFixture } from './testing/desk.fixture';

class SpecConfig extends ServiceConfig {}

const config = loadConfig(SpecConfig, {
  PARLEY_SERVICE_PORT: '0', PARLEY_KAFKA_BROKERS: 'nowhere:9092', PARLEY_POSTGRES_URL: 'postgres://nobody@nowhere/none',
  PARLEY_TOKEN_SECRET: 'a-secret-of-at-least-thirty-two-chars', PARLEY_INSTANCE: 'spec-1',
});

let fixture: DeskFixture;
let service: RunningService;

beforeAll(async () => {
  fixture = await DeskFixture.open(testDatabase);
  const { database, ledger, entries, desk } = fixture;
  const imports = new ArticleImports(database, ledger, entries, new ImportStore(), new Jobs(), { nudge: () => undefined } as unknown as Relay);
  @Module({
    controllers: [EditingController, ImportsController, LearningController, ProposalsController],
    providers: [
      { provide: Database, useValue: database }, { provide: ArticleEntryStore, useValue: entries }, { provide: ArticleDesk, useValue: desk },
      { provide: ArticleImports, useValue: imports }, { provide: ImportStore, useValue: new ImportStore() },
      { provide: LearningStore, useValue: new LearningStore() }, { provide: ArticleStore, useValue: new ArticleStore() },
      { provide: ArticleExport, useValue: new ArticleExport(database, ledger, entries) },
    ],
  })
  class SpecModule {}
  service = await startService({ name: 'spec', module: SpecModule, config, logger: silentLogger });
});
afterAll(async () => {
  await service?.shutdown();
  await fixture?.close();
});

async function call(method: string, path: string, { as = 'p-eve', role = 'editor', body, type = 'application/json' }: { as?: string; role?: Role; body?: unknown; type?: string } = {}) {
  const token = await new TokenSigner(config.tokenSecret).sign({ sub: as, tenant: 'demo', roles: [role], name: as, locale: 'en' }, 60);
  return fetch(`${service.url}/api/knowledge/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body: type === 'application/json' ? JSON.stringify(body) : (body as string) }),
  });
}

const answer = async (response: Promise<Response>): Promise<Record<string, unknown> & { status: number }> => {
  const { status } = await response;
  return { ...((await (await response).json()) as object), httpStatus: status } as never;
};

const begin = async (change: object = {}): Promise<string> => {
  const articleId = newId();
  expect((await call('POST', 'editing/articles', { body: { articleId, content: { ...content, ...change } } })).status).toBe(201);
  return articleId;
};

describe('the editing API', () => {
  it('is for editors and supervisors', async () => {
    const statuses = await Promise.all((['agent', 'analyst', 'editor', 'supervisor', 'admin'] as const).map(async (role) => (await call('GET', 'editing/articles', { role })).status));
    expect(statuses).toEqual([403, 403, 200, 200, 200]);
    expect((await fetch(`${service.url}/api/knowledge/editing/articles`)).status).toBe(401);
  });

  it('answers the second of two savers with 409 and what is there now', async () => {
    const id = await begin();
    const save = (text: string) => call('PUT', `editing/articles/${id}`, { body: { expectedRevision: 1, content: { ...content, answer: text } } });
    expect((await save('First.')).status).toBe(200);
    expect(await answer(save('Second.'))).toMatchObject({
      httpStatus: 409, code: 'KNOWLEDGE.ARTICLE_CONFLICT', expectedRevision: 1, revision: 2, changedBy: 'p-eve', content: { answer: 'First.' },
    });
  });

  it('refuses an approval by the author with 403, a step that the state forbids with 409, and an incomplete text with 422', async () => {
    const id = await begin();
    expect(await answer(call('POST', `editing/articles/${id}/publish`, { body: { expectedRevision: 1 } }))).toMatchObject({ httpStatus: 409, code: 'KNOWLEDGE.ARTICLE_STATE_NOT_ALLOWED' });
    expect((await call('POST', `editing/articles/${id}/submit`, { body: { expectedRevision: 1, note: 'please' } })).status).toBe(200);
    expect(await answer(call('POST', `editing/articles/${id}/approve`, { body: { expectedRevision: 2 } }))).toMatchObject({ httpStatus: 403, code: 'KNOWLEDGE.FOUR_EYES_FORBIDDEN' });
    expect(await answer(call('POST', `editing/articles/${id}/approve`, { as: 'p-rui', body: { expectedRevision: 2 } }))).toMatchObject({ httpStatus: 200, revision: 3 });
    const empty = await begin({ answer: '' });
    expect(await answer(call('POST', `editing/articles/${empty}/submit`, { body: { expectedRevision: 1 } }))).toMatchObject({ httpStatus: 422, fields: ['answer'] });
  });

  it('refuses what is no article with the fields, and finds nothing under an unknown id', async () => {
    const wrong = await answer(call('POST', 'editing/articles', { body: { content: { ...content, kind: 'novel', extra: 1 } } }));
    expect(wrong).toMatchObject({ httpStatus: 400, code: 'HTTP.INVALID' });
    expect(wrong['fields']).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'content.kind' }), expect.objectContaining({ field: 'content.extra' })]));
    for (const path of ['', '/history', '/differences', '/revisions/1']) expect((await call('GET', `editing/articles/${newId()}${path}`)).status).toBe(404);
  });
});

describe('the import API', () => {
  const upload = (query: string, options: { role?: Role; body?: string; type?: string } = {}) =>
    call('POST', `imports?${query}`, { body: '{"question":"How?","answer":"So."}', type: 'application/octet-stream', ...options });

  it('takes a file, and leaves publishing without a review to administrators', async () => {
    expect(await answer(upload('fileName=faq.jsonl&target=draft'))).toMatchObject({ httpStatus: 202, fileName: 'faq.jsonl', rowsRead: 0 });
    expect(await answer(upload('fileName=faq.jsonl&target=published'))).toMatchObject({ httpStatus: 403, code: 'KNOWLEDGE.UNREVIEWED_IMPORT_FORBIDDEN' });
    expect((await upload('fileName=faq.jsonl&target=published', { role: 'admin' })).status).toBe(202);
    expect((await upload('fileName=faq.jsonl&target=draft', { role: 'agent' })).status).toBe(403);
  });

  it('refuses other kinds of files and of content, and what is too large', async () => {
    expect(await answer(upload('fileName=faq.pdf&target=draft'))).toMatchObject({ httpStatus: 422, code: 'KNOWLEDGE.IMPORT_FILE_REJECTED', reason: 'unknown-format' });
    expect(await answer(upload('fileName=faq.csv&target=draft', { type: 'text/csv' }))).toMatchObject({ httpStatus: 415 });
    expect((await upload('fileName=faq.csv&target=draft', { body: 'x'.repeat(33 * 1024 * 1024) }).catch(() => ({ status: 413 }))).status).toBe(413);
  });
});

describe('the export API', () => {
  it('sends a file that is saved, not shown, and refuses other formats', async () => {
    await begin();
    const file = await call('GET', 'export?format=csv&status=draft');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="articles-\d{4}-\d\d-\d\d\.csv"$/);
    expect(await file.text()).toContain('How do I return something?');
    expect((await call('GET', 'export?format=exe')).status).toBe(400);
  });
});

describe('the learning API', () => {
  it('makes a draft of what an agent proposes, without what names a customer, once', async () => {
    const proposalId = newId();
    const body = { proposalId, question: 'Where is order W2378156?', answer: 'Hello,\nwrite to jane.doe@mail.example.' };
    const propose = (as: Role) => answer(call('POST', 'proposals', { as: 'p-ann', role: as, body }));
    expect(await propose('agent')).toEqual({ httpStatus: 201, articleId: proposalId });
    expect(await propose('agent')).toMatchObject({ httpStatus: 409, code: 'KNOWLEDGE.ARTICLE_ALREADY_EXISTS' });
    const { articles } = await answer(call('GET', 'editing/articles?status=draft&language=en&q=Where%20is%20order')) as unknown as { articles: object[] };
    expect(articles).toMatchObject([{ articleId: proposalId, title: 'Where is order …?', changedByName: 'p-ann' }]);
    expect(await answer(call('GET', `editing/articles/${proposalId}`))).toMatchObject({ content: { question: 'Where is order …?', answer: 'Hello,\nwrite to ….' }, editors: ['p-ann'] });
    const { items } = await answer(call('GET', `editing/articles/${proposalId}/history`)) as unknown as { items: object[] };
    expect(items).toMatchObject([{ type: 'knowledge.ArticleDrafted', origin: 'agent', by: 'p-ann' }]);
  });

  it('refuses proposals of others, blank ones and ones that are too long', async () => {
    const propose = async (role: Role, change: object = {}) =>
      (await call('POST', 'proposals', { role, body: { proposalId: newId(), question: 'How?', answer: 'So.', ...change } })).status;
    expect([await propose('supervisor'), await propose('editor'), await propose('analyst')]).toEqual([201, 403, 403]);
    expect([await propose('agent', { answer: ' ' }), await propose('agent', { answer: 'x'.repeat(8_193) }), await propose('agent', { proposalId: 'mine' })]).toEqual([400, 400, 400]);
  });

  it('leaves dismissing a suggestion to those who edit', async () => {
    const dismiss = async (role: Role) => (await call('POST', 'learning/suggestions/dismiss', { role, body: { articleId: 'refunds', wording: 'money back' } })).status;
    expect([await dismiss('analyst'), await dismiss('agent'), await dismiss('editor')]).toEqual([403, 403, 204]);
    expect((await call('GET', 'learning/suggestions?articleId=refunds', { role: 'analyst' })).status).toBe(200);
  });
});
