/** Fetches a server's jars once by Maven, by coordinates in a pom beside the server's other files. */
import { spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { codeOf, mavenMissing, stepFailed } from './errors.mjs';

const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';

/**
 * @param {{ name: string, pom: string, folder: string, log: import('./progress.mjs').Log }} request `folder` is made complete or not at all
 * @returns {Promise<string[]>} absolute paths of the jars
 */
export async function fetchJars({ name, pom, folder, log }) {
  const stamp = createHash('sha256').update(readFileSync(pom)).digest('hex');
  const stampFile = join(folder, '.complete');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    log(`${name}: fetching its programs with Maven (once)`);
    const partial = `${folder}.partial-${process.pid}`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    const logFile = `${folder}.maven.log`;
    await runLogged(
      'mvn',
      ['-B', '-q', '-f', pom, copyDependencies, '-DincludeScope=runtime', `-DoutputDirectory=${partial}`],
      logFile,
      `Fetching ${name}`,
    );
    writeFileSync(join(partial, '.complete'), stamp);
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  }
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jar'))
    .map((file) => join(folder, file));
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} logFile
 * @param {string} what for the sentence when it fails
 * @returns {Promise<void>}
 */
export function runLogged(command, args, logFile, what) {
  return new Promise((done, failed) => {
    const output = createWriteStream(logFile);
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    child.once('error', (error) => failed(codeOf(error) === 'ENOENT' && command === 'mvn' ? mavenMissing() : error));
    child.once('close', (code) => {
      output.end();
      if (code === 0) done();
      else failed(stepFailed(what, logFile));
    });
  });
}
