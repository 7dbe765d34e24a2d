/** How long an idle loop sleeps before it looks again without a nudge, in milliseconds. */
export const LOOP_IDLE_MS = 500;
/** After so many looks in vain a loop looks half as often. */
export const LOOP_QUIET_AFTER = 20;
/** A lease lasts this long without renewal, in seconds; its holder renews it every second. */
export const LEASE_SECONDS = 4;
/** Rows that the relay sends in one append. */
export const RELAY_BATCH = 500;
/** Events that one fetch transaction takes at most. */
export const FETCH_BATCH = 500;
/** Least time between two fetch transactions of a reader, in milliseconds: half of it is added to a busy stage's latency. */
export const PACE_MS = 10;
/** How long an engine's position may stay behind what it has computed, in milliseconds. */
export const ADVANCE_MS = 200;
/** How long fetches wait of which a reader handles nothing, in milliseconds. */
export const SKIP_GATHER_MS = 500;
/** Rows the spool takes before intake answers 503. */
export const SPOOL_LIMIT = 200_000;
