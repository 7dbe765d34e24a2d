import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, CommandContext } from '../command';
import { dataFolder } from '../shared/addresses';
import { loadLauncher, type Stack } from '../shared/launcher';
import { flag, text, wholeNumber } from '../shared/options';
import { freeBasePort } from '../shared/ports';
import { readableReport } from '../verify/report';
import { FakeGraph } from './fake-graph';
import { runDemo } from './run-demo';
import { jsonSummary, readableSummary } from './summary';

const DEFAULT_CONVERSATIONS = 200;
const DEFAULT_PARALLEL = 12;
/** The demo's servers are its own: it must not meet what other programs have put into given ones. */
const NOT_OURS = ['PARLEY_KAFKA_BROKERS', 'PARLEY_POSTGRES_ADMIN_URL', 'PARLEY_ELASTICSEARCH_URL', 'PARLEY_PORT', 'PARLEY_DATA'];

export const demo: Command = {
  usage: 'demo',
  summary: 'Start everything beside what runs, play real conversations through the front doors, verify, and stop.',
  options: [
    { flags: '--conversations <n>', description: 'how many conversations to play', default: DEFAULT_CONVERSATIONS },
    { flags: '--parallel <n>', description: 'how many of them at once', default: DEFAULT_PARALLEL },
    { flags: '--data <folder>', description: 'data folder to use; a temporary one unless told, which is removed afterwards' },
    { flags: '--keep', description: 'keep the temporary data folder, with its logs' },
  ],
  examples: ['demo', 'demo --conversations 500 --keep'],
  async run(_args, options, context) {
    const conversations = wholeNumber(options, 'conversations', { min: 1, max: 100_000, fallback: DEFAULT_CONVERSATIONS });
    const parallel = wholeNumber(options, 'parallel', { min: 1, max: 500, fallback: DEFAULT_PARALLEL });
    const given = text(options, 'data');
    const dataDir = given === undefined ? temporaryFolder() : dataFolder(context.env, context.repository, given);
    const keep = given !== undefined || flag(options, 'keep');
    try {
      return await inOwnStack(dataDir, { conversations, parallel }, context);
    } finally {
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
      else context.log(`The data folder ${dataDir} is kept`);
    }
  },
};

async function inOwnStack(dataDir: string, plan: { conversations: number; parallel: number }, context: CommandContext): Promise<{ json: object; ok: boolean }> {
  const { env, repository, log, print, signal } = context;
  const graph = new FakeGraph();
  const apiBase = await graph.start();
  const appSecret = randomBytes(16).toString('hex');
  let stack: Stack | undefined;
  let pids: number[] = [];
  try {
    const { startStack } = await loadLauncher(repository);
    stack = await startStack({
      dataDir,
      basePort: await freeBasePort(),
      durable: false,
      env: {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_OURS.includes(name))),
        PARLEY_WHATSAPP_API_BASE: apiBase,
        PARLEY_WHATSAPP_APP_SECRET: appSecret,
        PARLEY_WHATSAPP_TOKEN: 'demo',
        PARLEY_BLOB_DIR: join(dataDir, 'blobs'),
      },
      log,
      signal,
    });
    pids = Object.values(stack.pids);
    const outcome = await runDemo({ addresses: stack.addresses, graph, appSecret, ...plan, log, signal });
    print(readableSummary(outcome));
    print(readableReport(outcome.report));
    await stack.stop();
    const left = pids.filter(isRunning);
    if (left.length > 0) log(`Still running: ${left.join(', ')}`);
    const ok = outcome.report.differences === 0 && outcome.report.unsettled === 0 && left.length === 0;
    return { json: { ...jsonSummary(outcome), stillRunning: left.length }, ok };
  } finally {
    await stack?.stop();
    await graph.stop();
  }
}

/** Servers that do not run as root must be able to enter it. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-demo-'));
  chmodSync(folder, 0o755);
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // there is no such process any more
  }
}
