import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerMessageAdded, deriveId, MessageIntentCorrected, topicOf, Topics, type EventContract, type IntentLibraryContent } from '@parley/contracts';
import { LibraryLedger, libraryIdOf, ReviewStore } from '@parley/nlu/adapters';
import { builtInLibrary, Glossaries, LexicalEngine } from '@parley/nlu/domain';
import { intentCorrections, unrecognisedMessages } from '@parley/nlu/projections';
import type { Database, ReceivedEvent } from '@parley/platform/event-log';
import { prepareProjection } from '@parley/platform/projections';
import { EngineRoster } from '../library/engine-roster';
import { LibraryDesk } from '../library/library-desk';
import { LibraryTrainings } from '../library/library-trainings';
import { RecentMessages } from '../library/recent-messages';
import { MessageUnderstander } from '../message-understander';
import { openNluStand, type Caller, type NluStand } from '../testing/nlu-stand.support.spec';
import { IntentsController } from './intents.controller';
import { ReviewDesk } from './review-desk';
import { ReviewController } from './review.controller';

const understander = new MessageUnderstander(new EngineRoster({ builtIn: new LexicalEngine(), make: () => new LexicalEngine() }), new RecentMessages(), new Glossaries());

let stand: NluStand;
let database: Database;
let ledger: LibraryLedger;

beforeAll(async () => {
  stand = await openNluStand('nlu-review');
  database = stand.database;
  ledger = new LibraryLedger(stand.topic);
  for (const projection of [intentCorrections, unrecognisedMessages]) await prepareProjection(database, projection);
  await stand.serve([IntentsController, ReviewController], [
    { provide: LibraryLedger, useValue: ledger }, { provide: ReviewStore, useValue: new ReviewStore() }, ReviewDesk, LibraryDesk,
    // Nothing is trained here.
    { provide: LibraryTrainings, useValue: {} },
  ]);
});
afterAll(() => stand?.close());

const call = (method: string, path: string, { body, ...caller }: Caller & { body?: unknown }) => stand.call(method, path, body, caller);

let seq = 0;
function received(contract: EventContract, tenant: string, data: Record<string, unknown>): ReceivedEvent {
  seq += 1;
  const conversationId = `c-${seq}`;
  const time = new Date().toISOString();
  return {
    id: deriveId('review-spec', seq), type: contract.type, source: '/parley/spec', subject: conversationId, time, recordedtime: time, tenant,
    subjectid: 'subject', partitionkey: conversationId, dataversion: 1, seq, topic: topicOf(contract).name, partition: 0, offset: seq,
    data: { conversationId, messageId: `m-${seq}`, ...data },
  };
}
async function correct(tenant: string, text: string, intent: string, recognisedIntent?: string): Promise<void> {
  const event = received(MessageIntentCorrected, tenant, { agentId: 'ada', text, intent, ...(recognisedIntent !== undefined && { recognisedIntent }) });
  await database.transaction((tx) => intentCorrections.apply(tx, [event], intentCorrections.tableNames()));
}
/** Customers write, and the service understands it or not. */
async function write(tenant: string, ...texts: string[]): Promise<void> {
  const messages = texts.map((text) => received(CustomerMessageAdded, tenant, { content: { kind: 'text', text }, controller: 'bot' }));
  const events = (await understander.understand(messages)).map(({ event }): ReceivedEvent => ({ ...event, data: event.data as Record<string, unknown>, topic: Topics.nlu.name, partition: 0, offset: 0 }));
  await database.transaction((tx) => unrecognisedMessages.apply(tx, events, unrecognisedMessages.tableNames()));
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
    await write('clusters', 'do you gift wrap parcels', 'gift wrap 13812345678', 'where is my order');
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
    await write(tenant, 'do you engrave rings', 'engrave my ring please');
    await correct(tenant, 'engrave my ring please', 'product.engraving');
    await correct(tenant, 'engrave my ring please', 'product.question');
    await save(tenant, withIntent('product.engraving', 'Engrave my  RING please'));
    expect(await call('GET', 'library/unrecognised', { tenant })).toMatchObject({ messages: 1 });
    expect(await call('GET', 'library/corrected', { tenant })).toMatchObject({ groups: [{ intent: 'product.question' }] });
  });

  it('leaves out for good what was put aside, of corrections only as that intent', async () => {
    const tenant = 'aside';
    const dismiss = (texts: string[], intent?: string) => call('POST', 'library/dismissals', { tenant, body: { texts, ...(intent !== undefined && { intent }) } });
    await write(tenant, 'do you engrave rings', 'engrave a ring');
    await correct(tenant, 'do you engrave rings', 'product.engraving');
    await correct(tenant, 'do you engrave rings', 'product.question');
    expect(await dismiss(['DO you engrave  rings', 'engrave a ring'])).toMatchObject({ httpStatus: 204 });
    expect(await dismiss(['do you engrave rings'], 'product.question')).toMatchObject({ httpStatus: 204 });
    expect(await dismiss(['do you engrave rings'], 'product.question')).toMatchObject({ httpStatus: 204 });
    await write(tenant, 'do you engrave rings');
    expect(await call('GET', 'library/unrecognised', { tenant })).toMatchObject({ messages: 0, clusters: [] });
    expect(await call('GET', 'library/corrected', { tenant })).toMatchObject({ groups: [{ intent: 'product.engraving' }] });
    expect(await database.query("SELECT 1 FROM review_dismissal WHERE text_hash LIKE '%engrave%'")).toEqual([]);
  });

  it('shows the same on every instance, also on one that starts later', async () => {
    const tenant = 'instances';
    await write(tenant, 'do you engrave rings', 'engrave a ring', 'do you gift wrap parcels', 'can you gift wrap parcels');
    await correct(tenant, 'my points', 'loyalty.points');
    await call('POST', 'library/dismissals', { tenant, body: { texts: ['engrave a ring', 'do you engrave rings'] } });
    const late = new ReviewDesk(database, new LibraryLedger(stand.topic), new ReviewStore());
    const shown = await late.unrecognised(tenant);
    expect(shown).toMatchObject({ messages: 2, clusters: [{ count: 2 }] });
    expect(await call('GET', 'library/unrecognised', { tenant })).toEqual({ httpStatus: 200, ...shown });
    expect(await call('GET', 'library/corrected', { tenant })).toEqual({ httpStatus: 200, ...(await late.corrected(tenant)) });
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
