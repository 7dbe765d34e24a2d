import { republish as republishLedger } from '@parley/platform/event-log';
import { CommandError, type Command } from '../command';
import { dataFolder, serverAddresses } from '../shared/addresses';
import { text } from '../shared/options';
import { openSchema, serviceNamed, SERVICES } from '../shared/services';

const SAY_EVERY_EVENTS = 20_000;

export const republish: Command = {
  usage: 'republish <service>',
  summary: 'Send the events of a service’s ledger to Kafka again, for a log that lost records; repeats are dropped by everyone.',
  options: [
    { flags: '--streams <ids>', description: 'only these streams, separated by commas' },
    { flags: '--resume-after <stream:seq>', description: 'go on behind the place that a cancelled run printed' },
    { flags: '--data <folder>', description: 'data folder of the instance; PARLEY_DATA or .parley unless told' },
  ],
  examples: ['republish conversation', 'republish routing --streams 0192…,0193…'],
  async run([service], options, { env, repository, log, print, signal }) {
    const schema = SERVICES[serviceNamed(service)];
    const { postgresAdminUrl } = serverAddresses(env, dataFolder(env, repository, text(options, 'data')));
    const streams = text(options, 'streams')?.split(',').filter((id) => id !== '');
    const resumeAfter = placeOf(text(options, 'resumeAfter'));
    const database = openSchema(postgresAdminUrl, schema);
    let done = { events: 0, resumeAfter };
    let said = 0;
    try {
      await republishLedger({
        database,
        signal,
        ...(streams && { streams }),
        ...(resumeAfter && { resumeAfter }),
        onProgress: (progress) => {
          done = { events: progress.events, resumeAfter: progress.resumeAfter };
          if (progress.events - said < SAY_EVERY_EVENTS) return;
          said = progress.events;
          log(`${progress.events} events are in the outbox`);
        },
      });
      print(`${done.events} events are in the outbox of ${service}; the running service sends them.`);
      return { json: { service, events: done.events, complete: true }, ok: true };
    } catch (error) {
      if (!signal.aborted) throw error;
      const place = done.resumeAfter ? `${done.resumeAfter.stream}:${done.resumeAfter.seq}` : undefined;
      if (place !== undefined) print(`Stopped. Go on with --resume-after ${place}`);
      return { json: { service, events: done.events, complete: false, resumeAfter: place }, ok: false };
    } finally {
      await database.close();
    }
  },
};

function placeOf(given: string | undefined): { stream: string; seq: number } | undefined {
  if (given === undefined) return undefined;
  const [, stream, seq] = /^(.+):(\d{1,15})$/.exec(given) ?? [];
  if (stream === undefined) throw new CommandError('--resume-after must look like <stream>:<seq>.');
  return { stream, seq: Number(seq) };
}
