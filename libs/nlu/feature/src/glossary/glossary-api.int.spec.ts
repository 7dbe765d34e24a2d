import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GlossaryContent, Understanding } from '@parley/contracts';
import { GlossaryLedger, libraryLedger } from '@parley/nlu/adapters';
import { Glossaries } from '@parley/nlu/domain';
import { silentLogger } from '@parley/platform/observability';
import { eventually } from '@parley/testing';
import { createRoster } from '../engine.factory';
import { ReleaseFollower, type LibraryTrainer } from '../library/release-follower';
import { openNluStand, specConfig, type Caller, type NluStand } from '../testing/nlu-stand.support.spec';
import { GlossaryController } from './glossary.controller';
import { GlossaryDesk } from './glossary-desk';
import { GlossaryTrial } from './glossary-trial';

const EMPTY: GlossaryContent = { feelings: [], humanRequests: [], ignored: [], lists: [], patterns: [] };
const GLOSSARY: GlossaryContent = {
  ...EMPTY,
  feelings: [{ sentiment: -3, anger: 8, phrases: ['辣眼睛', 'flumdiddle'] }],
  humanRequests: ['quartermaster'],
  lists: [{ kind: 'product', entries: [{ name: 'Oak Bench', synonyms: ['橡木凳'] }] }],
};
const trainer: LibraryTrainer = { train: () => Promise.reject(new Error('no library is published here')) };

/** One process of the service, as far as it understands messages: what the factory makes, and what follows the topic. */
function instance(name: string) {
  const glossaries = new Glossaries();
  const roster = createRoster(specConfig, glossaries, silentLogger);
  const follower = new ReleaseFollower({ log: stand.log, instance: stand.group(name), trainer, roster, glossaries, logger: silentLogger, topic: stand.topic });
  const understand = async (text: string, tenant: string): Promise<Understanding> =>
    (await roster.of(tenant).engine.understand([{ tenant, text, time: '2026-01-01T00:00:00.000Z' }]))[0]!;
  return { glossaries, follower, understand };
}

let stand: NluStand;
let instances: ReturnType<typeof instance>[];

beforeAll(async () => {
  stand = await openNluStand('nlu-glossary');
  instances = [instance('nlu-1'), instance('nlu-2')];
  await Promise.all(instances.map(({ follower }) => follower.start(60_000)));
  await stand.serve([GlossaryController], [
    { provide: GlossaryLedger, useValue: new GlossaryLedger(stand.topic) }, { provide: Glossaries, useValue: instances[0]!.glossaries }, GlossaryDesk, GlossaryTrial,
  ]);
});
afterAll(async () => {
  await Promise.all((instances ?? []).map(({ follower }) => follower.close()));
  await stand?.close();
});

const call = (method: string, path: string, body?: unknown, caller?: Caller) => stand.call(method, `glossary${path}`, body, caller);
const save = (content: unknown, expectedRevision: number, tenant: string) => call('PUT', '', { content, expectedRevision }, { tenant });
const inUse = (tenant: string, revision: number) =>
  eventually(() => expect(instances.map(({ glossaries }) => glossaries.revisionOf(tenant))).toEqual([revision, revision]), { timeoutMs: 10_000 });

