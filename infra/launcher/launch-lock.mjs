/** One launcher per data folder, and the cleaning up after one that was killed. */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { alreadyRunning, codeOf } from './errors.mjs';
import { endLeftovers } from './managed-process.mjs';
import { isAlive, readRecords, startMark } from './process-identity.mjs';

const lockName = 'launcher';
const servers = ['kafka', 'postgres', 'elasticsearch'];

/**
 * @param {string} dataDir
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<() => void>} gives the lock back
 */
export async function lockDataFolder(dataDir, log) {
  const runDir = join(dataDir, 'run');
  mkdirSync(runDir, { recursive: true });
  const file = join(runDir, `${lockName}.json`);
  const records = readRecords(runDir);
  const holder = records.find(({ name }) => name === lockName);
  if (holder !== undefined && isAlive(holder)) throw alreadyRunning(dataDir, holder.pid);
  rmSync(file, { force: true });
  const lock = tryCreate(file);
  if (lock === undefined)
    throw alreadyRunning(dataDir, readRecords(runDir).find(({ name }) => name === lockName)?.pid ?? 0);
  writeSync(lock, JSON.stringify({ name: lockName, pid: process.pid, startedAs: startMark(process.pid) }));
  closeSync(lock);
  const leftovers = records.filter(({ name }) => name !== lockName);
  const alive = leftovers.filter(isAlive);
  if (alive.length > 0)
    log(`Ending ${alive.map(({ name }) => name).join(', ')}: left behind by a launcher that was killed`);
  const isServer = (/** @type {{ name: string }} */ { name }) => servers.includes(name);
  await endLeftovers(
    runDir,
    leftovers.filter((record) => !isServer(record)),
  );
  await endLeftovers(runDir, leftovers.filter(isServer));
  return () => rmSync(file, { force: true });
}

/** @param {string} file */
function tryCreate(file) {
  try {
    return openSync(file, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
}
