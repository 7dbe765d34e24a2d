/** Installs the npm packages when they are missing or older than the lock file. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertDiskSpace } from './checks.mjs';
import { runLogged } from './maven.mjs';

const neededMiB = 1_500;

/** @param {string} repository */
export function packagesAreCurrent(repository) {
  const lock = join(repository, 'package-lock.json');
  const installed = join(repository, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const stamp = join(repository, 'node_modules/.parley-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(lock)) return true;
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs; // someone installed by hand
}

/** @param {string} file */
const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/**
 * @param {string} repository
 * @param {import('./progress.mjs').Log} log
 */
export async function ensurePackages(repository, log) {
  if (packagesAreCurrent(repository)) return;
  await assertDiskSpace(repository, neededMiB);
  log('Installing packages with npm ci (a minute or two, only when the lock file has changed)');
  const logs = join(repository, '.parley/logs');
  mkdirSync(logs, { recursive: true });
  // Its own level: under `npm run -s` npm would inherit silence, and the log would not say why it failed.
  const options = ['--prefix', repository, '--no-audit', '--no-fund', '--loglevel', 'notice'];
  try {
    await runLogged('npm', ['ci', ...options], join(logs, 'npm-ci.log'), 'npm ci');
  } catch (error) {
    // A lock file made where the binaries of other platforms could not be looked up lacks them, and npm ci refuses it.
    if (!readFileSync(join(logs, 'npm-ci.log'), 'utf8').includes('EUSAGE')) throw error;
    log('npm ci finds the lock file incomplete for this platform; npm install completes it');
    await runLogged('npm', ['install', '--no-save', ...options], join(logs, 'npm-install.log'), 'npm install');
  }
  writeFileSync(join(repository, 'node_modules/.parley-lock'), hashOf(join(repository, 'package-lock.json')));
  log('Packages are installed');
}
