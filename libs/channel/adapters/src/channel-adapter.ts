import type { Channel } from '@parley/contracts';
import type { ChannelAccount, Delivery, SendFailure } from '@parley/channel/domain';

/** What came of a call of the vendor. Its answer may be lost after it acted: sending is at least once. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly externalMessageId?: string }
  /** Nothing was sent: the account's own rate has no room before `afterMs`. */
  | { readonly kind: 'busy'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly failure: SendFailure; readonly retryAfterMs?: number };

export interface ReplySender {
  /**
   * Sends what is left of a reply, and reports each of its vendor messages that was accepted. Throws only for errors of
   * our own; what the vendor or the network does is an outcome.
   */
  send(delivery: Delivery, account: ChannelAccount, partSent: (parts: number) => Promise<void>): Promise<SendOutcome>;
}

/** How replies leave the gateway on a channel, and whether it keeps the channel's threads because somebody reads them here. */
export type Outgoing =
  /** We call the vendor, one job per reply, in order per thread. */
  | { readonly kind: 'vendor'; readonly sender: ReplySender; readonly keepsThreads: false }
  /** The customer's own client takes them from the thread, and acknowledges them. */
  | { readonly kind: 'client'; readonly keepsThreads: true }
  /** The integrator's system takes them from the thread when it likes. */
  | { readonly kind: 'polling'; readonly keepsThreads: true }
  /** They are published on the account's replies topic. */
  | { readonly kind: 'topic'; readonly keepsThreads: false };

/** One channel: everything that differs from the others behind one name. */
export interface ChannelAdapter {
  readonly channel: Channel;
  readonly outgoing: Outgoing;
}
