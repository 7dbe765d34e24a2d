import type { EscalationReason, Understanding } from '../contract-types';

const DEFAULT_PRIORITY = 50;
const PER_ANGER_POINT = 3;
const CONFLICT = 20;
const URGENT = 10;
/** From this anger on, a request for a human counts as a conflict. */
const REQUEST_IN_ANGER = 5;

/** 0 (can wait) … 100 (first): a customer in conflict goes first. */
export function priorityOf(reason: EscalationReason, anger: number, urgency: Understanding['urgency']): number {
  const conflict = reason === 'anger' || (reason === 'customer-request' && anger >= REQUEST_IN_ANGER);
  const points = DEFAULT_PRIORITY + Math.round(anger * PER_ANGER_POINT) + (conflict ? CONFLICT : 0) + (urgency === 'high' ? URGENT : 0);
  return Math.min(100, points);
}
