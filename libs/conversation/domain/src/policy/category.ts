const GENERAL = 'general';

/** Words of an intent's name that tell its subject area; the first area with a hit counts. */
const AREAS: readonly (readonly [category: string, words: readonly string[]])[] = [
  ['billing', ['billing', 'bill', 'payment', 'invoice', 'refund', 'charge', 'price', 'coupon', 'fee']],
  ['delivery', ['delivery', 'shipping', 'shipment', 'order', 'tracking', 'parcel', 'courier', 'return', 'exchange', 'address']],
  ['technical', ['technical', 'troubleshooting', 'app', 'error', 'device', 'installation', 'defect', 'repair', 'warranty', 'login', 'password']],
  [GENERAL, ['account', 'appointment', 'opening', 'availability']],
];

/** Kinds of entity that tell a subject area when the intent does not. */
const ENTITY_AREAS: Readonly<Record<string, string>> = { 'order-number': 'delivery', 'tracking-number': 'delivery', amount: 'billing' };

/** The subject area of a conversation, for routing and statistics: by its newest telling intent, else by what was mentioned. */
export function categoryOf(intents: readonly { intent: string }[], slots: readonly { kind: string }[]): string {
  for (const { intent } of [...intents].reverse()) {
    const words = intent.toLowerCase().split(/[^a-z]+/);
    const area = AREAS.find(([, hits]) => hits.some((hit) => words.includes(hit)));
    if (area) return area[0];
  }
  for (const { kind } of [...slots].reverse()) {
    const area = ENTITY_AREAS[kind];
    if (area !== undefined) return area;
  }
  return GENERAL;
}
