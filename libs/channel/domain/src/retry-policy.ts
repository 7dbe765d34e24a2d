export interface RetryPolicy {
  /** Calls of the vendor for one reply, the first one included. */
  readonly maxAttempts: number;
  /** How long after it was composed a reply is still worth sending, in milliseconds. */
  readonly maxAgeMs: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxAttempts: 10,
  maxAgeMs: 6 * 60 * 60_000,
  firstDelayMs: 1_000,
  longestDelayMs: 10 * 60_000,
};

/**
 * How long to wait before the next attempt, in milliseconds; undefined when there shall be none. Delays double; a
 * vendor's own wish (`Retry-After`) counts when it is longer. `jitter` in 0…1 spreads replies that failed together:
 * the delay lies between 75 % and 100 % of its nominal length.
 */
export function nextDelayMs(
  policy: RetryPolicy,
  attempt: { made: number; ageMs: number; retryAfterMs?: number; jitter: number },
): number | undefined {
  if (attempt.made >= policy.maxAttempts) return undefined;
  const doubled = Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** (attempt.made - 1));
  const delay = Math.max(Math.round(doubled * (0.75 + 0.25 * attempt.jitter)), attempt.retryAfterMs ?? 0);
  return attempt.ageMs + delay > policy.maxAgeMs ? undefined : delay;
}

/** Milliseconds asked for by a `Retry-After` header: seconds or an HTTP date; undefined when absent or malformed. */
export function retryAfterMs(header: string | null | undefined, nowMs: number): number | undefined {
  if (header == null || header.trim() === '') return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
