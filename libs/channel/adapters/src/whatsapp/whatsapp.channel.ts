import { setTimeout as wait } from 'node:timers/promises';
import {
  classifySendFailure, fullSendRate, isWithinServiceWindow, renderWhatsApp, reserveSend,
  type ChannelAccount, type Delivery, type SendRate,
} from '@parley/channel/domain';
import type { ChannelAdapter, ReplySender, SendOutcome } from '../channel-adapter';
import { GraphClient } from './graph-client';
import type { WhatsAppSettings } from './whatsapp-settings';

/** Longest wait for a free send inside a job, in milliseconds; a longer one gives the job back. */
const LONGEST_WAIT_MS = 2_000;

/** WhatsApp Cloud API: replies are sent by calls of the Graph API. */
export const whatsappChannel = (settings: WhatsAppSettings): ChannelAdapter => ({
  channel: 'whatsapp',
  outgoing: { kind: 'vendor', sender: new WhatsAppSender(new GraphClient(settings)), keepsThreads: false },
});

/** Sends replies within the service window and the account's rate (counted in this process). */
export class WhatsAppSender implements ReplySender {
  private readonly rates = new Map<string, SendRate>();

  constructor(private readonly graph: Pick<GraphClient, 'post'>) {}

  async send(delivery: Delivery, account: ChannelAccount, partSent: (parts: number) => Promise<void>): Promise<SendOutcome> {
    const parts = renderWhatsApp(delivery);
    let externalMessageId: string | undefined;
    for (const [index, payload] of parts.entries()) {
      if (index < delivery.partsSent) continue;
      if (!isWithinServiceWindow(delivery.content.kind, delivery.lastCustomerMessageTime, Date.now())) return WINDOW_CLOSED;
      const waitMs = this.reserve(account);
      if (waitMs > LONGEST_WAIT_MS) return { kind: 'busy', afterMs: waitMs };
      if (waitMs > 0) await wait(waitMs);
      const answer = await this.graph.post(`${account.externalId ?? ''}/messages`, payload);
      if (!answer.ok) {
        const failure = classifySendFailure(answer.status, answer.error);
        return { kind: 'refused', failure, ...(answer.retryAfterMs !== undefined && { retryAfterMs: answer.retryAfterMs }) };
      }
      externalMessageId = messageIdIn(answer.body);
      if (parts.length > 1) await partSent(index + 1);
    }
    return { kind: 'sent', ...(externalMessageId !== undefined && { externalMessageId }) };
  }

  private reserve(account: ChannelAccount): number {
    const now = performance.now();
    const before = this.rates.get(account.id) ?? fullSendRate(account.sendsPerSecond, now);
    const { rate, waitMs } = reserveSend(before, account.sendsPerSecond, now);
    // A reservation that is not used is not made.
    if (waitMs <= LONGEST_WAIT_MS) this.rates.set(account.id, rate);
    return waitMs;
  }
}

const WINDOW_CLOSED: SendOutcome = { kind: 'refused', failure: { kind: 'give-up', reason: 'WINDOW_CLOSED' } };

function messageIdIn(body: Readonly<Record<string, unknown>>): string | undefined {
  const [first] = Array.isArray(body['messages']) ? (body['messages'] as { id?: unknown }[]) : [];
  return typeof first?.id === 'string' && first.id.length <= 256 ? first.id : undefined;
}
