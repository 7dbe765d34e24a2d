import 'reflect-metadata';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { commands } from './registry';
import { runCli } from './run-cli';
import { signalToStop } from './shared/signal-to-stop';

const line = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);
// The reader of a pipe may be gone while everything is still being stopped in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const log = line(process.stderr);
process.exitCode = await runCli(process.argv.slice(2), commands, {
  env: process.env,
  // This program is dist/apps/cli/main.mjs of the repository.
  repository: resolve(realpathSync(process.argv[1] ?? '.'), '../../../..'),
  log,
  print: line(process.stdout),
  complain: log,
  signal: signalToStop(log),
});
// A pooled connection that is still open must not keep the command from ending; what was written must get out first.
process.stdout.write('', () => process.exit());
