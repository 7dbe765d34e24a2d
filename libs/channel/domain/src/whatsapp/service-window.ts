import type { OutboundContent } from '@parley/contracts';

/** How long after a customer's last message a business may write freely, in milliseconds. */
export const SERVICE_WINDOW_MS = 24 * 60 * 60_000;

/** Templates may be sent at any time; everything else within 24 hours of the customer's last message. */
export function isWithinServiceWindow(kind: OutboundContent['kind'], lastCustomerMessageTime: string, nowMs: number): boolean {
  return kind === 'template' || nowMs - Date.parse(lastCustomerMessageTime) < SERVICE_WINDOW_MS;
}
