import type { Channel } from '@parley/contracts';

/** A tenant's presence on a channel: one phone number, one widget, one integrator. */
export interface ChannelAccount {
  /** Unique over all tenants: it names the account's intake topic. */
  readonly id: string;
  readonly tenant: string;
  readonly channel: Channel;
  /** Address on the channel where the vendor has one: WhatsApp's phone number id. */
  readonly externalId?: string;
  /** Language of the account's own texts when a customer's is not known. */
  readonly locale: string;
  /** Messages per second that the vendor accepts from this account. */
  readonly sendsPerSecond: number;
}

/** WhatsApp Cloud API's default throughput of a phone number, messages per second. */
export const DEFAULT_SENDS_PER_SECOND = 80;
