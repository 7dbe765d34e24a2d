/** `npm test`: lint, types, unit, integration on real servers, browser journeys; one table and one line at the end. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTestArguments } from './arguments.mjs';
import { buildAll } from './build.mjs';
import { isPortFree } from './checks.mjs';
import { LauncherError } from './errors.mjs';
import { repositoryRoot } from './repository.mjs';
import { addressesFrom } from './servers.mjs';
import { stopRequests } from './signals.mjs';
import { startStack } from './stack.mjs';
import { countJest, report } from './test-results.mjs';

const bin = (/** @type {string} */ path) => join(repositoryRoot, 'node_modules', path);
const jest = bin('jest/bin/jest.js');
const otherNodes = ['22', '24'];
/** A part that has not ended by then hangs, a test that left a connection open for instance: it fails. */
const partLimitMs = 20 * 60_000;
/** Port of the vendors' stand-in, counted from the port of the instance that the journeys go through. */
const vendorOffset = 45;

/**
 * @typedef {object} Run
 * @property {string[]} rest arguments for Jest
 * @property {string} folder throw-away folder of this run
 * @property {Record<string, string | undefined>} env with the servers' addresses once they run
 * @property {import('./progress.mjs').Log} log
 * @property {Set<import('node:child_process').ChildProcess>} children
 * @property {AbortSignal} signal aborted when the tests are to stop
 */

