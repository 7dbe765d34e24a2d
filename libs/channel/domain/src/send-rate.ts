/** A token bucket as a value: how many sends are free, as of a moment. */
export interface SendRate {
  readonly tokens: number;
  readonly atMs: number;
}

/** A full bucket holds one second's worth of sends. */
export const fullSendRate = (perSecond: number, nowMs: number): SendRate => ({ tokens: perSecond, atMs: nowMs });

/**
 * Reserves one send and says how long to wait for it, in milliseconds; 0 means at once. Reserving ahead keeps senders
 * that wait in the order in which they asked.
 */
export function reserveSend(rate: SendRate, perSecond: number, nowMs: number): { rate: SendRate; waitMs: number } {
  const gained = (Math.max(0, nowMs - rate.atMs) / 1_000) * perSecond;
  const tokens = Math.min(perSecond, rate.tokens + gained) - 1;
  return { rate: { tokens, atMs: nowMs }, waitMs: tokens >= 0 ? 0 : Math.ceil((-tokens / perSecond) * 1_000) };
}
