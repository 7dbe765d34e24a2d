/** The three servers as containers of docker-compose.yml, where an engine answers. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
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
 * The compose project of one instance. Its volumes hold a database whose password follows from the instance's secret: a data folder
 * that was made anew gets new volumes, and one that moved to another port keeps its own.
 * @param {string} secret
 */
export const projectName = (secret) => `parley-${derivedSecret(secret, 'containers').slice(0, 12)}`;

/**
 * @param {string[]} command
 * @param {{ env: NodeJS.ProcessEnv, logFile: string }} options
 * @returns {Promise<boolean>} whether it ended well; what it said is in the log file
 */
async function succeeds([program = '', ...args], { env, logFile }) {
  const output = openSync(logFile, 'a');
  try {
    const [code] = await once(spawn(program, args, { env, stdio: ['ignore', output, output] }), 'close');
    return code === 0;
  } finally {
    closeSync(output);
  }
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
  const files = ['-p', projectName(secret), '-f', join(repository, 'docker-compose.yml')];
  const env = {
    ...process.env,
    PARLEY_KAFKA_PORT: String(ports.kafka),
    PARLEY_POSTGRES_PORT: String(ports.postgres),
    PARLEY_ELASTICSEARCH_PORT: String(ports.elasticsearch),
    PARLEY_POSTGRES_PASSWORD: password,
  };
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const logFile = join(dataDir, 'logs', 'containers.log');
  const call = (/** @type {string[]} */ ...args) => succeeds([...compose, ...files, ...args], { env, logFile });
  const stop = async () => {
    if (!(await call(...(durable ? ['stop', ...names] : ['down', '-v']))))
      throw stepFailed('Stopping the containers', logFile);
  };
  /** Left running, they would hold the ports of the local servers that come next. @param {string} what */
  const failure = async (what) => {
    await call('logs', '--no-color', '--tail', '200', ...names);
    await stop();
    return stepFailed(what, logFile);
  };
  log('Starting Kafka, Postgres and Elasticsearch as containers');
  if (!(await call('up', '-d', ...names))) throw await failure('Starting the containers');
  const elasticsearchUrl = `http://127.0.0.1:${ports.elasticsearch}`;
  const reasons = await Promise.all([
    waitUntil(() => coordinatorIsReady('127.0.0.1', ports.kafka), { timeoutMs: 120_000 }),
    waitUntil(() => acceptsSessions(ports.postgres), { timeoutMs: 120_000 }),
    waitUntil(() => isUp(elasticsearchUrl), { timeoutMs: 180_000 }),
  ]);
  const failed = names.filter((_, index) => reasons[index] !== undefined);
  if (failed.length > 0) throw await failure(`Waiting for ${failed.join(', ')}`);
  return {
    way: 'containers',
    addresses: {
      kafkaBrokers: `127.0.0.1:${ports.kafka}`,
      postgresAdminUrl: `postgres://postgres:${password}@127.0.0.1:${ports.postgres}/postgres`,
      elasticsearchUrl,
    },
    processes: {},
    stop,
  };
}
