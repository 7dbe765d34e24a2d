/** The intents of a shop's customer service that the built-in library knows. */
export const INTENTS = [
  'order.status',
  'order.cancel',
  'return.request',
  'refund.status',
  'refund.request',
  'payment.failed',
  'invoice.request',
  'delivery.late',
  'delivery.address-change',
  'product.availability',
  'product.defect',
  'account.login',
  'account.password-reset',
  'account.delete',
  'coupon.problem',
  'opening-hours',
  'appointment.book',
  'complaint',
  'human.request',
  'greeting',
  'thanks',
  'goodbye',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Politeness around a request: it counts only when nothing else was said. */
export const SOCIAL_INTENTS: ReadonlySet<Intent> = new Set<Intent>(['greeting', 'thanks', 'goodbye']);
