import { createHmac } from 'node:crypto';
import { call } from '../../shared/http';

/** What the demo workspace's WhatsApp account is known by. */
export const DEMO_PHONE_NUMBER_ID = '100000000000001';
export const WHATSAPP_ACCOUNT = 'whatsapp-demo';

/** A delivery of the webhook as the vendor makes it: bytes and their signature. */
export interface WebhookDelivery {
  readonly body: Buffer;
  readonly signature: string;
}

export interface WhatsAppText {
  readonly id: string;
  readonly from: string;
  readonly text: string;
}

/** Messages of customers, signed with the app's secret. */
export function textDelivery(messages: readonly WhatsAppText[], appSecret: string): WebhookDelivery {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  return signed(
    {
      messages: messages.map(({ id, from, text }) => ({ id, from, timestamp, type: 'text', text: { body: text } })),
      contacts: messages.map(({ from }) => ({ wa_id: from, profile: { name: `Customer ${from.slice(-4)}` } })),
    },
    appSecret,
  );
}

/** Statuses of a message that we sent. */
export function statusDelivery(
  sent: { id: string; recipient: string; opaque?: string },
  status: 'sent' | 'delivered' | 'read',
  appSecret: string,
): WebhookDelivery {
  const { id, recipient, opaque } = sent;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const one = { id, status, timestamp, recipient_id: recipient, ...(opaque !== undefined && { biz_opaque_callback_data: opaque }) };
  return signed({ statuses: [one] }, appSecret);
}

function signed(value: object, appSecret: string): WebhookDelivery {
  const metadata = { display_phone_number: '10000000001', phone_number_id: DEMO_PHONE_NUMBER_ID };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [change] }] }));
  return { body, signature: `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` };
}

/** @returns the status of the answer. @throws NoAnswerError */
export async function deliver(front: string, { body, signature }: WebhookDelivery, timeoutMs = 5_000): Promise<number> {
  const { status } = await call(`${front}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
    body,
    timeoutMs,
  });
  return status;
}
