import { createServer } from 'node:net';
import { CommandError, UsageError } from '../command';

const DEFAULT_BASE = 4600;
/** Ports of one instance behind its base: services, servers, further instances. */
const OFFSETS = [0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 22, 23, 24, 30, 31];
const STEP = 60;
const LAST_BASE = 60_000;

/** First port of the instance: PARLEY_PORT or 4600. @throws UsageError */
export function basePort(env: Readonly<Record<string, string | undefined>>): number {
  const given = env['PARLEY_PORT'];
  if (given === undefined || given === '') return DEFAULT_BASE;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65_485) throw new UsageError('PARLEY_PORT must be a port number from 1 to 65485.');
  return port;
}

/** A base whose ports are all free now, away from the default, so that a second instance runs beside the first. */
export async function freeBasePort(from = 5200): Promise<number> {
  for (let base = from; base < LAST_BASE; base += STEP) {
    const free = await Promise.all(OFFSETS.map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new CommandError('No range of free ports was found: stop some of the programs that listen on this machine.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
