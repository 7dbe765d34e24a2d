/**
 * What `npm start`, `npm test`, `npm run parley` and `npm run build` call. On a fresh clone nothing is installed yet, so only Node's
 * own modules may be imported before the packages are there.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseCommand } from './arguments.mjs';
import { assertNodeVersion } from './checks.mjs';
import { LauncherError, codeOf, diskFull } from './errors.mjs';
import { ensurePackages } from './install.mjs';
import { createProgress } from './progress.mjs';
import { repositoryRoot } from './repository.mjs';
import { launcherSettings } from './settings.mjs';
import { stopRequests } from './signals.mjs';

const log = createProgress();

async function build() {
  const { buildAll } = await import('./build.mjs');
  return buildAll(repositoryRoot, log);
}

/** @param {string[]} args @returns {Promise<number>} exit code */
async function cli(args) {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', join(repositoryRoot, 'dist/apps/cli/main.mjs'), ...args],
    { stdio: 'inherit' },
  );
  // Ctrl-C reaches the child by itself, everything else only through us.
  void stopRequests().first.then((reason) => {
    if (reason !== 'SIGINT') child.kill('SIGTERM');
  });
  return new Promise((ended, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => ended(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** @returns {Promise<number>} exit code */
async function main() {
  const { command, args } = parseCommand(process.argv.slice(2));
  assertNodeVersion(process.versions.node);
  const settings = launcherSettings(process.env, repositoryRoot);
  await ensurePackages(repositoryRoot, log);
  if (command === 'test') return (await import('./test.mjs')).runTests({ args, log });
  const built = await build();
  if (command === 'build' && built.length === 0) log('Everything is built already');
  if (command === 'start' || command === 'servers') {
    return (await import('./start.mjs')).start({ settings, log, serversOnly: command === 'servers' });
  }
  return command === 'cli' ? cli(args) : 0;
}

// The terminal may be gone while everything is still being stopped in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`\n${sentenceFor(error)}\n`);
  process.exitCode = 1;
}
// Whatever still holds the event loop, a pooled connection for instance, must not keep the command from ending.
process.exit();

/** @param {unknown} error */
function sentenceFor(error) {
  if (error instanceof LauncherError) return error.message;
  if (codeOf(error) === 'ENOSPC') return diskFull(repositoryRoot, 0, 1_024).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
