import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { PastConversationLedger, PastConversationStore, PastImportStore } from '@parley/conversation/adapters';
import { loadConfig, ServiceConfig } from '@parley/platform/config';
import { Database, Jobs, JobWorker, runMigrations, type Relay } from '@parley/platform/event-log';
import { startService, TokenSigner, type Role, type RunningService } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/observability';
import { eventually, pack, testDatabase, type TestDatabase } from '@parley/testing';
import { conversationMigrations } from '../migrations';
import { PastConversationsController } from './past-conversations.controller';
import { APPLY_PAST_JOB, PastImports } from './past-imports';
import { PastImportsController } from './past-imports.controller';

class SpecConfig extends ServiceConfig {}

const config = loadConfig(SpecConfig, {
  PARLEY_SERVICE_PORT: '0', PARLEY_KAFKA_BROKERS: 'nowhere:9092', PARLEY_POSTGRES_URL: 'postgres://nobody@nowhere/none',
  PARLEY_TOKEN_SECRET: 'a-secret-of-at-least-thirty-two-chars', PARLEY_INSTANCE: 'spec-1',
});
const FILE = [
  { conversation: 'c-1', author: 'customer', time: '2024-03-05T07:00:00Z', text: 'Where is order 4711-0815?', channel: 'live chat', customer: 'Zelda Quill' },
  { conversation: 'c-1', author: 'agent', time: '2024-03-05T07:01:00Z', text: 'On its way, Zelda.', resolution: 'solved' },
].map((line) => JSON.stringify(line)).join('\n');

let store: TestDatabase;
let database: Database;
let service: RunningService;
let worker: JobWorker;

beforeAll(async () => {
  store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, conversationMigrations) });
  database = new Database({ url: store.url, applicationName: 'past-api-spec' });
  const jobs = new Jobs();
  const imports = new PastImports(database, new PastConversationLedger(), new PastImportStore(), jobs, { nudge: () => undefined } as unknown as Relay);
  worker = new JobWorker({ kind: APPLY_PAST_JOB, concurrency: 1, handle: (job) => imports.applyNext(job), database, jobs, nudgeRelay: () => undefined, onError: () => undefined });
  @Module({
    controllers: [PastImportsController, PastConversationsController],
    providers: [
      { provide: Database, useValue: database }, { provide: PastImports, useValue: imports }, { provide: PastImportStore, useValue: new PastImportStore() },
      { provide: PastConversationStore, useValue: new PastConversationStore(database) },
    ],
  })
  class SpecModule {}
  service = await startService({ name: 'spec', module: SpecModule, config, logger: silentLogger });
  worker.start();
});
afterAll(async () => {
  await worker?.stop();
  await service?.shutdown();
  await database?.close();
  await store?.drop();
});

async function call(method: string, path: string, { role = 'supervisor', body, type = 'application/octet-stream' }: { role?: Role; body?: string | Buffer; type?: string } = {}) {
  const token = await new TokenSigner(config.tokenSecret).sign({ sub: 'p-sam', tenant: 'demo', roles: [role], name: 'Sam', locale: 'en' }, 60);
  const response = await fetch(`${service.url}/api/conversation/${path}`, {
    method, headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': type }) }, ...(body !== undefined && { body: new Uint8Array(Buffer.from(body as string)) }),
  });
  const text = await response.text();
  return { status: response.status, text, json: (text.startsWith('{') && !text.includes('\n') ? JSON.parse(text) : {}) as Record<string, unknown> };
}

