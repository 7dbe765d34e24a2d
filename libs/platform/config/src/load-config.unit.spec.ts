import { describe, expect, it } from '@jest/globals';
import { IsInt, Matches, Max } from 'class-validator';
import { ConfigError } from './config.error';
import { FromEnv } from './from-env.decorator';
import { loadConfig } from './load-config';
import { ServiceConfig } from './service-config';

const complete = {
  PARLEY_SERVICE_PORT: '4606',
  PARLEY_KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092,',
  PARLEY_POSTGRES_URL: 'postgres://routing:pw@db:5432/parley',
  PARLEY_TOKEN_SECRET: 'x'.repeat(32),
  PARLEY_INSTANCE: 'routing-1',
};

class RoutingConfig extends ServiceConfig {
  @FromEnv('PARLEY_OFFER_SECONDS', { optional: true })
  @IsInt()
  @Max(60)
  offerSeconds: number = 20;
}

class TalkativeConfig {
  @FromEnv('PARLEY_THING')
  @Matches(/^a+$/, { message: '$property must be only a, not $value' })
  thing!: string;
}

function failure(load: () => unknown): ConfigError {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('The configuration was accepted');
}

describe('loadConfig', () => {
  it('converts numbers, lists and booleans and keeps the initial value of what is absent', () => {
    const config = loadConfig(RoutingConfig, { ...complete, PARLEY_DEMO: '1', PARLEY_OFFER_SECONDS: '15' });
    expect(config).toBeInstanceOf(RoutingConfig);
    expect(config).toMatchObject({
      port: 4606,
      brokers: ['kafka-1:9092', 'kafka-2:9092'],
      demo: true,
      logLevel: 'info',
      offerSeconds: 15,
    });
    expect(loadConfig(RoutingConfig, complete)).toMatchObject({ demo: false, offerSeconds: 20 });
  });

  it('names every wrong variable at once and what is expected', () => {
    const { problems, code, message } = failure(() =>
      loadConfig(RoutingConfig, {
        ...complete,
        PARLEY_SERVICE_PORT: 'http',
        PARLEY_TOKEN_SECRET: 'short',
        PARLEY_OFFER_SECONDS: '61',
      }),
    );
    expect(code).toBe('CONFIG.INVALID');
    expect(problems.map(({ variable }) => variable).sort()).toEqual([
      'PARLEY_OFFER_SECONDS',
      'PARLEY_SERVICE_PORT',
      'PARLEY_TOKEN_SECRET',
    ]);
    expect(message).toContain('PARLEY_TOKEN_SECRET must have at least 32 characters');
    expect(message).toContain('PARLEY_OFFER_SECONDS must not be greater than 60');
  });

  it('has no default for an address or a secret', () => {
    const { problems } = failure(() => loadConfig(ServiceConfig, {}));
    expect(
      problems
        .filter(({ missing }) => missing)
        .map(({ variable }) => variable)
        .sort(),
    ).toEqual(Object.keys(complete).sort());
  });

  it('treats an empty variable as absent', () => {
    const { message } = failure(() => loadConfig(ServiceConfig, { ...complete, PARLEY_POSTGRES_URL: '' }));
    expect(message).toContain('PARLEY_POSTGRES_URL is not set: it must be a postgres:// address');
  });

  it('never repeats a value, even where a validator would', () => {
    const values = {
      PARLEY_POSTGRES_URL: 'mysql://u:hunter2@db',
      PARLEY_TOKEN_SECRET: 'hunter3',
      PARLEY_KAFKA_BROKERS: 'hunter4',
    };
    const whole = failure(() => loadConfig(ServiceConfig, { ...complete, ...values }));
    const talkative = failure(() => loadConfig(TalkativeConfig, { PARLEY_THING: 'hunter5' }));
    const everything = [whole, talkative].map((error) => `${error.stack} ${JSON.stringify(error)}`).join('\n');
    expect(everything).not.toContain('hunter');
    expect(talkative.message).toContain('PARLEY_THING must be only a');
  });

  it.each(['maybe', '2', 'TRUE!'])('refuses %s for a boolean', (value) => {
    expect(failure(() => loadConfig(ServiceConfig, { ...complete, PARLEY_DEMO: value })).message).toContain(
      'PARLEY_DEMO must be 1 or 0',
    );
  });
});
