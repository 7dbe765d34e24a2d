import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { deriveId, MessageIntentCorrected, Topics, type IntentLibraryContent } from '@parley/contracts';
import { EditorNames, LibraryLedger, libraryIdOf, ReviewStore } from '@parley/nlu/adapters';
import { builtInLibrary, LexicalEngine } from '@parley/nlu/domain';
import { intentCorrections } from '@parley/nlu/projections';
import { loadConfig, ServiceConfig } from '@parley/platform/config';
import { Database, Relay, runMigrations } from '@parley/platform/event-log';
import { startService, TokenSigner, type Role, type RunningService } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/observability';
import { prepareProjection } from '@parley/platform/projections';
import { testDatabase, type TestDatabase } from '@parley/testing';
import { LibraryDesk } from '../library/library-desk';
import { LibraryTrainings } from '../library/library-trainings';
import { RecentMessages } from '../library/recent-messages';
import { nluMigrations } from '../migrations';
import { IntentsController } from './intents.controller';
import { ReviewDesk } from './review-desk';
import { ReviewController } from './review.controller';

class SpecConfig extends ServiceConfig {}

const config = loadConfig(SpecConfig, {
  PARLEY_SERVICE_PORT: '0', PARLEY_KAFKA_BROKERS: 'nowhere:9092', PARLEY_POSTGRES_URL: 'postgres://nobody@nowhere/none',
  PARLEY_TOKEN_SECRET: 'a-secret-of-at-least-thirty-two-chars', PARLEY_INSTANCE: 'spec-1',
});
const recent = new RecentMessages();
const ledger = new LibraryLedger();
const lexical = new LexicalEngine();

let store: TestDatabase;
let database: Database;
let service: RunningService;

beforeAll(async () => {
  store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, nluMigrations) });
  database = new Database({ url: store.url, applicationName: 'spec' });
  await prepareProjection(database, intentCorrections);
  @Module({
    controllers: [IntentsController, ReviewController],
    providers: [
      { provide: Database, useValue: database }, { provide: LibraryLedger, useValue: ledger }, { provide: ReviewStore, useValue: new ReviewStore() },
      { provide: RecentMessages, useValue: recent }, { provide: EditorNames, useValue: new EditorNames() }, ReviewDesk, LibraryDesk,
      // Nothing is trained or sent here.
      { provide: LibraryTrainings, useValue: {} }, { provide: Relay, useValue: { nudge: () => undefined } },
    ],
  })
  class SpecModule {}
  service = await startService({ name: 'spec', module: SpecModule, config, logger: silentLogger });
});
afterAll(async () => {
  await service?.shutdown();
  await database?.close();
  await store?.drop();
});

