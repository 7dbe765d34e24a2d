import type { DeliveryReport } from '../delivery';
import type { IncomingMessage } from '../incoming-message';
import { fieldsAt, isFields, listAt, looseText, MalformedMessageError, textAt, type Fields } from '../malformed';
import { failureOfGraphError, graphErrorOf } from './graph-error';
import { whatsappContent } from './message-content';
import { decodeOpaqueData } from './opaque-data';

/** What one delivery of the webhook says about one phone number. */
export interface WhatsAppChange {
  readonly phoneNumberId: string;
  readonly messages: readonly IncomingMessage[];
  readonly statuses: readonly WhatsAppStatus[];
}

/** A report about a sent message, still without our account. */
export type WhatsAppStatus = Omit<DeliveryReport, 'accountId'>;

const REPORTED = { sent: 'sent', delivered: 'delivered', read: 'read', played: 'read', failed: 'failed' } as const;

/**
 * All messages and statuses of one delivery, in its order. Changes of other fields (template reviews, account notices)
 * hold no message and are passed over; so are statuses that say nothing about delivery.
 *
 * @throws MalformedMessageError when the body is not a WhatsApp delivery; then nothing of it may be recorded.
 */
export function parseWhatsAppDelivery(body: unknown): WhatsAppChange[] {
  const delivery = fieldsAt('body', body);
  if (delivery['object'] !== 'whatsapp_business_account') {
    throw new MalformedMessageError('object must be "whatsapp_business_account"');
  }
  if (!Array.isArray(delivery['entry'])) throw new MalformedMessageError('entry must be a list');
  return listAt('entry', delivery['entry']).flatMap((entry, index) => {
    if (!Array.isArray(entry['changes'])) throw new MalformedMessageError(`entry[${index}].changes must be a list`);
    return listAt(`entry[${index}].changes`, entry['changes']).flatMap((change, at) =>
      change['field'] === 'messages' ? [parseChange(`entry[${index}].changes[${at}].value`, change['value'])] : [],
    );
  });
}

function parseChange(path: string, value: unknown): WhatsAppChange {
  const fields = fieldsAt(path, value);
  const metadata = fieldsAt(`${path}.metadata`, fields['metadata']);
  const names = profileNames(fields['contacts']);
  return {
    phoneNumberId: textAt(`${path}.metadata.phone_number_id`, metadata['phone_number_id'], 64),
    messages: listAt(`${path}.messages`, fields['messages']).map((message, index) =>
      parseMessage(`${path}.messages[${index}]`, message, names),
    ),
    statuses: listAt(`${path}.statuses`, fields['statuses']).flatMap((status, index) =>
      parseStatus(`${path}.statuses[${index}]`, status),
    ),
  };
}

/** Profile names by WhatsApp id; a delivery without them is complete too. */
function profileNames(contacts: unknown): ReadonlyMap<string, string> {
  const list = Array.isArray(contacts) ? contacts.filter(isFields) : [];
  return new Map(
    list.flatMap((contact) => {
      const name = isFields(contact['profile']) ? looseText(contact['profile']['name'], 256) : undefined;
      const ids = [contact['wa_id'], contact['user_id']].filter((id) => typeof id === 'string');
      return name === undefined ? [] : ids.map((id): [string, string] => [id, name]);
    }),
  );
}

/** A customer without a visible phone number is known by the id WhatsApp made for this business. */
function parseMessage(path: string, message: Fields, names: ReadonlyMap<string, string>): IncomingMessage {
  const externalUserId = textAt(`${path}.from`, message['from'] ?? message['from_user_id'], 256);
  const senderName = names.get(externalUserId);
  return {
    externalMessageId: textAt(`${path}.id`, message['id'], 256),
    externalUserId,
    ...(senderName !== undefined && { senderName }),
    time: timeAt(`${path}.timestamp`, message['timestamp']),
    content: whatsappContent(message),
  };
}

function parseStatus(path: string, status: Fields): WhatsAppStatus[] {
  const externalMessageId = textAt(`${path}.id`, status['id'], 256);
  const time = timeAt(`${path}.timestamp`, status['timestamp']);
  const name = textAt(`${path}.status`, status['status'], 64);
  const state = name in REPORTED ? REPORTED[name as keyof typeof REPORTED] : undefined;
  const ours = decodeOpaqueData(status['biz_opaque_callback_data']);
  // Of a reply that was split, the last part tells that it arrived; any part may tell that it failed.
  if (state === undefined || (ours && !ours.last && state !== 'failed')) return [];
  const error = graphErrorOf(Array.isArray(status['errors']) ? status['errors'][0] : undefined);
  return [
    {
      externalMessageId,
      state,
      time,
      ...(ours && { replyId: ours.replyId }),
      ...(state === 'failed' && { failure: failureOfGraphError(error) }),
    },
  ];
}

/** WhatsApp counts seconds since 1970, as text. */
function timeAt(path: string, value: unknown): string {
  const seconds = typeof value === 'number' || (typeof value === 'string' && /^\d{1,11}$/.test(value)) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(seconds) || seconds < 0 || seconds > 99_999_999_999) {
    throw new MalformedMessageError(`${path} must be a number of seconds since 1970`);
  }
  return new Date(seconds * 1_000).toISOString();
}
