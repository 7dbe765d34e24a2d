import type { DELIVERY_FAILURES } from '@parley/contracts';

/** `pending`: not yet accepted by the channel. `read`, `failed` and, for most channels, `delivered` are last. */
export const DELIVERY_STATES = ['pending', 'sent', 'delivered', 'read', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type ReachedState = Exclude<DeliveryState, 'pending'>;

export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

const RANK = { pending: 0, sent: 1, delivered: 2, read: 3 } as const;
const STEPS = ['sent', 'delivered', 'read'] as const;

/**
 * The states that a report newly reaches, in order; empty when it says nothing new. States only move forward, and a
 * report implies what lies before it (what was read was delivered). A failure ends a reply that has not arrived;
 * nothing follows a failure.
 */
export function statesReached(current: DeliveryState, reported: ReachedState): ReachedState[] {
  if (current === 'failed') return [];
  if (reported === 'failed') return current === 'pending' || current === 'sent' ? ['failed'] : [];
  return STEPS.filter((step) => RANK[step] > RANK[current] && RANK[step] <= RANK[reported]);
}

/** The state of a delivery after a report. */
export const afterReport = (current: DeliveryState, reported: ReachedState): DeliveryState =>
  statesReached(current, reported).at(-1) ?? current;
