/** Where the servers come from: addresses in the environment win; else containers where an engine answers; else local processes. */
import { badSetting } from './errors.mjs';
import { findCompose, startContainers } from './containers.mjs';
import { prepareLocalServers } from './local-servers.mjs';

/**
 * @typedef {object} Part a process and how to see that it works
 * @property {import('./managed-process.mjs').ManagedProcess} managed
 * @property {() => Promise<boolean>} isReady
 * @property {number} readyWithinMs
 * @property {number} [startAttempts] how often it may end before it is ready; once unless told
 */

/**
 * @typedef {object} Servers
 * @property {'environment' | 'containers' | 'local'} way
 * @property {import('./services.mjs').ServerAddresses} addresses
 * @property {Record<string, Part>} processes by name; empty unless local
 * @property {() => Promise<void>} stop what is not one of the processes
 */

/**
 * @param {Record<string, string | undefined>} env
 * @returns {import('./services.mjs').ServerAddresses | undefined}
 */
export function addressesFrom(env) {
  const names = ['PARLEY_KAFKA_BROKERS', 'PARLEY_POSTGRES_ADMIN_URL', 'PARLEY_ELASTICSEARCH_URL'];
  const given = names.filter((name) => env[name] !== undefined && env[name] !== '');
  if (given.length === 0) return undefined;
  const missing = names.filter((name) => !given.includes(name));
  if (missing.length > 0)
    throw badSetting(
      missing.join(' and '),
      `set too, because ${given.join(' and ')} ${given.length > 1 ? 'are' : 'is'} set: give all three addresses or none`,
    );
  return {
    kafkaBrokers: env['PARLEY_KAFKA_BROKERS'] ?? '',
    postgresAdminUrl: env['PARLEY_POSTGRES_ADMIN_URL'] ?? '',
    elasticsearchUrl: env['PARLEY_ELASTICSEARCH_URL'] ?? '',
  };
}

/**
 * @param {Parameters<typeof prepareLocalServers>[0] & { env: Record<string, string | undefined>, way: 'auto' | 'local' | 'containers' }} options
 * @returns {Promise<Servers>} containers are up, local processes are only prepared
 */
export async function obtainServers({ env, way, ...options }) {
  const addresses = way === 'auto' ? addressesFrom(env) : undefined;
  if (addresses !== undefined) return { way: 'environment', addresses, processes: {}, stop: async () => undefined };
  if (way !== 'local') {
    const compose = await findCompose();
    if (compose !== undefined) {
      try {
        return await startContainers({ compose, ...options });
      } catch (error) {
        if (way === 'containers') throw error;
        options.log(`${error instanceof Error ? error.message : error} Local processes are used instead.`);
      }
    } else if (way === 'containers') {
      throw badSetting('PARLEY_SERVERS', 'local on this machine, because no container engine answers');
    }
  }
  return prepareLocalServers(options);
}

/** @param {Record<string, string | undefined>} env @returns {'auto' | 'local' | 'containers'} */
export function serversSetting(env) {
  const value = env['PARLEY_SERVERS'] ?? 'auto';
  if (value !== 'auto' && value !== 'local' && value !== 'containers')
    throw badSetting('PARLEY_SERVERS', 'auto, local or containers');
  return value;
}
