export interface EventuallyOptions {
  /** How long to keep trying; 10 000 ms by default. */
  timeoutMs?: number;
  /** Pause between tries; 20 ms by default. */
  everyMs?: number;
  /** What is awaited, for the failure message. */
  describe?: string;
}

/**
 * Runs an assertion until it no longer throws and returns its result. Specs wait with this for a state, never for a
 * length of time.
 *
 * @throws Error with the last failure as its cause when the time is up.
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 20, describe = 'the expected state' }: EventuallyOptions = {},
): Promise<T> {
  const start = performance.now();
  for (;;) {
    try {
      return await assertion();
    } catch (cause) {
      if (performance.now() - start >= timeoutMs) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`Waited ${timeoutMs} ms in vain for ${describe}: ${reason}`, { cause });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
