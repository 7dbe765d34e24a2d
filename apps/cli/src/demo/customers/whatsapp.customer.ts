import { createHmac } from 'node:crypto';
import type { FakeGraph, GraphMessage } from '../fake-graph';
import type { Act } from '../scripts/script';
import { Inbox, type Customer } from './customer';
import { post } from './http-calls';

/** Address of the demo workspace's WhatsApp account. */
const PHONE_NUMBER_ID = '100000000000001';

export interface WhatsAppSide {
  readonly front: string;
  readonly graph: FakeGraph;
  readonly appSecret: string;
  /** Deliveries of statuses: the demo ends when all of them have been taken. */
  readonly statuses: Promise<void>[];
}

/** What makes the vendor's deliveries untidy, as they are in life. */
export interface Untidiness {
  /** Each delivery comes twice. */
  readonly repeats: boolean;
  /** Statuses come in the wrong order, and twice. */
  readonly shufflesStatuses: boolean;
}

/** A customer on WhatsApp: the vendor's webhooks towards Parley, and its Graph API the other way. */
export class WhatsAppCustomer implements Customer {
  readonly channel = 'whatsapp';
  readonly inbox = new Inbox();
  private sent = 0;
  private readonly unwatch: () => unknown;

  constructor(
    private readonly side: WhatsAppSide,
    private readonly number: string,
    private readonly untidiness: Untidiness,
  ) {
    this.unwatch = side.graph.watch(number, (message) => this.receive(message));
  }

  async send(act: Act): Promise<void> {
    this.sent += 1;
    const id = `wamid.${this.number}.${this.sent}`;
    const message = { id, from: this.number, timestamp: String(Math.floor(Date.now() / 1_000)), ...contentOf(act, id) };
    const value = { messages: [message], contacts: [{ wa_id: this.number, profile: { name: `Customer ${this.number.slice(-3)}` } }] };
    const deliveries = [this.deliver(value)];
    if (this.untidiness.repeats) deliveries.push(this.deliver(value));
    await Promise.all(deliveries);
  }

  async close(): Promise<void> {
    this.unwatch();
  }

  private receive(message: GraphMessage): void {
    this.inbox.hear(message.id, message.text);
    const states = this.untidiness.shufflesStatuses ? ['read', 'delivered', 'sent', 'delivered'] : ['sent', 'delivered', 'read'];
    const delivered = (async (): Promise<void> => {
      for (const status of states) await this.deliver({ statuses: [statusOf(message, status)] });
    })();
    // Whoever waits for the statuses hears of a failure.
    delivered.catch(() => undefined);
    this.side.statuses.push(delivered);
  }

  private async deliver(value: object): Promise<void> {
    const { front, appSecret } = this.side;
    const metadata = { display_phone_number: '10000000001', phone_number_id: PHONE_NUMBER_ID };
    const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
    const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [change] }] }));
    const signature = createHmac('sha256', appSecret).update(body).digest('hex');
    await post(`${front}/webhooks/whatsapp`, body, { 'x-hub-signature-256': `sha256=${signature}` });
  }
}

function contentOf(act: Act, id: string): object {
  if ('say' in act) return { type: 'text', text: { body: act.say } };
  if ('media' in act) {
    const file = { id: `media.${id}`, mime_type: 'image/png', ...(act.caption !== undefined && { caption: act.caption }) };
    return { type: act.media, [act.media]: file };
  }
  if ('location' in act) return { type: 'location', location: act.location };
  if ('react' in act) return { type: 'reaction', reaction: { message_id: 'wamid.demo.1', emoji: act.react } };
  return { type: act.unknownKind, [act.unknownKind]: {} };
}

function statusOf({ id, recipient, opaque }: GraphMessage, status: string): object {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  return { id, status, timestamp, recipient_id: recipient, ...(opaque !== undefined && { biz_opaque_callback_data: opaque }) };
}
