import { Injectable } from '@nestjs/common';
import { deadLetterTopic } from '@parley/contracts';
import { Database, Outbox, Relay } from '@parley/platform/event-log';
import { platformMetrics } from '@parley/platform/observability';
import { GatewayUnavailableError } from '../group-commit';

/** Name under which deliveries of the WhatsApp webhook are dead-lettered. */
export const WHATSAPP_INTAKE = 'parley.channel.whatsapp.v1';

/** Signed deliveries for phone numbers that no account owns: kept as dead letters, since repeating them cannot help. */
@Injectable()
export class UnknownNumbers {
  constructor(
    private readonly outbox: Outbox,
    private readonly database: Database,
    private readonly relay: Relay,
  ) {}

  /** @throws GatewayUnavailableError when they cannot be kept at the moment. */
  async setAside(phoneNumberIds: readonly string[], delivery: Buffer): Promise<void> {
    if (phoneNumberIds.length === 0) return;
    const value = delivery.toString('utf8');
    const records = [...new Set(phoneNumberIds)].map((id) => ({
      stream: id,
      topic: deadLetterTopic(WHATSAPP_INTAKE),
      key: id,
      headers: {
        'content-type': 'application/json',
        'parley-error-code': 'CHANNEL.ACCOUNT_NOT_FOUND',
        'parley-error': `No account has the phone number id ${id}`,
      },
      value,
    }));
    try {
      await this.database.transaction((tx) => this.outbox.append(tx, records));
    } catch (cause) {
      throw new GatewayUnavailableError(cause);
    }
    this.relay.nudge();
    platformMetrics.deadLetters().inc({ reader: WHATSAPP_INTAKE, reason: 'CHANNEL.ACCOUNT_NOT_FOUND' }, records.length);
  }
}
