/** Settings of the launcher, from the environment. Pure: the environment and the repository's folder come in as values. */
import { isAbsolute, join, resolve } from 'node:path';
import { badSetting } from './errors.mjs';

export const defaultBasePort = 4600;

/** Services in the order of their ports; `context` names the schema and the role in Postgres. */
export const services = /** @type {const} */ ([
  { name: 'channel-gateway', context: 'channel', offset: 1 },
  { name: 'conversation', context: 'conversation', offset: 2 },
  { name: 'nlu', context: 'nlu', offset: 3 },
  { name: 'knowledge', context: 'knowledge', offset: 4 },
  { name: 'connector', context: 'connector', offset: 5 },
  { name: 'routing', context: 'routing', offset: 6 },
  { name: 'analytics', context: 'analytics', offset: 7 },
]);

/** First port, counted from the base, for further instances of a service. */
const firstExtraOffset = 30;

/**
 * @param {string} name
 * @param {string | undefined} value
 * @param {number} fallback
 */
function port(name, value, fallback) {
  const number = value === undefined || value === '' ? fallback : Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw badSetting(name, 'a port number from 1 to 65535');
  return number;
}

/**
 * Every port of one instance: the base is the front proxy's, services follow it, servers come twenty higher.
 * @param {number} base
 * @param {Record<string, string | undefined>} [env] PARLEY_KAFKA_PORT, PARLEY_POSTGRES_PORT and PARLEY_ELASTICSEARCH_PORT move a server
 */
export function portPlan(base, env = {}) {
  const highest = 65_535 - firstExtraOffset - 20;
  if (!Number.isInteger(base) || base < 1 || base > highest)
    throw badSetting('PARLEY_PORT', `a port number from 1 to ${highest}`);
  return {
    proxy: base,
    kafka: port('PARLEY_KAFKA_PORT', env['PARLEY_KAFKA_PORT'], base + 20),
    kafkaController: base + 21,
    postgres: port('PARLEY_POSTGRES_PORT', env['PARLEY_POSTGRES_PORT'], base + 22),
    elasticsearch: port('PARLEY_ELASTICSEARCH_PORT', env['PARLEY_ELASTICSEARCH_PORT'], base + 23),
    elasticsearchTransport: base + 24,
    services: Object.fromEntries(services.map(({ name, offset }) => [name, base + offset])),
    firstExtra: base + firstExtraOffset,
  };
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {string} repository absolute path of the repository
 */
export function launcherSettings(env, repository) {
  const data = env['PARLEY_DATA'];
  return {
    repository,
    dataDir:
      data === undefined || data === ''
        ? join(repository, '.parley')
        : isAbsolute(data)
          ? data
          : resolve(repository, data),
    basePort: port('PARLEY_PORT', env['PARLEY_PORT'], defaultBasePort),
  };
}

/** Where fetched server programs are kept: shared by all data folders of one clone. @param {string} repository */
export const programsFolder = (repository) => join(repository, '.parley', 'programs');
