/** The three servers as containers of docker-compose.yml, where an engine answers. */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stepFailed } from './errors.mjs';
import { isUp } from './elasticsearch.mjs';
import { coordinatorIsReady } from './kafka-readiness.mjs';
import { acceptsSessions } from './postgres.mjs';
import { derivedSecret } from './secrets.mjs';
import { waitUntil } from './wait.mjs';

const run = promisify(execFile);
const names = ['kafka', 'postgres', 'elasticsearch'];

/**
 * @returns {Promise<string[] | undefined>} the compose command, when it exists and an engine answers
 */
export async function findCompose() {
  try {
    await run('docker', ['info'], { timeout: 5_000 });
  } catch {
    return undefined; // no client or no engine: both mean that containers are no way here
  }
  for (const command of [['docker', 'compose'], ['docker-compose']]) {
    const [program = '', ...args] = command;
    try {
      await run(program, [...args, 'version'], { timeout: 5_000 });
      return command;
    } catch {
      continue; // try the older command
    }
  }
  return undefined;
}

/**
 * @param {object} options
 * @param {string[]} options.compose
 * @param {string} options.repository
 * @param {string} options.dataDir
 * @param {ReturnType<typeof import('./settings.mjs').portPlan>} options.ports
 * @param {string} options.secret
 * @param {boolean} options.durable
 * @param {import('./progress.mjs').Log} options.log
 * @returns {Promise<import('./servers.mjs').Servers>}
 */
export async function startContainers({ compose, repository, dataDir, ports, secret, durable, log }) {
  const password = derivedSecret(secret, 'postgres:admin');
  const [program = '', ...base] = compose;
  const files = ['-p', `parley-${ports.proxy}`, '-f', join(repository, 'docker-compose.yml')];
  const env = {
    ...process.env,
    PARLEY_KAFKA_PORT: String(ports.kafka),
    PARLEY_POSTGRES_PORT: String(ports.postgres),
    PARLEY_ELASTICSEARCH_PORT: String(ports.elasticsearch),
    PARLEY_POSTGRES_PASSWORD: password,
  };
  const call = (/** @type {string[]} */ args) =>
    run(program, [...base, ...files, ...args], { env, maxBuffer: 16 * 1024 * 1024 });
  log('Starting Kafka, Postgres and Elasticsearch as containers');
  mkdirSync(dataDir, { recursive: true });
  try {
    await call(['up', '-d', ...names]);
  } catch (error) {
    throw Object.assign(
      stepFailed('Starting the containers', 'the output of docker compose up kafka postgres elasticsearch'),
      { cause: error },
    );
  }
  const elasticsearchUrl = `http://127.0.0.1:${ports.elasticsearch}`;
  const reasons = await Promise.all([
    waitUntil(() => coordinatorIsReady('127.0.0.1', ports.kafka), { timeoutMs: 120_000 }),
    waitUntil(() => acceptsSessions(ports.postgres), { timeoutMs: 120_000 }),
    waitUntil(() => isUp(elasticsearchUrl), { timeoutMs: 180_000 }),
  ]);
  const failed = names.filter((_, index) => reasons[index] !== undefined);
  if (failed.length > 0)
    throw stepFailed(`Waiting for ${failed.join(', ')}`, `docker compose -p parley-${ports.proxy} logs`);
  return {
    way: 'containers',
    addresses: {
      kafkaBrokers: `127.0.0.1:${ports.kafka}`,
      postgresAdminUrl: `postgres://postgres:${password}@127.0.0.1:${ports.postgres}/postgres`,
      elasticsearchUrl,
    },
    processes: {},
    stop: async () => {
      await call(durable ? ['stop', ...names] : ['down', '-v']);
    },
  };
}