describe('the interface for old conversations', () => {
  it('takes a file from editors and supervisors only, as bytes, and says what is missing', async () => {
    const statuses = (['agent', 'analyst', 'editor', 'supervisor'] as const).map(async (role) => (await call('GET', 'imports', { role })).status);
    expect(await Promise.all(statuses)).toEqual([403, 403, 200, 200]);
    expect((await call('POST', 'imports?format=jsonl', { role: 'agent', body: FILE })).status).toBe(403);
    expect((await call('POST', 'imports?format=jsonl', { body: FILE, type: 'text/plain' })).json).toMatchObject({ status: 415, code: 'HTTP.UNSUPPORTED' });
    expect((await call('POST', 'imports?format=pdf', { body: FILE })).json).toMatchObject({ status: 400, fields: [{ field: 'format' }] });
    expect((await call('POST', 'imports?format=whatsapp&timeZone=Mars/Olympus', { body: FILE })).json).toMatchObject({
      status: 400, fields: [{ field: 'timeZone', expected: ['must be a zone such as Asia/Shanghai'] }, { field: 'business' }],
    });
  });

  it.each([
    ['archive-ratio', () => pack({ '_chat.txt': Buffer.alloc(4_000_000) })],
    ['not-a-chat', async () => Buffer.from('Dear Zelda Quill')],
    ['line-too-long', async () => Buffer.from(`13/03/24, 10:00 - Zelda: ${'x'.repeat(1_000_000)}`)],
    ['encoding', async () => Buffer.from([0x71, 0x00, 0x01, 0xff, 0xff, 0xff])],
  ])('refuses a hostile file as %s, with nothing half-done and nothing of it in the answer', async (reason, file) => {
    const { json, text } = await call('POST', 'imports?format=whatsapp&timeZone=UTC&business=Sun%20Shop', { body: await file() });
    expect(json).toMatchObject({ status: 422, code: 'CONVERSATION.IMPORT_FILE_REJECTED', reason });
    expect(text).not.toMatch(/Zelda|xxx/);
    expect(await database.query('SELECT 1 FROM past_import')).toEqual([]);
  });

  it('brings a file from the dry run into the history that people read, and gives it back as a file', async () => {
    const { status, json } = await call('POST', 'imports?format=jsonl', { body: FILE });
    expect([status, json]).toEqual([201, expect.objectContaining({ status: 'ready', conversations: 1, messages: 2, wrongLines: 0 })]);
    const path = `imports/${String(json['importId'])}`;
    expect((await call('POST', `${path}/apply`)).status).toBe(202);
    await eventually(async () => expect((await call('GET', path)).json).toMatchObject({ status: 'done', added: 2 }));
    const { conversations } = (await call('GET', 'past-conversations', { role: 'agent' })).json as { conversations: { conversationId: string }[] };
    expect(conversations).toMatchObject([{ channel: 'live chat', resolution: 'solved', messages: 2, lastTime: '2024-03-05T07:01:00.000Z' }]);
    const id = conversations[0]!.conversationId;
    expect((await call('GET', `past-conversations/${id}`, { role: 'agent' })).json).toMatchObject({ messages: [{ author: 'customer', text: 'Where is order …?' }, { author: 'agent', text: 'On its way, [customer].' }] });
    expect((await call('GET', 'past-conversations/nothing', { role: 'agent' })).json).toMatchObject({ status: 404, code: 'CONVERSATION.NOT_FOUND' });
    const file = await call('GET', 'past-conversations/export', { role: 'analyst' });
    expect(file.text.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { conversation: id, author: 'customer', time: '2024-03-05T07:00:00.000Z', text: 'Where is order …?', channel: 'live chat', language: 'en', resolution: 'solved' },
      { conversation: id, author: 'agent', time: '2024-03-05T07:01:00.000Z', text: 'On its way, [customer].', channel: 'live chat', language: 'en', resolution: 'solved' },
    ]);
  });

  it('shows page by page each conversation once, also where several ended at one moment', async () => {
    const lines = ['a', 'b', 'c', 'd', 'e'].map((conversation) => JSON.stringify({ conversation, author: 'customer', time: '2023-01-01T00:00:00Z', text: conversation, channel: 'paged' }));
    const { json } = await call('POST', 'imports?format=jsonl', { body: lines.join('\n') });
    const path = `imports/${String(json['importId'])}`;
    await call('POST', `${path}/apply`);
    await eventually(async () => expect((await call('GET', path)).json).toMatchObject({ status: 'done', added: 5 }));
    const pages: string[][] = [];
    for (let after: string | undefined = ''; after !== undefined; after = pages.at(-1)?.at(-1)) {
      const page = await call('GET', `past-conversations?channel=paged&limit=2${after && `&after=${after}`}`);
      pages.push((page.json as { conversations: { conversationId: string }[] }).conversations.map(({ conversationId }) => conversationId));
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1, 0]);
    expect(new Set(pages.flat()).size).toBe(5);
    expect((await call('GET', 'past-conversations?after=nothing')).json).toMatchObject({ status: 404, code: 'CONVERSATION.NOT_FOUND' });
  });
});
