import { describe, expect, it, test } from '@jest/globals';
import type { MessageContent } from '@parley/contracts';
import { MalformedMessageError } from '../malformed';
import { encodeOpaqueData } from './opaque-data';
import { parseWhatsAppDelivery } from './webhook';

const PHONE = '106540352242922';
const CUSTOMER = '8613800138000';

const change = (value: object, field = 'messages') => ({ field, value });
const value = (parts: object, phone = PHONE) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '15550783881', phone_number_id: phone },
  contacts: [{ profile: { name: '小明 Wang' }, wa_id: CUSTOMER }],
  ...parts,
});
const delivery = (...changes: object[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', changes }],
});
const message = (parts: object) => ({ from: CUSTOMER, id: 'wamid.HBgNODYx1', timestamp: '1763693000', ...parts });

const contentOf = (parts: object): MessageContent => {
  const [parsed] = parseWhatsAppDelivery(delivery(change(value({ messages: [message(parts)] }))));
  return parsed!.messages[0]!.content;
};

const SHA_BASE64 = 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=';
const SHA_HEX = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('a WhatsApp message', () => {
  it('keeps the vendor id, the sender, the profile name and the vendor time', () => {
    const [parsed] = parseWhatsAppDelivery(delivery(change(value({ messages: [message({ type: 'text', text: { body: 'Hello' } })] }))));
    expect(parsed).toEqual({
      phoneNumberId: PHONE,
      statuses: [],
      messages: [
        {
          externalMessageId: 'wamid.HBgNODYx1',
          externalUserId: CUSTOMER,
          senderName: '小明 Wang',
          time: '2025-11-21T02:43:20.000Z',
          content: { kind: 'text', text: 'Hello' },
        },
      ],
    });
  });

  it('without a visible number is known by the id made for the business', () => {
    const hidden = { from_user_id: 'CN.13491208655302741918', id: 'wamid.h', timestamp: '1763693000', type: 'text', text: { body: 'hi' } };
    const [parsed] = parseWhatsAppDelivery(delivery(change(value({ messages: [hidden] }))));
    expect(parsed!.messages[0]!.externalUserId).toBe('CN.13491208655302741918');
  });

  const kinds: [string, object, MessageContent][] = [
    ['text', { type: 'text', text: { body: '我的订单 12345 到哪了？' } }, { kind: 'text', text: '我的订单 12345 到哪了？' }],
    [
      'text that quotes another message',
      { type: 'text', context: { from: '15550783881', id: 'wamid.quoted' }, text: { body: 'this one' } },
      { kind: 'text', text: 'this one', refersTo: 'wamid.quoted' },
    ],
    [
      'image with caption',
      { type: 'image', image: { id: '9901', mime_type: 'image/jpeg', sha256: SHA_BASE64, caption: 'broken cup' } },
      { kind: 'media', vendorKind: 'image', text: 'broken cup', media: { ref: 'vendor:9901', mimeType: 'image/jpeg', sha256: SHA_HEX } },
    ],
    [
      'video',
      { type: 'video', video: { id: '9902', mime_type: 'video/mp4', sha256: 'not a hash' } },
      { kind: 'media', vendorKind: 'video', media: { ref: 'vendor:9902', mimeType: 'video/mp4' } },
    ],
    [
      'voice message',
      { type: 'audio', audio: { id: '9903', mime_type: 'audio/ogg; codecs=opus', voice: true } },
      { kind: 'media', vendorKind: 'audio', media: { ref: 'vendor:9903', mimeType: 'audio/ogg; codecs=opus' } },
    ],
    [
      'document with its file name',
      { type: 'document', document: { id: '9904', mime_type: 'application/pdf', filename: '发票.pdf' } },
      { kind: 'media', vendorKind: 'document', media: { ref: 'vendor:9904', mimeType: 'application/pdf', fileName: '发票.pdf' } },
    ],
    [
      'sticker',
      { type: 'sticker', sticker: { id: '9905', mime_type: 'image/webp', animated: false } },
      { kind: 'media', vendorKind: 'sticker', media: { ref: 'vendor:9905', mimeType: 'image/webp' } },
    ],
    [
      'location',
      { type: 'location', location: { latitude: 31.2304, longitude: 121.4737, name: 'Bund', address: 'Shanghai' } },
      { kind: 'location', text: 'Bund, Shanghai', location: { latitude: 31.2304, longitude: 121.4737, name: 'Bund', address: 'Shanghai' } },
    ],
    [
      'contacts',
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Li Lei' }, phones: [{ phone: '+86 138 0013 8001', type: 'CELL' }, { wa_id: '8613800138002' }] }],
      },
      { kind: 'contacts', text: 'Li Lei', contacts: [{ name: 'Li Lei', phones: ['+86 138 0013 8001', '8613800138002'] }] },
    ],
    [
      'template quick reply',
      { type: 'button', button: { payload: 'confirm-42', text: 'Yes' }, context: { id: 'wamid.t' } },
      { kind: 'button-reply', replyId: 'confirm-42', text: 'Yes', refersTo: 'wamid.t' },
    ],
    [
      'reply button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'human', title: '转人工' } } },
      { kind: 'button-reply', replyId: 'human', text: '转人工' },
    ],
    [
      'list row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'billing', title: 'Billing', description: 'Invoices' } } },
      { kind: 'list-reply', replyId: 'billing', text: 'Billing' },
    ],
    [
      'flow answer as unsupported',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}', body: 'Sent', name: 'flow' } } },
      { kind: 'unsupported', vendorKind: 'interactive.nfm_reply' },
    ],
    ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.r', emoji: '👍' } }, { kind: 'reaction', refersTo: 'wamid.r', text: '👍' }],
    ['reaction taken back', { type: 'reaction', reaction: { message_id: 'wamid.r' } }, { kind: 'reaction', refersTo: 'wamid.r' }],
    [
      'order',
      {
        type: 'order',
        order: {
          catalog_id: '77',
          text: 'please gift-wrap',
          product_items: [{ product_retailer_id: 'cup-1', quantity: '2', item_price: 9.5, currency: 'USD' }],
        },
      },
      { kind: 'order', text: 'please gift-wrap', items: [{ productId: 'cup-1', quantity: 2, price: 9.5, currency: 'USD' }] },
    ],
    [
      'system notice',
      { type: 'system', system: { body: 'User A changed from 1 to 2', type: 'user_changed_number', new_wa_id: '2' } },
      { kind: 'system', vendorKind: 'user_changed_number', text: 'User A changed from 1 to 2' },
    ],
    [
      'kind that WhatsApp calls unsupported',
      { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] },
      { kind: 'unsupported', vendorKind: 'unsupported' },
    ],
    ['kind of the future', { type: 'hologram', hologram: { id: 1 } }, { kind: 'unsupported', vendorKind: 'hologram' }],
    ['message without type', {}, { kind: 'unsupported', vendorKind: 'unknown' }],
    ['image without id', { type: 'image', image: {} }, { kind: 'unsupported', vendorKind: 'image' }],
    ['text without body', { type: 'text' }, { kind: 'unsupported', vendorKind: 'text' }],
    ['location off the globe', { type: 'location', location: { latitude: 91, longitude: 0 } }, { kind: 'unsupported', vendorKind: 'location' }],
    ['order without items', { type: 'order', order: {} }, { kind: 'unsupported', vendorKind: 'order' }],
  ];
  test.each(kinds)('is understood: %s', (_, parts, expected) => {
    expect(contentOf(parts)).toEqual(expected);
  });
});

