import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@parley/platform/event-log';
import { CommandError, type Command, type CommandContext } from '../command';
import { dataFolder, serverAddresses } from '../shared/addresses';
import { text, wholeNumber } from '../shared/options';
import { openSchema, serviceNamed, SERVICES } from '../shared/services';

const DEFAULT_TIMEOUT_S = 30;
const LOOK_EVERY_MS = 300;

type Outcome = 'released' | 'parked-again' | 'asked';

export const release: Command = {
  usage: 'release <service> <reader> <stream>',
  summary: 'Let a parked stream go on: its waiting events are applied in order by the running service.',
  options: [
    { flags: '--timeout <seconds>', description: 'how long to wait for the service to do it', default: DEFAULT_TIMEOUT_S },
    { flags: '--data <folder>', description: 'data folder of the instance; PARLEY_DATA or .parley unless told' },
  ],
  examples: ['release routing parley.routing.queue.v1 conversation:0192…'],
  async run([service, reader = '', stream = ''], options, context) {
    const { env, repository } = context;
    const { postgresAdminUrl } = serverAddresses(env, dataFolder(env, repository, text(options, 'data')));
    const timeoutMs = 1_000 * wholeNumber(options, 'timeout', { min: 0, max: 3_600, fallback: DEFAULT_TIMEOUT_S });
    const database = openSchema(postgresAdminUrl, SERVICES[serviceNamed(service)]);
    try {
      const touched = await database.execute('UPDATE parked_stream SET release_requested = true WHERE reader = $1 AND stream_id = $2', [reader, stream]);
      if (touched === 0) throw new CommandError(`${reader} has not parked ${stream}: "npm run parley -- parked" lists what is parked.`);
      const outcome = await outcomeOf(database, reader, stream, { timeoutMs, context });
      return { json: { service, reader, stream, outcome }, ok: outcome === 'released' };
    } finally {
      await database.close();
    }
  },
};

/** The service takes the marker away when all is applied, and the request when it failed again. */
async function outcomeOf(
  database: Database,
  reader: string,
  stream: string,
  { timeoutMs, context: { print, signal } }: { timeoutMs: number; context: CommandContext },
): Promise<Outcome> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const [row] = await database.query<{ release_requested: boolean; reason: string }>(
      'SELECT release_requested, reason FROM parked_stream WHERE reader = $1 AND stream_id = $2',
      [reader, stream],
    );
    if (!row) {
      print('Released.');
      return 'released';
    }
    if (!row.release_requested) {
      print(`It failed again and stays parked: ${row.reason}`);
      return 'parked-again';
    }
    if (performance.now() > until) {
      print('Asked for; the service has not done it yet. Is it running?');
      return 'asked';
    }
    await wait(LOOK_EVERY_MS, undefined, { signal });
  }
}
