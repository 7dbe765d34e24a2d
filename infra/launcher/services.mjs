/** How a service's process is started: its environment and command. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseUrl, roleOf } from './databases.mjs';
import { derivedSecret } from './secrets.mjs';
import { services } from './settings.mjs';

/** Variables of the launcher that no service may see. */
const launcherOnly = new Set(['PARLEY_POSTGRES_ADMIN_URL', 'PARLEY_ROLE_PASSWORD', 'PARLEY_PORT', 'PARLEY_DATA']);

/**
 * @typedef {object} ServerAddresses
 * @property {string} kafkaBrokers comma-separated host:port
 * @property {string} postgresAdminUrl the superuser's address
 * @property {string} elasticsearchUrl
 */

/** @param {string} name */
export function serviceNamed(name) {
  const service = services.find((candidate) => candidate.name === name);
  if (service === undefined) throw new Error(`There is no service ${name}.`);
  return service;
}

/**
 * Where the set-up job made the roles, PARLEY_ROLE_PASSWORD keeps them as the running services know them; otherwise each
 * role has a password of its own.
 * @param {string} secret @param {string} context @param {Record<string, string | undefined>} env
 */
export const rolePassword = (secret, context, env) =>
  env.PARLEY_ROLE_PASSWORD || derivedSecret(secret, `postgres:${context}`);

/**
 * @param {object} options
 * @param {string} options.service
 * @param {string} options.instance
 * @param {number} options.port
 * @param {ServerAddresses} options.servers
 * @param {string} options.secret
 * @param {string} options.dataDir folder of the instance's data; attachments are kept in it
 * @param {Record<string, string | undefined>} options.env what the launcher was started with; its own values win
 * @returns {Record<string, string | undefined>}
 */
export function serviceEnvironment({ service, instance, port, servers, secret, dataDir, env }) {
  const { context } = serviceNamed(service);
  const passed = Object.fromEntries(Object.entries(env).filter(([name]) => !launcherOnly.has(name)));
  return {
    PARLEY_DEMO: '1',
    PARLEY_TOKEN_SECRET: derivedSecret(secret, 'tokens'),
    PARLEY_BLOB_DIR: join(dataDir, 'blobs'),
    ...passed,
    PARLEY_SERVICE_PORT: String(port),
    PARLEY_INSTANCE: instance,
    PARLEY_KAFKA_BROKERS: servers.kafkaBrokers,
    PARLEY_ELASTICSEARCH_URL: servers.elasticsearchUrl,
    PARLEY_POSTGRES_URL: databaseUrl(servers.postgresAdminUrl, roleOf(context), rolePassword(secret, context, env)),
  };
}

/**
 * Node's flags are those of the container image. Most of what a message allocates is dead within milliseconds: the larger
 * nursery (semi-space) is collected less often.
 * @param {string} repository
 * @param {string} service
 */
export const serviceArguments = (repository, service) => [
  ...readFileSync(join(repository, 'infra/node-flags.txt'), 'utf8').trim().split('\n'),
  join(repository, 'dist/apps', service, 'main.mjs'),
];

/**
 * Pause before a crashed process is started again.
 * @param {number} failures in a row
 */
export const restartDelayMs = (failures) => Math.min(250 * 2 ** Math.max(0, failures - 1), 10_000);
