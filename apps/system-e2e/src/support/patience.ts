import { eventually, type EventuallyOptions } from '@parley/testing';

/** What crosses the whole system may take this long on a machine that does much else, in ms. */
const CROSSING_MS = 30_000;

/** Waits for a state on the other side of the system. */
export const reach = <T>(assertion: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<T> =>
  eventually(assertion, { timeoutMs: CROSSING_MS, everyMs: 100, ...options });
