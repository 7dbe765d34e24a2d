import type { Command } from '../command';
import { dataFolder, serverAddresses } from '../shared/addresses';
import { flag, text, wholeNumber } from '../shared/options';
import { readableReport, summaryOf } from './report';
import { verify as runVerify } from './verify';

const DEFAULT_TIMEOUT_S = 60;

export const verify: Command = {
  usage: 'verify',
  summary: 'Hold ledgers, promises and read models of a running instance against an own fold of the log.',
  options: [
    { flags: '--timeout <seconds>', description: 'how long to wait until everything has come to rest', default: DEFAULT_TIMEOUT_S },
    { flags: '--data <folder>', description: 'data folder of the instance; PARLEY_DATA or .parley unless told' },
    { flags: '--json', description: 'one JSON line per difference instead of a report for people' },
  ],
  examples: ['verify', 'verify --timeout 120 --json'],
  async run(_args, options, { env, repository, log, print, signal }) {
    const report = await runVerify({
      addresses: serverAddresses(env, dataFolder(env, repository, text(options, 'data'))),
      timeoutMs: 1_000 * wholeNumber(options, 'timeout', { min: 0, max: 86_400, fallback: DEFAULT_TIMEOUT_S }),
      log,
      signal,
    });
    if (flag(options, 'json')) for (const difference of report.kept) print(JSON.stringify(difference));
    else print(readableReport(report));
    return { json: summaryOf(report), ok: report.differences === 0 };
  },
};
