/** One supervised child process: own process group, log file, record in the data folder, and a stop that always ends it. */
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { processFailed } from './errors.mjs';
import { isAlive, isAbsent, removeRecord, writeRecord } from './process-identity.mjs';
import { delay, waitUntil } from './wait.mjs';

const attemptPauseMs = 500;
const leftoverGraceMs = 5_000;
const logFileLimitBytes = 20 * 1024 * 1024;

/**
 * @typedef {object} ProcessPlan
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env the whole environment of the child
 * @property {string} logFile
 * @property {string} runDir where the record of the process is kept
 * @property {NodeJS.Signals} [stopSignal] asks for an orderly end; SIGTERM unless told
 * @property {number} [graceMs] how long an orderly end may take before SIGKILL
 * @property {{ uid: number, gid: number }} [user] runs as this user instead of ours
 */

/** @type {Set<ManagedProcess>} */
const running = new Set();

// The last resort when the launcher ends without an orderly stop: an exception, or process.exit in a test.
process.on('exit', () => {
  for (const managed of running) managed.kill(managed.plan.stopSignal ?? 'SIGTERM');
});

/** Emits 'exit' with { code, signal, expected } whenever the child ends. */
export class ManagedProcess extends EventEmitter {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {Promise<unknown>} */
  #ended = Promise.resolve();
  #stopping = false;

  /** @param {ProcessPlan} plan */
  constructor(plan) {
    super();
    this.plan = plan;
  }

  get name() {
    return this.plan.name;
  }

  /** Id of the running process, undefined while none runs. */
  get pid() {
    return this.#child?.pid;
  }

  /** Was a stop asked for since the last start? */
  get isStopped() {
    return this.#stopping;
  }

  start() {
    if (this.#child !== undefined) return;
    const { command, args, cwd, env, logFile, runDir, user } = this.plan;
    this.#stopping = false;
    const log = openLog(logFile);
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log], ...user });
    closeSync(log);
    this.#child = child;
    running.add(this);
    this.#ended = new Promise((ended) => {
      /** @param {number | null} code @param {NodeJS.Signals | null} signal @param {Error} [error] */
      const end = (code, signal, error) => {
        if (this.#child !== child) return;
        this.#child = undefined;
        running.delete(this);
        removeRecord(runDir, this.name);
        ended(undefined);
        this.emit('exit', { code, signal, error, expected: this.#stopping });
      };
      child.once('exit', (code, signal) => end(code, signal));
      child.once('error', (error) => end(null, null, error));
    });
    if (child.pid !== undefined)
      writeRecord(runDir, { name: this.name, pid: child.pid, stopSignal: this.plan.stopSignal ?? 'SIGTERM' });
  }

  /** @param {NodeJS.Signals} signal without telling the supervisor: the exit counts as unexpected */
  kill(signal) {
    this.#child?.kill(signal);
  }

  /**
   * Orderly end, then SIGKILL to the whole group; returns when the process is gone.
   * @param {{ signal?: NodeJS.Signals, graceMs?: number }} [options]
   */
  async stop({ signal = this.plan.stopSignal ?? 'SIGTERM', graceMs = this.plan.graceMs ?? 10_000 } = {}) {
    this.#stopping = true;
    const child = this.#child;
    if (child?.pid === undefined) return;
    child.kill(signal);
    if (signal !== 'SIGKILL') child.kill('SIGCONT'); // a stopped process could not hear the request
    const timer = setTimeout(() => killGroup(/** @type {number} */ (child.pid)), graceMs);
    await this.#ended;
    clearTimeout(timer);
  }
}

/**
 * A process that ends meanwhile is started again `startAttempts` - 1 times; after that, or when it is not ready in time, the failure
 * names its log.
 * @param {import('./servers.mjs').Part} part
 */
export async function startAndWait({ managed, isReady, readyWithinMs, startAttempts = 1 }) {
  /** @type {string | undefined} */
  let ended;
  const onExit = (
    /** @type {{ code: number | null, signal: string | null, error?: Error, expected: boolean }} */ {
      code,
      signal,
      error,
      expected,
    },
  ) => {
    ended = expected
      ? 'it was stopped'
      : (error?.message ?? (signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`));
    attemptsLeft = expected ? 0 : attemptsLeft - 1;
  };
  let attemptsLeft = startAttempts;
  managed.on('exit', onExit);
  /** @type {string | undefined} */
  let reason;
  do {
    if (ended !== undefined) await delay(attemptPauseMs);
    if (ended !== undefined && managed.isStopped) break;
    ended = undefined;
    managed.start();
    reason = await waitUntil(isReady, { timeoutMs: readyWithinMs, giveUp: () => ended });
  } while (reason !== undefined && ended !== undefined && attemptsLeft > 0);
  managed.off('exit', onExit);
  if (reason === undefined) return;
  await managed.stop();
  throw processFailed(managed.name, managed.plan.logFile, reason);
}

/** @param {string} file */
function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (statSync(file).size > logFileLimitBytes) renameSync(file, `${file}.1`);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  return openSync(file, 'a');
}

/** @param {number} pid leader of the group */
function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}

/**
 * Ends processes that an earlier launcher left behind, all at once.
 * @param {string} runDir
 * @param {import('./process-identity.mjs').ProcessRecord[]} records
 */
export async function endLeftovers(runDir, records) {
  await Promise.all(records.map((record) => endLeftover(runDir, record)));
}

/**
 * @param {string} runDir
 * @param {import('./process-identity.mjs').ProcessRecord} record
 */
async function endLeftover(runDir, record) {
  if (isAlive(record)) {
    process.kill(record.pid, record.stopSignal ?? 'SIGTERM');
    process.kill(record.pid, 'SIGCONT');
    await waitUntil(() => !isAlive(record), { timeoutMs: leftoverGraceMs, everyMs: 50 });
    if (isAlive(record)) killGroup(record.pid);
    while (isAlive(record)) await delay(20);
  }
  removeRecord(runDir, record.name);
}