describe('the glossary API', () => {
  it('is for editors and supervisors', async () => {
    const statuses = await Promise.all((['agent', 'analyst', 'editor', 'supervisor'] as const).map(async (role) => (await call('GET', '', undefined, { role })).httpStatus));
    expect(statuses).toEqual([403, 403, 200, 200]);
  });

  it('brings words and lists to the engines that run, on every instance, for their tenant only, and takes them back', async () => {
    const tenant = 'shop';
    const texts = ['一看就辣眼睛', 'quartermaster', 'is the 橡木凳 there'];
    const all = (asked: string) => Promise.all(instances.flatMap(({ understand }) => texts.map((text) => understand(text, asked))));
    const before = await all(tenant);
    expect(await call('GET', '', undefined, { tenant })).toMatchObject({ revision: 0, content: EMPTY, changedBy: null, running: 0 });

    expect(await save(GLOSSARY, 0, tenant)).toMatchObject({ httpStatus: 200, revision: 1, content: GLOSSARY, changedBy: 'p-eve', names: { 'p-eve': 'Eve' } });
    await inUse(tenant, 1);
    expect(await call('GET', '', undefined, { tenant })).toMatchObject({ revision: 1, running: 1 });
    for (const { understand } of instances) {
      expect((await understand(texts[0]!, tenant)).anger).toBeGreaterThan(7);
      expect(await understand(texts[1]!, tenant)).toMatchObject({ wantsHuman: true, intents: [{ name: 'human.request' }] });
      expect((await understand(texts[2]!, tenant)).entities).toEqual([expect.objectContaining({ kind: 'product', normal: 'Oak Bench' })]);
    }
    expect(await all('other')).toEqual(before);

    await save(EMPTY, 1, tenant);
    await inUse(tenant, 2);
    expect(await all(tenant)).toEqual(before);
    expect(await call('POST', '/roll-back', { expectedRevision: 2, revision: 1 }, { tenant })).toMatchObject({ httpStatus: 200, revision: 3, content: GLOSSARY });
    await inUse(tenant, 3);
    expect((await instances[1]!.understand(texts[1]!, tenant)).wantsHuman).toBe(true);
    expect(await call('GET', '/revisions', undefined, { tenant })).toMatchObject({
      revisions: [{ revision: 3, restoredFrom: 1, by: 'p-eve' }, { revision: 2, restoredFrom: null }, { revision: 1 }], names: { 'p-eve': 'Eve' },
    });
    expect(await call('GET', '/revisions/2', undefined, { tenant })).toMatchObject({ httpStatus: 200, content: EMPTY });
    expect(await call('GET', '/revisions/9', undefined, { tenant })).toMatchObject({ httpStatus: 404, code: 'NLU.GLOSSARY_NOT_FOUND' });
  });

  it('is known to an instance that starts later before it is ready', async () => {
    const tenant = 'late';
    await save(GLOSSARY, 0, tenant);
    await inUse(tenant, 1);
    const late = instance('nlu-3');
    await late.follower.start(60_000);
    await late.follower.close();
    expect((await late.understand('quartermaster', tenant)).wantsHuman).toBe(true);
  });

  it('says what is wrong, where, and keeps what was in use', async () => {
    const tenant = 'bad';
    await save(GLOSSARY, 0, tenant);
    const bad = { ...GLOSSARY, humanRequests: ['boss', ''], patterns: [{ kind: 'x', pattern: '(a+)+b' }] };
    const expected = [expect.objectContaining({ code: 'GLOSSARY.EMPTY_TEXT', part: 'humanRequests', at: [1] }), expect.objectContaining({ code: 'GLOSSARY.PATTERN_UNUSABLE', at: [0] })];
    expect(await call('POST', '/check', { content: bad }, { tenant })).toMatchObject({ httpStatus: 200, usable: false, problems: expected });
    expect(await save(bad, 1, tenant)).toMatchObject({ httpStatus: 422, code: 'NLU.GLOSSARY_REJECTED', problems: expected });
    expect(await call('GET', '', undefined, { tenant })).toMatchObject({ revision: 1, content: GLOSSARY });
  });

  it('tries a sentence on a glossary that nobody uses yet, beside the one in use, and saves nothing', async () => {
    const tenant = 'trial';
    const attempt = (text: string, content: unknown = GLOSSARY) => call('POST', '/try', { content, text }, { tenant });
    expect(await attempt('quartermaster, where is the 橡木凳')).toMatchObject({
      httpStatus: 200, written: { wantsHuman: true, entities: [{ kind: 'product', normal: 'Oak Bench' }] }, live: { wantsHuman: false, entities: [] },
    });
    const { written, live } = (await attempt('一看就辣眼睛')) as unknown as Record<'written' | 'live', Understanding>;
    expect([written.anger > 7, live.anger]).toEqual([true, 0]);
    expect(await attempt('x', { ...GLOSSARY, humanRequests: [''] })).toMatchObject({ httpStatus: 422, code: 'NLU.GLOSSARY_REJECTED' });
    expect(await attempt('')).toMatchObject({ httpStatus: 400, code: 'HTTP.INVALID' });
    expect(await call('GET', '', undefined, { tenant })).toMatchObject({ revision: 0, content: EMPTY });
  });

  it('refuses what is no glossary, what is too large, and the second of two savers', async () => {
    const tenant = 'refused';
    expect(await save({ ...EMPTY, feelings: [{ sentiment: -30, anger: 1, phrases: [] }] }, 0, tenant)).toMatchObject({ httpStatus: 400, code: 'HTTP.INVALID' });
    expect(await save({ ...EMPTY, extra: 1 }, 0, tenant)).toMatchObject({ httpStatus: 400 });
    const large = { ...EMPTY, ignored: Array.from({ length: 900 }, (_, n) => `${n}${'y'.repeat(1_000)}`) };
    expect(await save(large, 0, tenant)).toMatchObject({ httpStatus: 413, code: 'NLU.GLOSSARY_TOO_LARGE' });
    expect((await Promise.all([save(GLOSSARY, 0, tenant), save(GLOSSARY, 0, tenant)])).map(({ httpStatus }) => httpStatus).sort()).toEqual([200, 409]);
  });

  it('comes back from the log as the ledger has it', async () => {
    const tenant = 'restored';
    await save(EMPTY, 0, tenant);
    await save(GLOSSARY, 1, tenant);
    const { initial, evolve } = libraryLedger();
    const id = (await stand.database.query<{ stream_id: string }>(`SELECT DISTINCT stream_id FROM ledger WHERE headers ->> 'ce_tenant' = $1`, [tenant]))[0]!.stream_id;
    const rows = await stand.database.query<{ headers: Record<string, string>; value: Record<string, unknown> }>('SELECT headers, value FROM ledger WHERE stream_id = $1 ORDER BY seq', [id]);
    const folded = rows.reduce((state, { headers, value }) =>
      evolve(state, { type: headers['ce_type'], time: headers['ce_time'], tenant: headers['ce_tenant'], data: value } as never), initial());
    const [live] = await stand.database.query<{ state: unknown }>('SELECT state FROM stream WHERE stream_id = $1', [id]);
    expect(folded).toEqual(live!.state);
  });
});
