import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IntentLibraryContent } from '@parley/contracts';
import { LibraryLedger, TrainingStore } from '@parley/nlu/adapters';
import { Glossaries, LinearEngine, LexicalEngine, reportOf, trainLibrary, type IntentLibrary } from '@parley/nlu/domain';
import { silentLogger } from '@parley/platform/observability';
import { eventually } from '@parley/testing';
import { openNluStand, type Caller, type NluStand } from '../testing/nlu-stand.support.spec';
import { EngineRoster } from './engine-roster';
import { LibraryDesk } from './library-desk';
import { LibraryTrainings } from './library-trainings';
import { LibraryController } from './library.controller';
import { RecentMessages } from './recent-messages';
import { ReleaseFollower, type LibraryTrainer } from './release-follower';

const library = (name: string): IntentLibraryContent => ({
  intents: [
    { name, examples: ['my parcel is lost', 'the parcel never came', '包裹丢了'] },
    { name: 'gift.wrap', examples: ['wrap it as a gift', 'gift wrapping please', '要礼品包装'] },
  ],
  outOfScope: ['tell me a joke'],
});
const trainer: LibraryTrainer = {
  train(content: IntentLibrary, seed: number) {
    const training = trainLibrary(content, seed);
    return Promise.resolve({ model: training.model, report: reportOf(training) });
  },
};
const lexical = new LexicalEngine();
const newRoster = () => new EngineRoster({ builtIn: lexical, make: ({ classifier, version }) => new LinearEngine(classifier, lexical, version) });
const recent = new RecentMessages();
const rosters = [newRoster(), newRoster()] as const;

let stand: NluStand;
let followers: ReleaseFollower[];

beforeAll(async () => {
  stand = await openNluStand('nlu-library');
  const { database, log, topic } = stand;
  followers = rosters.map((roster, n) => new ReleaseFollower({ log, instance: stand.group(`nlu-${n}`), trainer, roster, glossaries: new Glossaries(), logger: silentLogger, topic }));
  await Promise.all(followers.map((follower) => follower.start(60_000)));
  const trainings = new LibraryTrainings({ database, store: new TrainingStore(), trainer, roster: rosters[0], recent, logger: silentLogger });
  await stand.serve([LibraryController], [
    { provide: LibraryLedger, useValue: new LibraryLedger(topic) }, { provide: LibraryTrainings, useValue: trainings }, { provide: ReleaseFollower, useValue: followers[0] }, LibraryDesk,
  ]);
});
afterAll(async () => {
  await Promise.all((followers ?? []).map((follower) => follower.close()));
  await stand?.close();
});

const call = (method: string, path: string, body?: unknown, caller?: Caller) => stand.call(method, `library${path}`, body, caller);
const trained = (tenant: string) =>
  eventually(async () => {
    const { training } = (await call('GET', '/training', undefined, { tenant })) as unknown as { training: { status: string; comparison: unknown } };
    expect(training.status).toBe('done');
    return training;
  });
const released = (tenant: string, version: number) =>
  eventually(() => expect(rosters.map((roster) => roster.of(tenant).libraryVersion)).toEqual([version, version]), { timeoutMs: 20_000 });

