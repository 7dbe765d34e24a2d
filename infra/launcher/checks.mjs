/** What the machine must have before anything is started. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, diskFull, javaMissing, mavenMissing, nodeTooOld, portTaken } from './errors.mjs';

const run = promisify(execFile);

/**
 * @typedef {{ java: string, javac: string, jar: string }} Jdk commands of one Java installation
 */

/** @param {string} version of Node, without the leading v */
export function assertNodeVersion(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw nodeTooOld(version);
}

/**
 * @param {string} text what `java -version` prints
 * @returns {string | undefined} the major version ("8" for 1.8)
 */
export const javaMajor = (text) => /version "(?:1\.)?(\d+)/.exec(text)?.[1];

/** @returns {Promise<Jdk>} from JAVA_HOME when it is set, otherwise from the PATH */
export async function findJdk() {
  const home = process.env['JAVA_HOME'];
  const folder = home !== undefined && existsSync(join(home, 'bin', 'javac')) ? join(home, 'bin') : undefined;
  const command = (/** @type {string} */ name) => (folder === undefined ? name : join(folder, name));
  /** @type {string | undefined} */
  let major;
  try {
    major = javaMajor((await run(command('java'), ['-version'])).stderr);
    await run(command('javac'), ['-version']);
  } catch (error) {
    throw Object.assign(javaMissing(major && `Java ${major} has no compiler`), { cause: error });
  }
  if (major === undefined || Number(major) < 17) throw javaMissing(major && `Java ${major} is too old`);
  return { java: command('java'), javac: command('javac'), jar: command('jar') };
}

export async function assertMaven() {
  try {
    await run('mvn', ['-v']);
  } catch (error) {
    throw Object.assign(mavenMissing(), { cause: error });
  }
}

/**
 * @param {string} folder is made when it does not exist
 * @param {number} neededMiB
 */
export async function assertDiskSpace(folder, neededMiB) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') throw diskFull(folder, 0, neededMiB);
    throw error;
  }
  const { bavail, bsize } = await statfs(folder);
  const freeMiB = Math.floor((bavail * bsize) / (1024 * 1024));
  if (freeMiB < neededMiB) throw diskFull(folder, freeMiB, neededMiB);
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export const isPortFree = (port, host = '127.0.0.1') =>
  new Promise((answered) => {
    const server = createServer();
    server.once('error', () => answered(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => answered(true)));
  });

/** @param {{ what: string, port: number, setting: string }[]} wanted */
export async function assertPortsFree(wanted) {
  for (const { what, port, setting } of wanted) {
    if (!(await isPortFree(port))) throw portTaken(what, port, setting);
  }
}
