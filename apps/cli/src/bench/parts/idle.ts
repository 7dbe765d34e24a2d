import { setTimeout as wait } from 'node:timers/promises';
import type { BenchPart } from '../bench-context';
import { cpuSeconds, type RunningServices } from '../journey/services';
import { atMost } from '../measurement';

const SETTLE_MS = 15_000;
const WATCH_SECONDS = 30;

/** (7) What the services cost while nobody says anything. */
export const idle: BenchPart<RunningServices> = {
  name: 'idle',
  about: 'processor time of all services while nothing happens',
  async run(services, { report, command }) {
    await wait(SETTLE_MS, undefined, { signal: command.signal });
    const before = new Map([...services.pids()].map(([name, pid]) => [name, cpuSeconds(pid)]));
    const from = performance.now();
    await wait(WATCH_SECONDS * 1_000, undefined, { signal: command.signal });
    const took = (performance.now() - from) / 1_000;
    const shares = [...services.pids()].map(([name, pid]) => [name, ((cpuSeconds(pid) - (before.get(name) ?? 0)) / took) * 100] as const);
    const each = shares.map(([name, share]) => `${name} ${share.toFixed(1)}`).join(', ');
    report({
      name: 'idle.services', value: shares.reduce((sum, [, share]) => sum + share, 0), unit: '% of a core', bar: atMost(5),
      note: `${WATCH_SECONDS} s; ${each}`,
    });
  },
};