describe('the intent library API', () => {
  it('is for editors and supervisors', async () => {
    const statuses = await Promise.all((['agent', 'analyst', 'editor', 'supervisor'] as const).map(async (role) => (await call('GET', '', undefined, { role })).httpStatus));
    expect(statuses).toEqual([403, 403, 200, 200]);
  });

  it('shows that a tenant without a library uses the built-in one', async () => {
    expect(await call('GET', '')).toMatchObject({ revision: 0, draft: null, live: null, names: {}, release: { running: null }, training: null });
  });

  it('takes a draft through training to a release on every instance, and back', async () => {
    const tenant = 'shop';
    expect(await call('PUT', '/draft', { expectedRevision: 0, content: library('parcel.lost') }, { tenant })).toMatchObject({ httpStatus: 200, revision: 1 });
    expect(await call('POST', '/publish', { expectedRevision: 1 }, { tenant })).toMatchObject({ httpStatus: 409, code: 'NLU.UNTRAINED_DRAFT_NOT_ALLOWED' });
    recent.remember(tenant, 'my parcel is lost');
    expect(await call('POST', '/train', undefined, { tenant })).toMatchObject({ httpStatus: 202, status: 'training' });
    expect(await trained(tenant)).toMatchObject({ draftRevision: 1, training: { intents: 2, judged: 6 }, comparison: null });
    expect(await call('POST', '/publish', { expectedRevision: 1 }, { tenant })).toMatchObject({ httpStatus: 200, live: 1, names: { 'p-eve': 'Eve' } });
    await released(tenant, 1);

    await call('PUT', '/draft', { expectedRevision: 2, content: library('delivery.lost') }, { tenant });
    expect(await call('POST', '/publish', { expectedRevision: 3 }, { tenant })).toMatchObject({ httpStatus: 409 });
    await call('POST', '/train', undefined, { tenant });
    expect(await trained(tenant)).toMatchObject({ comparison: { messages: 1, agreement: 0, changes: [{ from: 'parcel.lost', to: 'delivery.lost', count: 1 }] } });
    await call('POST', '/publish', { expectedRevision: 3 }, { tenant });
    await released(tenant, 2);

    expect(await call('POST', '/roll-back', { expectedRevision: 4, libraryVersion: 1 }, { tenant })).toMatchObject({ httpStatus: 200, live: 1, draft: library('delivery.lost') });
    await released(tenant, 1);
    expect(await call('GET', '/versions', undefined, { tenant })).toMatchObject({ live: 1, versions: [{ version: 2 }, { version: 1 }] });
    expect(await call('GET', '/versions/2', undefined, { tenant })).toMatchObject({ content: library('delivery.lost') });
    expect(await call('GET', '/versions/3', undefined, { tenant })).toMatchObject({ httpStatus: 404 });
    expect(rosters[0].of('demo').libraryVersion).toBeNull();
  });

  it('answers the second of two savers with 409', async () => {
    const save = () => call('PUT', '/draft', { expectedRevision: 0, content: library('parcel.lost') }, { tenant: 'two-savers' });
    expect((await Promise.all([save(), save()])).map(({ httpStatus }) => httpStatus).sort()).toEqual([200, 409]);
  });

  it('reports what is wrong with a library without saving it, and trains none with errors', async () => {
    const bad = { ...library('parcel.lost'), intents: [{ name: 'x', examples: ['', 'y'.repeat(20_000), '😀'] }] };
    expect(await call('POST', '/check', { content: bad }, { tenant: 'bad' })).toMatchObject({ httpStatus: 200, trainable: false });
    expect(await call('GET', '', undefined, { tenant: 'bad' })).toMatchObject({ revision: 0 });
    expect(await call('POST', '/train', undefined, { tenant: 'bad' })).toMatchObject({ httpStatus: 404 });
    await call('PUT', '/draft', { expectedRevision: 0, content: bad }, { tenant: 'bad' });
    const refused = (await call('POST', '/train', undefined, { tenant: 'bad' })) as Record<string, unknown>;
    expect(refused).toMatchObject({ httpStatus: 422, code: 'NLU.LIBRARY_REJECTED' });
    expect((refused['problems'] as { code: string }[]).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['LIBRARY.TOO_FEW_INTENTS', 'LIBRARY.EMPTY_TEXT', 'LIBRARY.TEXT_TOO_LONG', 'LIBRARY.NO_WORDS']),
    );
  });

  it('refuses what is no library, and what is too large for an event', async () => {
    expect(await call('POST', '/check', { content: { intents: [{ name: 1 }] } })).toMatchObject({ httpStatus: 400, code: 'HTTP.INVALID' });
    const large = { ...library('x'), outOfScope: Array.from({ length: 20 }, (_, n) => `${n}${'y'.repeat(40_000)}`) };
    expect(await call('PUT', '/draft', { expectedRevision: 0, content: large })).toMatchObject({ httpStatus: 413, code: 'NLU.LIBRARY_TOO_LARGE' });
  });
});
