import type { Understanding } from '@parley/contracts';

export interface RecentMessage {
  /** Without what may name a person; see {@link masked}. */
  readonly text: string;
  readonly language: string;
  readonly outOfScope: boolean;
}

/** Messages kept of each tenant. */
const KEPT = 1_000;
const LONGEST = 500;
const TELLING = new Set(['order-number', 'phone', 'email', 'address']);
const ADDRESSES = /\S+@\S+|https?:\/\/\S+/g;
const LONG_NUMBERS = /\d[\d\s-]{3,}\d/g;

/**
 * What customers wrote of late, as far as this instance understood it: to compare a new model with the running one, and to
 * find what no intent covers. In memory only, and masked: nothing of it outlives the process or is written anywhere.
 */
export class RecentMessages {
  private readonly byTenant = new Map<string, RecentMessage[]>();

  remember(tenant: string, text: string, understanding: Understanding): void {
    const kept = this.byTenant.get(tenant) ?? [];
    kept.push({ text: masked(text, understanding), language: understanding.language, outOfScope: understanding.outOfScope });
    if (kept.length > KEPT) kept.shift();
    this.byTenant.set(tenant, kept);
  }

  /** Oldest first. */
  of(tenant: string): readonly RecentMessage[] {
    return this.byTenant.get(tenant) ?? [];
  }
}

/** The text with what was recognised as an order number, phone, e-mail or address named by its kind, and any other long number taken out. */
export function masked(text: string, { entities }: Pick<Understanding, 'entities'>): string {
  const spans = entities.filter(({ kind }) => TELLING.has(kind)).sort((a, b) => b.start - a.start);
  const named = spans.reduce((left, { kind, start, end }) => `${left.slice(0, start)}[${kind}]${left.slice(end)}`, text);
  return named.replace(ADDRESSES, '[address]').replace(LONG_NUMBERS, '[number]').slice(0, LONGEST);
}
