import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@parley/platform/config';
import { silentLogger } from '@parley/platform/observability';
import { createRoster } from './engine.factory';
import { NluConfig } from './nlu.config';

const ENVIRONMENT = {
  PARLEY_SERVICE_PORT: '0', PARLEY_KAFKA_BROKERS: 'kafka:9092', PARLEY_POSTGRES_URL: 'postgres://nlu@db/parley', PARLEY_TOKEN_SECRET: 'x'.repeat(32),
  PARLEY_INSTANCE: 'nlu-1',
};
const EMBEDDINGS = { PARLEY_NLU_ENGINE: 'embeddings', PARLEY_NLU_EMBEDDINGS_URL: 'http://127.0.0.1:9/v1', PARLEY_NLU_EMBEDDINGS_MODEL: 'tiny' };
const configured = (variables: Record<string, string> = {}) => loadConfig(NluConfig, { ...ENVIRONMENT, ...variables });

describe('createRoster', () => {
  it.each([[{}, 'linear'], [{ PARLEY_NLU_ENGINE: 'lexical' }, 'lexical']])('makes the engine that is configured: %j', (variables, name) => {
    expect(createRoster(configured(variables), silentLogger).builtIn.engine.name).toBe(name);
  });

  it('answers by the linear engine where the embeddings endpoint is not there', async () => {
    const { engine } = createRoster(configured(EMBEDDINGS), silentLogger).builtIn;
    const message = { tenant: 'demo', text: 'could somebody tell me where my things are', time: '2026-01-01T00:00:00.000Z' };
    expect(engine.name).toBe('embeddings');
    expect(await engine.understand([message])).toEqual([expect.objectContaining({ intents: [expect.objectContaining({ name: 'order.status' })] })]);
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
