import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../../command';
import { loadLauncher } from '../../shared/launcher';
import { freeBasePort } from '../../shared/ports';

const ADDRESS = 'PARLEY_ELASTICSEARCH_URL';

/** Works with the Elasticsearch of the environment, else with one that is started for the time being and leaves nothing behind. */
export async function withElasticsearch<T>(context: CommandContext, work: (url: string) => Promise<T>): Promise<T> {
  const given = context.env[ADDRESS];
  if (given !== undefined && given !== '') return work(given);
  const dataDir = join(tmpdir(), `parley-eval-${randomBytes(4).toString('hex')}`);
  // Postgres may run as another user than this command and has to get in.
  mkdirSync(dataDir, { mode: 0o755 });
  const env = Object.fromEntries(Object.entries(context.env).filter(([name]) => !/^PARLEY_(PORT|DATA|KAFKA|POSTGRES)/.test(name)));
  try {
    const { startStack } = await loadLauncher(context.repository);
    const stack = await startStack({
      env, dataDir, basePort: await freeBasePort(), services: [], proxy: false, servers: 'local', log: context.log, signal: context.signal,
    });
    try {
      return await work(stack.addresses.elasticsearchUrl);
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
