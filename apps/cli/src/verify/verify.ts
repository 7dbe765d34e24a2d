import { setTimeout as wait } from 'node:timers/promises';
import type { ServerAddresses } from '../shared/addresses';
import { checkEverything, type Verification } from './check-everything';
import type { Difference } from './differences';
import { waitUntilQuiet } from './quiet';
import { Stores } from './stores';

export interface VerifyOptions {
  readonly addresses: ServerAddresses;
  /** How long to wait for everything to come to rest, in milliseconds. */
  readonly timeoutMs: number;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface VerifyReport extends Verification {
  /** What did not come to rest in time; each counts as a difference. */
  readonly unfinished: readonly string[];
  readonly waitedMs: number;
}

/** A background reader may begin just after the last look: what is found at first is looked at again. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 2_000;

/** Waits until nothing moves, then holds ledgers, promises and read models against an own fold of the log. */
export async function verify({ addresses, timeoutMs, log, signal }: VerifyOptions): Promise<VerifyReport> {
  const stores = new Stores(addresses);
  const startedAt = performance.now();
  const until = startedAt + timeoutMs;
  try {
    for (let look = 1; ; look += 1) {
      log(look === 1 ? 'Waiting until everything that was begun is finished' : 'Looking again');
      const { unfinished } = await waitUntilQuiet(stores, { until, log, signal });
      const waitedMs = Math.round(performance.now() - startedAt);
      log('Folding the log and comparing');
      const found = await checkEverything(stores);
      const passing = found.differences > 0 && unfinished.length === 0 && look < LOOKS && performance.now() < until;
      if (!passing) return withUnfinished(found, unfinished, waitedMs);
      log(`${found.differences} differences`);
      await wait(BETWEEN_LOOKS_MS, undefined, { signal });
    }
  } finally {
    await stores.close();
  }
}

function withUnfinished(found: Verification, unfinished: readonly string[], waitedMs: number): VerifyReport {
  const more: Difference[] = unfinished.map((subject) => ({ check: 'not-at-rest', subject }));
  return {
    ...found,
    unfinished,
    waitedMs,
    differences: found.differences + more.length,
    byCheck: { ...found.byCheck, ...(more.length > 0 && { 'not-at-rest': more.length }) },
    kept: [...more, ...found.kept],
  };
}