describe('a WhatsApp status', () => {
  const status = (parts: object) => ({ id: 'wamid.out1', timestamp: '1763693010', recipient_id: CUSTOMER, ...parts });
  const parse = (...statuses: object[]) => parseWhatsAppDelivery(delivery(change(value({ statuses }))))[0]!.statuses;
  const ours = { replyId: 'r1', conversationId: 'c1', threadId: 't1', last: true };

  test.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['played', 'read'],
  ])('%s reports %s at the vendor time', (name, state) => {
    expect(parse(status({ status: name }))).toEqual([{ externalMessageId: 'wamid.out1', state, time: '2025-11-21T02:43:30.000Z' }]);
  });

  it('names our reply when WhatsApp returns our data', () => {
    expect(parse(status({ status: 'delivered', biz_opaque_callback_data: encodeOpaqueData(ours) }))[0]).toMatchObject({ replyId: 'r1' });
  });

  it('with data of another tool is known by the vendor id only', () => {
    for (const foreign of ['crm-7', '{"r":1}', '[]']) {
      expect(parse(status({ status: 'read', biz_opaque_callback_data: foreign }))[0]).not.toHaveProperty('replyId');
    }
  });

  it('failed carries the reason and the code', () => {
    const errors = [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours' } }];
    expect(parse(status({ status: 'failed', errors }))[0]).toMatchObject({
      state: 'failed',
      failure: { reason: 'WINDOW_CLOSED', vendorCode: '131047', detail: 'Re-engagement message' },
    });
    expect(parse(status({ status: 'failed' }))[0]).toMatchObject({ failure: { reason: 'VENDOR' } });
  });

  it('of an earlier part of a split reply counts only when it failed', () => {
    const part = { biz_opaque_callback_data: encodeOpaqueData({ ...ours, last: false }) };
    expect(parse(status({ status: 'delivered', ...part }), status({ status: 'failed', ...part }))).toMatchObject([{ state: 'failed' }]);
  });

  it('that says nothing about delivery is passed over', () => {
    expect(parse(status({ status: 'deleted' }))).toEqual([]);
  });
});

