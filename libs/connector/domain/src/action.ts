import type { ACTION_FAILURES } from '@parley/contracts';

export type ActionFailure = (typeof ACTION_FAILURES)[number];

/** What an outside system is asked. */
export interface ActionCall {
  /** Also the idempotency key towards the outside system. */
  readonly actionId: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What came of one call. `again` says that the same call may succeed later. */
export type ActionResult =
  | { readonly kind: 'completed'; readonly output: Record<string, unknown> }
  | { readonly kind: 'failed'; readonly reason: ActionFailure }
  | { readonly kind: 'again' };

/** One kind of action in an outside system. */
export interface ActionConnector {
  /** For example `order.lookup`. */
  readonly action: string;
  /** Must be idempotent by `actionId`, or free of side effects. Ends within `timeoutMs`. */
  run(call: ActionCall, timeoutMs: number): Promise<ActionResult>;
}

/** Longest single call, in milliseconds. */
export const CALL_TIMEOUT_MS = 5_000;

export type NextStep =
  | { readonly kind: 'report'; readonly result: Exclude<ActionResult, { kind: 'again' }> }
  | { readonly kind: 'retry'; readonly afterMs: number };

/** Retries with doubling waits while the deadline leaves room; behind it the action has timed out. */
export function nextStep(result: ActionResult, attempt: number, msToDeadline: number): NextStep {
  if (result.kind !== 'again') return { kind: 'report', result };
  const afterMs = Math.min(8_000, 250 * 2 ** (attempt - 1));
  if (afterMs >= msToDeadline) return { kind: 'report', result: { kind: 'failed', reason: 'TIMED_OUT' } };
  return { kind: 'retry', afterMs };
}
