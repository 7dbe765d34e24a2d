import { createHmac, randomInt } from 'node:crypto';
import { randomName } from '@parley/testing';
import type { GraphSend } from './graph-stand-in';
import { demo, instance } from './instance';
import { reach } from './patience';

export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
}

/** A number that no other journey uses. */
export const newNumber = (): string => `49${randomInt(1_000_000_000, 9_999_999_999)}`;

export const newMessageId = (): string => `wamid.${randomName('in')}`;

/** One delivery of WhatsApp's webhook for the demo's number, as the vendor builds it. */
export function delivery(value: { messages?: readonly object[]; statuses?: readonly object[]; contacts?: readonly object[] }): string {
  const metadata = { display_phone_number: '15550000001', phone_number_id: demo.phoneNumberId };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102', changes: [change] }] });
}

export const signatureOf = (body: string, secret = instance.appSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Posts to the webhook; signed as the vendor does unless told otherwise. `null` leaves the signature out. */
export async function deliver(body: string, signature: string | null = signatureOf(body)): Promise<WebhookAnswer> {
  const response = await fetch(`${instance.front}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(signature !== null && { 'x-hub-signature-256': signature }) },
    body,
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, body: await response.text() };
}

/** The vendor counts whole seconds. */
export const secondsAt = (time: Date): string => String(Math.floor(time.getTime() / 1_000));

export const text = (from: string, body: string, time = new Date()): { id: string } & Record<string, unknown> => ({
  id: newMessageId(), from, timestamp: secondsAt(time), type: 'text', text: { body },
});

/** What the vendor reports about a message that it took. */
export const status = (send: Pick<GraphSend, 'id' | 'to' | 'payload'>, name: 'sent' | 'delivered' | 'read' | 'failed', extra: object = {}): object => ({
  id: send.id,
  status: name,
  timestamp: secondsAt(new Date()),
  recipient_id: send.to,
  biz_opaque_callback_data: send.payload['biz_opaque_callback_data'],
  ...extra,
});

/** What Parley sent to the number so far. */
export async function sendsTo(to: string): Promise<readonly GraphSend[]> {
  return (await (await fetch(`${instance.graphUrl}/stand-in/sends?to=${to}`)).json()) as GraphSend[];
}

/** The first send behind the `known` ones. */
export const sendAfter = (to: string, known: number): Promise<GraphSend> =>
  reach(
    async () => {
      const send = (await sendsTo(to))[known];
      if (!send) throw new Error('it did not come');
      return send;
    },
    { describe: `send ${known + 1} to the vendor` },
  );

/** From now on the vendor takes messages to the number without answering, until the release. */
export async function hold(to: string): Promise<void> {
  await fetch(`${instance.graphUrl}/stand-in/hold?to=${to}`, { method: 'POST' });
}

export async function release(to: string): Promise<void> {
  await fetch(`${instance.graphUrl}/stand-in/release?to=${to}`, { method: 'POST' });
}

/** What Parley handed to the vendor to find its reply again. */
export function ownIds(send: GraphSend): { replyId: string; conversationId: string } {
  const data = JSON.parse(String(send.payload['biz_opaque_callback_data'])) as { r: string; c: string };
  return { replyId: data.r, conversationId: data.c };
}

export const textOf = (send: GraphSend): string => (send.payload['text'] as { body?: string } | undefined)?.body ?? '';