describe('a WhatsApp delivery', () => {
  it('may hold several entries, changes, messages and statuses, in order', () => {
    const text = (id: string) => message({ id, type: 'text', text: { body: id } });
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        { id: '1', changes: [change(value({ messages: [text('a'), text('b')] })), change(value({ messages: [text('c')] }, 'other'))] },
        { id: '2', changes: [change(value({ statuses: [{ id: 'x', status: 'read', timestamp: '1' }] })), change({}, 'account_update')] },
      ],
    };
    const changes = parseWhatsAppDelivery(body);
    expect(changes.map(({ phoneNumberId, messages, statuses }) => [phoneNumberId, messages.map((m) => m.externalMessageId), statuses.length])).toEqual([
      [PHONE, ['a', 'b'], 0],
      ['other', ['c'], 0],
      [PHONE, [], 1],
    ]);
  });

  const malformed: [string, unknown, string][] = [
    ['no object', 'text', 'body must be an object'],
    ['of another product', { object: 'page', entry: [] }, 'object must be "whatsapp_business_account"'],
    ['without entries', { object: 'whatsapp_business_account' }, 'entry must be a list'],
    ['without changes', { object: 'whatsapp_business_account', entry: [{}] }, 'entry[0].changes must be a list'],
    ['without metadata', delivery(change({ messages: [] })), 'entry[0].changes[0].value.metadata must be an object'],
    ['with messages that are no list', delivery(change(value({ messages: {} }))), 'entry[0].changes[0].value.messages must be a list'],
    [
      'with a message without id',
      delivery(change(value({ messages: [{ from: '1', timestamp: '1' }] }))),
      'entry[0].changes[0].value.messages[0].id must be a text that is not empty',
    ],
    [
      'with a message without time',
      delivery(change(value({ messages: [{ from: '1', id: 'a', timestamp: 'noon' }] }))),
      'entry[0].changes[0].value.messages[0].timestamp must be a number of seconds since 1970',
    ],
  ];
  test.each(malformed)('%s is refused with a reason that names the field', (_, body, reason) => {
    expect(() => parseWhatsAppDelivery(body)).toThrow(new MalformedMessageError(reason));
  });
});
