import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { restartDelayMs, serviceArguments, serviceEnvironment } from './services.mjs';

const servers = {
  kafkaBrokers: '127.0.0.1:9092',
  postgresAdminUrl: 'postgres://postgres:topsecret@127.0.0.1:5432/postgres',
  elasticsearchUrl: 'http://127.0.0.1:9200',
};
const environment = (env: Record<string, string> = {}) =>
  serviceEnvironment({
    service: 'channel-gateway',
    instance: 'channel-gateway-1',
    port: 4601,
    servers,
    secret: 'a'.repeat(64),
    dataDir: '/data',
    env,
  });

describe("a service's environment", () => {
  it('logs in to Postgres with the role of its own context and never with the superuser', () => {
    const url = new URL(environment()['PARLEY_POSTGRES_URL'] ?? '');
    expect(url.username).toBe('parley_channel');
    expect(url.pathname).toBe('/parley');
    expect(JSON.stringify(environment({ PARLEY_POSTGRES_ADMIN_URL: servers.postgresAdminUrl }))).not.toContain(
      'topsecret',
    );
  });

  it('has the same token secret in every service and another password for every role', () => {
    const of = (service: string) =>
      serviceEnvironment({
        service,
        instance: 'x',
        port: 1,
        servers,
        secret: 'b'.repeat(64),
        dataDir: '/data',
        env: {},
      });
    expect(of('routing')['PARLEY_TOKEN_SECRET']).toBe(of('nlu')['PARLEY_TOKEN_SECRET']);
    expect(new URL(of('routing')['PARLEY_POSTGRES_URL'] ?? '').password).not.toBe(
      new URL(of('nlu')['PARLEY_POSTGRES_URL'] ?? '').password,
    );
  });

  it('logs in with the password that the set-up job gave to the roles, and does not hand it on by itself', () => {
    const settings = environment({ PARLEY_ROLE_PASSWORD: 'of the roles' });
    expect(decodeURIComponent(new URL(settings['PARLEY_POSTGRES_URL'] ?? '').password)).toBe('of the roles');
    expect(settings).not.toHaveProperty('PARLEY_ROLE_PASSWORD');
    expect(new URL(environment({ PARLEY_ROLE_PASSWORD: '' })['PARLEY_POSTGRES_URL'] ?? '').password).not.toBe('');
  });

  it('lets the caller choose the demo and the log level, but not the port or the instance', () => {
    expect(
      environment({ PARLEY_DEMO: '0', PARLEY_LOG_LEVEL: 'debug', PARLEY_SERVICE_PORT: '1', PARLEY_INSTANCE: 'other' }),
    ).toMatchObject({
      PARLEY_DEMO: '0',
      PARLEY_LOG_LEVEL: 'debug',
      PARLEY_SERVICE_PORT: '4601',
      PARLEY_INSTANCE: 'channel-gateway-1',
    });
  });
});

describe("a service's command", () => {
  const repository = join(__dirname, '../..');

  it('limits its memory, and runs the bundle of the service', () => {
    const command = serviceArguments(repository, 'nlu');
    expect(command.at(-1)).toBe(join(repository, 'dist/apps/nlu/main.mjs'));
    expect(command.slice(0, -1).every((flag) => /^--[a-z-]+(=\d+)?$/.test(flag))).toBe(true);
    expect(command).toContainEqual(expect.stringMatching(/^--max-old-space-size=/));
  });

  it('has the flags of the container image, which has none of its own', () => {
    const dockerfile = readFileSync(join(repository, 'infra/containers/Dockerfile'), 'utf8');
    const [, run = ''] = dockerfile.split('AS service');
    expect(run).toContain('exec node $(cat infra/node-flags.txt) dist/');
    expect(dockerfile).not.toMatch(/--max-/);
  });
});

describe('starting a crashed process again', () => {
  it('waits longer after every failure, and never longer than ten seconds', () => {
    expect([1, 2, 3, 4, 20].map(restartDelayMs)).toEqual([250, 500, 1_000, 2_000, 10_000]);
  });
});