async function call(method: string, path: string, { tenant, role = 'editor', body }: { tenant: string; role?: Role; body?: unknown }) {
  const token = await new TokenSigner(config.tokenSecret).sign({ sub: 'p-eve', tenant, roles: [role], name: 'Eve', locale: 'en' }, 60);
  const response = await fetch(`${service.url}/api/nlu/${path}`, {
    method, headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { httpStatus: response.status, ...(text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)) };
}

let seq = 0;
async function correct(tenant: string, text: string, intent: string, recognisedIntent?: string): Promise<void> {
  seq += 1;
  const conversationId = `c-${seq}`;
  const time = new Date().toISOString();
  const event = {
    id: deriveId('review-spec', seq), type: MessageIntentCorrected.type, source: '/parley/routing', subject: conversationId, time, recordedtime: time, tenant,
    subjectid: 'subject', partitionkey: conversationId, dataversion: 1, seq, topic: Topics.routing.name, partition: 0, offset: seq,
    data: { conversationId, messageId: `m-${seq}`, agentId: 'ada', text, intent, ...(recognisedIntent !== undefined && { recognisedIntent }) },
  };
  await database.transaction((tx) => intentCorrections.apply(tx, [event], intentCorrections.tableNames()));
}
async function remember(tenant: string, ...texts: string[]): Promise<void> {
  for (const text of texts) recent.remember(tenant, text, (await lexical.understand([{ tenant, text, time: '2026-01-01T00:00:00.000Z' }]))[0]!);
}
const save = (tenant: string, content: IntentLibraryContent, expectedRevision = 0) =>
  database.transaction((tx) =>
    ledger.handle(tx, { type: 'SaveDraft', tenant, libraryId: libraryIdOf(tenant), causeId: deriveId(tenant, expectedRevision), now: new Date().toISOString(), by: 'p-eve', expectedRevision, content }));
const withIntent = (name: string, ...examples: string[]): IntentLibraryContent => {
  const { intents, outOfScope } = builtInLibrary();
  return { intents: [...intents.map((intent) => ({ name: intent.name, examples: [...intent.examples] })), { name, examples }], outOfScope: [...outOfScope] };
};

describe('the review of what was not understood', () => {
  it('is for editors and supervisors, the list of intents for agents as well', async () => {
    const statuses = (path: string) => Promise.all((['agent', 'analyst', 'editor', 'supervisor'] as const).map(async (role) => (await call('GET', path, { tenant: 'roles', role })).httpStatus));
    expect(await statuses('library/unrecognised')).toEqual([403, 403, 200, 200]);
    expect(await statuses('library/corrected')).toEqual([403, 403, 200, 200]);
    expect(await statuses('intents')).toEqual([200, 403, 200, 200]);
  });

  it('shows what no intent covered in clusters, masked, to its own tenant only', async () => {
    await remember('clusters', 'do you gift wrap parcels', 'gift wrap 13812345678', 'where is my order');
    const answer = await call('GET', 'library/unrecognised', { tenant: 'clusters' });
    expect(answer).toMatchObject({ httpStatus: 200, messages: 2, clusters: [{ count: 2 }] });
    expect(JSON.stringify(answer)).not.toContain('138');
    expect(await call('GET', 'library/unrecognised', { tenant: 'another' })).toMatchObject({ messages: 0, clusters: [] });
  });

  it('shows corrected messages by what they were taken for, to their own tenant only', async () => {
    const tenant = 'corrected';
    await correct(tenant, 'how many points do I have', 'loyalty.points', 'order.status');
    await correct(tenant, 'my points', 'loyalty.points', 'order.status');
    await correct(tenant, 'sing me a song', 'none');
    expect(await call('GET', 'library/corrected', { tenant })).toMatchObject({
      groups: [
        { recognised: 'order.status', intent: 'loyalty.points', count: 2, texts: [{ count: 1 }, { count: 1 }] },
        { recognised: null, intent: 'none', count: 1, texts: [{ text: 'sing me a song' }] },
      ],
    });
    expect(await call('GET', 'library/corrected', { tenant: 'another' })).toMatchObject({ groups: [] });
  });

  it('leaves out what the draft has learned', async () => {
    const tenant = 'learned';
    await remember(tenant, 'do you engrave rings', 'engrave my ring please');
    await correct(tenant, 'engrave my ring please', 'product.engraving');
    await correct(tenant, 'engrave my ring please', 'product.question');
    await save(tenant, withIntent('product.engraving', 'Engrave my  RING please'));
    expect(await call('GET', 'library/unrecognised', { tenant })).toMatchObject({ messages: 1 });
    expect(await call('GET', 'library/corrected', { tenant })).toMatchObject({ groups: [{ intent: 'product.question' }] });
  });

  it('leaves out for good what was put aside, of corrections only as that intent', async () => {
    const tenant = 'aside';
    const dismiss = (texts: string[], intent?: string) => call('POST', 'library/dismissals', { tenant, body: { texts, ...(intent !== undefined && { intent }) } });
    await remember(tenant, 'do you engrave rings', 'engrave a ring');
    await correct(tenant, 'do you engrave rings', 'product.engraving');
    await correct(tenant, 'do you engrave rings', 'product.question');
    expect(await dismiss(['DO you engrave  rings', 'engrave a ring'])).toMatchObject({ httpStatus: 204 });
    expect(await dismiss(['do you engrave rings'], 'product.question')).toMatchObject({ httpStatus: 204 });
    expect(await dismiss(['do you engrave rings'], 'product.question')).toMatchObject({ httpStatus: 204 });
    await remember(tenant, 'do you engrave rings');
    expect(await call('GET', 'library/unrecognised', { tenant })).toMatchObject({ messages: 0, clusters: [] });
    expect(await call('GET', 'library/corrected', { tenant })).toMatchObject({ groups: [{ intent: 'product.engraving' }] });
    expect(await database.query("SELECT 1 FROM review_dismissal WHERE text_hash LIKE '%engrave%'")).toEqual([]);
  });

  it('refuses a dismissal of nothing and of too much', async () => {
    for (const texts of [[], Array.from({ length: 201 }, String), ['x'.repeat(1_001)], [1]]) {
      expect(await call('POST', 'library/dismissals', { tenant: 'aside', body: { texts } })).toMatchObject({ httpStatus: 400, code: 'HTTP.INVALID' });
    }
  });

  it('offers agents the intents that customers are understood by: the built-in ones until the tenant publishes its own', async () => {
    const tenant = 'choices';
    const before = await call('GET', 'intents', { tenant, role: 'agent' });
    expect(before).toMatchObject({ libraryVersion: null });
    expect((before as unknown as { intents: object[] }).intents).toContainEqual(expect.objectContaining({ name: 'order.status', zh: expect.any(String), en: expect.any(String) }));
    await save(tenant, withIntent('loyalty.points', 'my points', 'points please', '会员积分'));
    expect(JSON.stringify(await call('GET', 'intents', { tenant, role: 'agent' }))).not.toContain('loyalty.points');
    const training = { intents: 2, judged: 6, accuracy: 1, macroF1: 1, confusions: [], weakIntents: [], trainMs: 1 };
    await database.transaction((tx) =>
      ledger.handle(tx, {
        type: 'PublishLibrary', tenant, libraryId: libraryIdOf(tenant), causeId: deriveId(tenant, 'publish'), now: new Date().toISOString(), by: 'p-eve', expectedRevision: 1,
        trained: { draftRevision: 1, seed: 1, training },
      }));
    expect(await call('GET', 'intents', { tenant, role: 'agent' })).toMatchObject({
      libraryVersion: 1, intents: expect.arrayContaining([{ name: 'loyalty.points', en: 'my points', zh: '会员积分' }]),
    });
  });
});
