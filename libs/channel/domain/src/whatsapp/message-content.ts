import { MAX_TEXT_LENGTH, type BlobReference, type MessageContent, type OrderItem, type SharedContact } from '@parley/contracts';
import { isFields, looseText, type Fields } from '../malformed';

const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
type MediaKind = (typeof MEDIA_KINDS)[number];

const isMediaKind = (type: string): type is MediaKind => MEDIA_KINDS.some((kind) => kind === type);

/**
 * What a WhatsApp message says. A kind that Parley does not know, and a known kind whose parts are missing, becomes
 * `unsupported` with the vendor's name of it: a message is never dropped for its form.
 */
export function whatsappContent(message: Fields): MessageContent {
  const type = looseText(message['type'], 128) ?? 'unknown';
  const part = isFields(message[type]) ? message[type] : {};
  const content = contentOf(type, part, message) ?? unsupported(type, message);
  const quoted = isFields(message['context']) ? looseText(message['context']['id'], 256) : undefined;
  return quoted !== undefined && content.refersTo === undefined ? { ...content, refersTo: quoted } : content;
}

function contentOf(type: string, part: Fields, message: Fields): MessageContent | undefined {
  if (isMediaKind(type)) return mediaContent(type, part);
  switch (type) {
    case 'text':
      return withText('text', part['body']);
    case 'location':
      return locationContent(part);
    case 'contacts':
      return contactsContent(message['contacts']);
    case 'button':
      return choice('button-reply', part['payload'] ?? part['text'], part['text']);
    case 'interactive':
      return interactiveContent(part);
    case 'reaction':
      return reactionContent(part);
    case 'order':
      return orderContent(part);
    case 'system':
      return systemContent(part);
    default:
      return undefined;
  }
}

function unsupported(type: string, message: Fields): MessageContent {
  const interactive = isFields(message['interactive']) ? looseText(message['interactive']['type'], 64) : undefined;
  return { kind: 'unsupported', vendorKind: interactive === undefined ? type : `${type}.${interactive}` };
}

function withText(kind: 'text', value: unknown): MessageContent | undefined {
  const text = looseText(value, MAX_TEXT_LENGTH);
  return text === undefined ? undefined : { kind, text };
}

function mediaContent(kind: MediaKind, part: Fields): MessageContent | undefined {
  const id = looseText(part['id'], 500);
  if (id === undefined) return undefined;
  const sha256 = hexOfBase64(part['sha256']);
  const fileName = looseText(part['filename'], 512);
  const media: BlobReference = {
    ref: `vendor:${id}`,
    mimeType: looseText(part['mime_type'], 128) ?? 'application/octet-stream',
    ...(sha256 !== undefined && { sha256 }),
    ...(fileName !== undefined && { fileName }),
  };
  const text = looseText(part['caption'], MAX_TEXT_LENGTH);
  return { kind: 'media', vendorKind: kind, media, ...(text !== undefined && { text }) };
}

/** WhatsApp gives the hash in Base64; the contract wants hex. What is no such hash is left out. */
function hexOfBase64(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[A-Za-z0-9+/]{43}=?$/.test(value)) return undefined;
  return [...atob(value)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

function locationContent(part: Fields): MessageContent | undefined {
  const latitude = Number(part['latitude']);
  const longitude = Number(part['longitude']);
  const absent = part['latitude'] == null || part['longitude'] == null;
  if (absent || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return undefined;
  const name = looseText(part['name'], 1024);
  const address = looseText(part['address'], 2048);
  const text = [name, address].filter((line) => line !== undefined).join(', ');
  return {
    kind: 'location',
    location: { latitude, longitude, ...(name !== undefined && { name }), ...(address !== undefined && { address }) },
    ...(text !== '' && { text }),
  };
}

function contactsContent(value: unknown): MessageContent | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const contacts = value.filter(isFields).slice(0, 20).map(sharedContact);
  if (contacts.length === 0) return undefined;
  return { kind: 'contacts', contacts, text: contacts.map(({ name }) => name).join(', ') };
}

function sharedContact(contact: Fields): SharedContact {
  const name = isFields(contact['name']) ? contact['name'] : {};
  const phones = Array.isArray(contact['phones']) ? contact['phones'].filter(isFields) : [];
  return {
    name: looseText(name['formatted_name'], 512) ?? looseText(name['first_name'], 512) ?? '?',
    phones: phones.slice(0, 20).flatMap((phone) => looseText(phone['phone'] ?? phone['wa_id'], 64) ?? []),
  };
}

function interactiveContent(part: Fields): MessageContent | undefined {
  if (part['type'] === 'button_reply' && isFields(part['button_reply'])) {
    return choice('button-reply', part['button_reply']['id'], part['button_reply']['title']);
  }
  if (part['type'] === 'list_reply' && isFields(part['list_reply'])) {
    return choice('list-reply', part['list_reply']['id'], part['list_reply']['title']);
  }
  return undefined;
}

function choice(kind: 'button-reply' | 'list-reply', id: unknown, title: unknown): MessageContent | undefined {
  const replyId = looseText(id, 256);
  const text = looseText(title, MAX_TEXT_LENGTH);
  return replyId === undefined ? undefined : { kind, replyId, ...(text !== undefined && { text }) };
}

/** A reaction without emoji takes the earlier one back. */
function reactionContent(part: Fields): MessageContent | undefined {
  const refersTo = looseText(part['message_id'], 256);
  const text = looseText(part['emoji'], 64);
  return refersTo === undefined ? undefined : { kind: 'reaction', refersTo, ...(text !== undefined && { text }) };
}

function orderContent(part: Fields): MessageContent | undefined {
  if (!Array.isArray(part['product_items'])) return undefined;
  const items = part['product_items'].filter(isFields).slice(0, 100).flatMap(orderItem);
  const text = looseText(part['text'], MAX_TEXT_LENGTH);
  return items.length === 0 ? undefined : { kind: 'order', items, ...(text !== undefined && { text }) };
}

function orderItem(item: Fields): OrderItem[] {
  const productId = looseText(item['product_retailer_id'], 256);
  const quantity = Number(item['quantity']);
  if (productId === undefined || !Number.isFinite(quantity)) return [];
  const price = Number(item['item_price'] ?? Number.NaN);
  const currency = looseText(item['currency'], 8);
  return [{ productId, quantity, ...(Number.isFinite(price) && { price }), ...(currency !== undefined && { currency }) }];
}

function systemContent(part: Fields): MessageContent {
  const text = looseText(part['body'], MAX_TEXT_LENGTH);
  return { kind: 'system', vendorKind: looseText(part['type'], 128) ?? 'system', ...(text !== undefined && { text }) };
}
