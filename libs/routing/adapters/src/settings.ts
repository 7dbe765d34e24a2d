import type { NewTimer } from '@parley/platform/event-log';

export interface RoutingSettings {
  /** How long an offer stands, in milliseconds. */
  readonly offerTimeoutMs: number;
  /** How long an agent may be offline before their conversations go back to the queue, in milliseconds. */
  readonly offlineGraceMs: number;
}

export const OFFER_TIMER = 'offer-expiry';
export const GRACE_TIMER = 'agent-grace';

/** Ends an offer; scheduling it again moves it. */
export const offerTimer = (offerId: string, conversationId: string, afterMs: number): NewTimer => ({
  id: `offer:${offerId}`,
  kind: OFFER_TIMER,
  streamId: conversationId,
  afterMs,
  payload: { offerId },
});

/** Takes an assignment from an agent who stays offline. */
export const graceTimer = (
  assignmentId: string,
  conversationId: string,
  agentId: string,
  afterMs: number,
): NewTimer => ({
  id: `grace:${assignmentId}`,
  kind: GRACE_TIMER,
  streamId: conversationId,
  afterMs,
  payload: { assignmentId, agentId },
});
