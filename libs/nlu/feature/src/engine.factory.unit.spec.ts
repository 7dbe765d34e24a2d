import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { GlossaryContent } from '@parley/contracts';
import { Glossaries } from '@parley/nlu/domain';
import { loadConfig } from '@parley/platform/config';
import { silentLogger } from '@parley/platform/observability';
import { BUILT_IN_MODEL, createRoster, keepBuiltInModel } from './engine.factory';
import { NluConfig } from './nlu.config';

const ENVIRONMENT = {
  PARLEY_SERVICE_PORT: '0', PARLEY_KAFKA_BROKERS: 'kafka:9092', PARLEY_POSTGRES_URL: 'postgres://nlu@db/parley', PARLEY_TOKEN_SECRET: 'x'.repeat(32),
  PARLEY_INSTANCE: 'nlu-1',
};
const EMBEDDINGS = { PARLEY_NLU_ENGINE: 'embeddings', PARLEY_NLU_EMBEDDINGS_URL: 'http://127.0.0.1:9/v1', PARLEY_NLU_EMBEDDINGS_MODEL: 'tiny' };
const configured = (variables: Record<string, string> = {}) => loadConfig(NluConfig, { ...ENVIRONMENT, ...variables });

describe('createRoster', () => {
  it.each([[{}, 'linear'], [{ PARLEY_NLU_ENGINE: 'lexical' }, 'lexical']])('makes the engine that is configured: %j', (variables, name) => {
    expect(createRoster(configured(variables), new Glossaries(), silentLogger).builtIn.engine.name).toBe(name);
  });

  it('answers by the linear engine where the embeddings endpoint is not there', async () => {
    const { engine } = createRoster(configured(EMBEDDINGS), new Glossaries(), silentLogger).builtIn;
    const message = { tenant: 'demo', text: 'could somebody tell me where my things are', time: '2026-01-01T00:00:00.000Z' };
    expect(engine.name).toBe('embeddings');
    expect(await engine.understand([message])).toEqual([expect.objectContaining({ intents: [expect.objectContaining({ name: 'order.status' })] })]);
  });
});

describe('the model of the built-in library', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-nlu-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const message = { tenant: 'demo', text: '我的快递到哪里了', time: '2026-01-01T00:00:00.000Z' };
  const warned = () => {
    const warnings: string[] = [];
    return { warnings, logger: { ...silentLogger, warn: (text: string) => void warnings.push(text) } };
  };

  it('is the one that the build kept, or the same trained now where that is damaged', async () => {
    const file = join(folder, BUILT_IN_MODEL);
    keepBuiltInModel(folder);
    const { warnings, logger } = warned();
    const understand = () => createRoster(configured(), new Glossaries(), logger, file).builtIn.engine.understand([message]);
    const kept = await understand();
    expect(warnings).toEqual([]);
    writeFileSync(file, 'no model');
    expect(await understand()).toEqual(kept);
    expect(warnings).toEqual(['The model of the built-in library cannot be read and is trained anew']);
  });
});

describe('a glossary', () => {
  const content: GlossaryContent = {
    feelings: [{ sentiment: -3, anger: 8, phrases: ['辣眼睛'] }], humanRequests: ['quartermaster'], ignored: [], patterns: [],
    lists: [{ kind: 'product', entries: [{ name: 'Oak Bench', synonyms: ['橡木凳'] }] }],
  };
  const message = (text: string, tenant = 'demo') => ({ tenant, text, time: '2026-01-01T00:00:00.000Z' });

  it.each(['linear', 'lexical'])('is used by the %s engine that runs already, by its tenant only', async (name) => {
    const glossaries = new Glossaries();
    const { engine } = createRoster(configured({ PARLEY_NLU_ENGINE: name }), glossaries, silentLogger).builtIn;
    const texts = ['辣眼睛', 'quartermaster', '橡木凳'];
    const understand = async (tenant: string) => engine.understand(texts.map((text) => message(text, tenant)));
    const before = await understand('demo');
    glossaries.use('demo', 1, content);
    const [feeling, human, product] = await understand('demo');
    expect(feeling!.anger).toBeGreaterThan(before[0]!.anger + 5);
    expect(human).toMatchObject({ wantsHuman: true, intents: [{ name: 'human.request' }] });
    expect(product!.entities).toEqual([expect.objectContaining({ kind: 'product', normal: 'Oak Bench' })]);
    expect(await understand('other')).toEqual(before);
  });
});

describe('NluConfig', () => {
  it.each([
    [{ PARLEY_NLU_ENGINE: 'magic' }, 'PARLEY_NLU_ENGINE'],
    [{ PARLEY_NLU_ENGINE: 'embeddings', PARLEY_NLU_EMBEDDINGS_MODEL: 'tiny' }, 'PARLEY_NLU_EMBEDDINGS_URL'],
    [{ ...EMBEDDINGS, PARLEY_NLU_EMBEDDINGS_URL: 'ftp://x' }, 'PARLEY_NLU_EMBEDDINGS_URL'],
    [{ ...EMBEDDINGS, PARLEY_NLU_EMBEDDINGS_TIMEOUT_MS: '5000' }, 'PARLEY_NLU_EMBEDDINGS_TIMEOUT_MS'],
  ])('refuses %j and names %s', (variables, name) => {
    expect(() => configured(variables)).toThrow(name);
  });
});
