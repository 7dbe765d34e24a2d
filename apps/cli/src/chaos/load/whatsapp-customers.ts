import { messageIdOf } from '@parley/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import type { Operation, Operations } from '../operations';
import { NoAnswerError } from '../../shared/http';
import { deliver, statusDelivery, textDelivery, WHATSAPP_ACCOUNT, type WebhookDelivery } from './whatsapp';

const AGAIN_MS = [200, 500, 1_000, 2_000] as const;

export interface VendorOptions {
  readonly front: string;
  readonly appSecret: string;
  readonly operations: Operations;
  readonly tenant?: string;
}

/** WhatsApp's side: delivers webhooks until they are answered by 2xx, as the vendor does. */
export class WhatsAppVendor {
  private stopped = false;

  constructor(private readonly options: VendorOptions) {}

  /** Resolves when the message was answered by 2xx, refused for good, or the vendor was stopped. */
  async message(id: string, from: string, text: string): Promise<void> {
    const { operations, appSecret, tenant = 'demo' } = this.options;
    const operation = operations.begin('whatsapp', messageIdOf(tenant, WHATSAPP_ACCOUNT, id));
    await this.untilAccepted(textDelivery([{ id, from, text }], appSecret), operation);
  }

  /** A delivery that the vendor repeats though it was accepted, or that nobody counts: one try. */
  async repeat(id: string, from: string, text: string): Promise<void> {
    await this.once(textDelivery([{ id, from, text }], this.options.appSecret));
  }

  async status(sent: { id: string; recipient: string; opaque?: string }, status: 'sent' | 'delivered' | 'read'): Promise<void> {
    const delivery = statusDelivery(sent, status, this.options.appSecret);
    for (let attempt = 0; !this.stopped; attempt += 1) {
      if (await this.once(delivery)) return;
      await wait(AGAIN_MS[Math.min(attempt, AGAIN_MS.length - 1)]);
    }
  }

  stop(): void {
    this.stopped = true;
  }

  private async untilAccepted(delivery: WebhookDelivery, operation: Operation): Promise<void> {
    for (let attempt = 0; !this.stopped; attempt += 1) {
      operation.attempts += 1;
      try {
        const status = await deliver(this.options.front, delivery);
        if (status >= 200 && status < 300) {
          operation.outcome = 'ok';
          return;
        }
        if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
          operation.outcome = 'fail';
          operation.refusal = `HTTP ${status}`;
          return;
        }
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error;
      }
      operation.outcome = 'info';
      await wait(AGAIN_MS[Math.min(attempt, AGAIN_MS.length - 1)]);
    }
  }

  private async once(delivery: WebhookDelivery): Promise<boolean> {
    try {
      return (await deliver(this.options.front, delivery)) < 300;
    } catch (error) {
      if (error instanceof NoAnswerError) return false;
      throw error;
    }
  }
}