/**
 * @param {Run} run
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
function call({ env, children, log }, command, args) {
  return new Promise((ended, failed) => {
    const child = spawn(command, args, {
      cwd: repositoryRoot,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    children.add(child);
    const limit = setTimeout(() => {
      log(`Ended after ${partLimitMs / 60_000} minutes: a test does not let go of a connection or a timer`);
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, partLimitMs);
    child.once('error', failed);
    child.once('exit', (code) => {
      clearTimeout(limit);
      children.delete(child);
      ended(code ?? 1);
    });
  });
}

/** @param {Run} run @param {string} command @param {string[]} args */
const check = async (run, command, args) =>
  (await call(run, command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/**
 * @param {Run} run
 * @param {string} name
 * @param {string} pattern
 * @param {string[]} [args]
 * @param {string[]} [node] command that runs Node
 */
async function runJest(run, name, pattern, args = [], node = [process.execPath]) {
  const output = join(run.folder, `jest-${name}.json`);
  const [program = '', ...before] = node;
  const code = await call(run, program, [
    ...before,
    jest,
    '--testMatch',
    pattern,
    '--passWithNoTests',
    '--json',
    '--outputFile',
    output,
    ...args,
    ...run.rest,
  ]);
  const counted = countJest(existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : undefined, code);
  if (run.rest.length === 0 || counted.passed + counted.failed > 0) return counted;
  run.log(`No ${name} test matches ${run.rest.join(' ')}`);
  return { passed: 0, failed: 1 };
}

/** @type {Record<string, (run: Run) => Promise<{ passed: number, failed: number }>>} */
const parts = {
  lint: (run) => check(run, process.execPath, [bin('nx/dist/bin/nx.js'), 'run-many', '-t', 'lint', '--output-style=static']),
  types: async (run) => {
    const projects = ['tsconfig.json', 'apps/console/tsconfig.json', 'apps/webchat/tsconfig.json'].filter((file) =>
      existsSync(join(repositoryRoot, file)),
    );
    for (const project of projects) {
      const result = await check(run, process.execPath, [bin('typescript/bin/tsc'), '--noEmit', '-p', project]);
      if (result.failed > 0) return result;
    }
    return { passed: 1, failed: 0 };
  },
  unit: (run) => runJest(run, 'unit', '**/*.unit.spec.ts'),
  nodes: async (run) => {
    const total = { passed: 0, failed: 0 };
    for (const version of otherNodes) {
      run.log(`Unit tests on Node ${version}`);
      const result = await runJest(
        run,
        `node${version}`,
        '**/*.unit.spec.ts',
        [],
        ['npx', '-y', '-p', `node@${version}`, 'node'],
      );
      total.passed += result.passed;
      total.failed += result.failed;
    }
    return total;
  },
  int: (run) => runJest(run, 'int', '**/*.int.spec.ts', ['--maxWorkers=2']),
  e2e: async (run) => {
    if (goesToRunningInstance()) return runJourneys({ ...run, env: { ...run.env, PARLEY_DATA: process.env['PARLEY_DATA'] } });
    await buildAll(repositoryRoot, run.log);
    const { stack, env } = await startInstance(run);
    try {
      return await runJourneys({ ...run, env });
    } finally {
      run.log('Stopping the instance');
      await stack.stop();
    }
  },
};

/** Journeys may go through an instance that runs already: its front address is named, the other addresses and secrets are set too. */
const goesToRunningInstance = () => (process.env['PARLEY_E2E_URL'] ?? '') !== '';

/** One file after the other: all journeys share the instance. @param {Run} run */
const runJourneys = (run) =>
  runJest(run, 'e2e', '**/apps/system-e2e/**/*.e2e.spec.ts', [
    '--runInBand',
    '--globalSetup',
    join(repositoryRoot, 'apps/system-e2e/src/support/global-setup.ts'),
    '--globalTeardown',
    join(repositoryRoot, 'apps/system-e2e/src/support/global-teardown.ts'),
  ]);

/**
 * The instance that the journeys go through, on the servers of the tests, with a stand-in's address for WhatsApp.
 * @param {Run} run
 */
async function startInstance(run) {
  const dataDir = run.env['PARLEY_DATA'] ?? join(run.folder, 'e2e');
  const basePort = Number(run.env['PARLEY_PORT']);
  const secret = () => randomBytes(16).toString('hex');
  const env = {
    ...run.env,
    PARLEY_WHATSAPP_API_BASE: `http://127.0.0.1:${basePort + vendorOffset}`,
    PARLEY_WHATSAPP_APP_SECRET: secret(),
    PARLEY_WHATSAPP_VERIFY_TOKEN: secret(),
    PARLEY_WHATSAPP_TOKEN: secret(),
  };
  const stack = await startStack({ dataDir, basePort, env, durable: false, log: run.log, signal: run.signal });
  return { stack, env: { ...env, PARLEY_E2E_URL: stack.addresses.front } };
}
const needServers = new Set(goesToRunningInstance() ? ['int'] : ['int', 'e2e']);

/** A stretch of free ports, away from those of a running instance. */
async function freeBasePort() {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const base = 20_000 + Math.floor(Math.random() * 120) * 100;
    const free = await Promise.all(
      [0, 1, 7, 20, 21, 22, 23, 24, 50, 70, 73, 50 + vendorOffset].map((offset) => isPortFree(base + offset)),
    );
    if (free.every(Boolean)) return base;
  }
  throw new LauncherError(
    'LAUNCHER.NO_PORTS',
    'No stretch of free ports was found between 20000 and 32000: end some programs that listen there and try again.',
  );
}

/**
 * Everything that the tests of this run need; servers only when a part needs them and the environment names none.
 * @param {Run} run
 * @param {AbortSignal} signal
 */
async function startServers(run, signal) {
  const base = await freeBasePort();
  Object.assign(run.env, { PARLEY_DATA: join(run.folder, 'e2e'), PARLEY_PORT: String(base + 50) });
  if (addressesFrom(run.env) !== undefined) return undefined;
  run.log('Starting servers for the tests');
  const options = { dataDir: join(run.folder, 'servers'), basePort: base, services: [], proxy: false, durable: false };
  const stack = await startStack({ ...options, env: run.env, log: run.log, signal });
  const { kafkaBrokers, postgresAdminUrl, elasticsearchUrl } = stack.addresses;
  Object.assign(run.env, {
    PARLEY_KAFKA_BROKERS: kafkaBrokers,
    PARLEY_POSTGRES_ADMIN_URL: postgresAdminUrl,
    PARLEY_ELASTICSEARCH_URL: elasticsearchUrl,
  });
  return stack;
}

/**
 * @param {{ args: string[], log: import('./progress.mjs').Log }} options
 * @returns {Promise<number>} exit code
 */
export async function runTests({ args, log }) {
  const { parts: chosen, rest } = parseTestArguments(args);
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'));
  chmodSync(folder, 0o755); // Postgres may run as another user
  const abort = new AbortController();
  /** @type {Run} */
  const run = {
    rest,
    folder,
    log,
    children: new Set(),
    signal: abort.signal,
    env: { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' },
  };
  void stopRequests().first.then((name) => {
    log(`Stopping the tests (${name})`);
    abort.abort();
    for (const { pid } of run.children) if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  });
  /** @type {import('./test-results.mjs').PartResult[]} */
  const results = [];
  /** @type {import('./stack.mjs').Stack | undefined} */
  let stack;
  let serversAreUp = false;
  try {
    for (const name of chosen) {
      if (abort.signal.aborted) break;
      if (needServers.has(name) && !serversAreUp) {
        stack = await startServers(run, abort.signal);
        serversAreUp = true;
      }
      log(`Running ${name}`);
      const startedAt = Date.now();
      const counted = await /** @type {(run: Run) => Promise<{ passed: number, failed: number }>} */ (parts[name])(run);
      results.push({ name, ...counted, seconds: (Date.now() - startedAt) / 1000 });
      log(`${name}: ${counted.passed} passed, ${counted.failed} failed`);
    }
  } catch (error) {
    log(error instanceof LauncherError ? error.message : String(error instanceof Error ? error.stack : error));
    results.push({ name: 'set-up', passed: 0, failed: 1, seconds: 0 });
  } finally {
    await stack?.stop();
  }
  if (abort.signal.aborted) results.push({ name: 'aborted', passed: 0, failed: 1, seconds: 0 });
  const failed = results.some((result) => result.failed > 0);
  if (failed) keepLogs(folder, log);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`\n${report(results)}`);
  return failed ? 1 : 0;
}

/** @param {string} folder @param {import('./progress.mjs').Log} log */
function keepLogs(folder, log) {
  const kept = join(repositoryRoot, '.parley/test-logs');
  rmSync(kept, { recursive: true, force: true });
  for (const part of ['servers', 'e2e']) {
    const logs = join(folder, part, 'logs');
    if (existsSync(logs)) cpSync(logs, join(kept, part), { recursive: true });
  }
  if (existsSync(kept)) log(`The servers' logs are kept in ${kept}`);
}
