import { describe, expect, it } from '@jest/globals';
import { decodeEvent } from './envelope';
import { UndecodableEventError, UnknownEventTypeError } from './errors';
import { decodeStructured, structuredToBinary } from './structured';

const event = {
  specversion: '1.0',
  id: 'e-1',
  type: 'channel.MessageRead',
  source: '/shop/chat',
  subject: 'thread-1',
  time: '2026-11-21T08:30:00Z',
  recordedtime: '2026-11-21T08:30:01Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  subjectid: 'subject-1',
  partitionkey: 'thread-1',
  dataversion: 1,
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  data: { replyId: 'r-1', conversationId: 'c-1', threadId: 'thread-1', accountId: 'shop' },
};
const decode = (changes: object) => decodeStructured(JSON.stringify({ ...event, ...changes }));

describe('structured mode', () => {
  it('gives the same envelope as binary mode', () => {
    const { data, specversion: _version, datacontenttype: _type, ...attributes } = event;
    expect(decode({})).toEqual({ ...attributes, data });
  });

  it('takes bytes as well as text', () => {
    expect(decodeStructured(Buffer.from(JSON.stringify(event)))).toEqual(decode({}));
  });

  it('takes integers and booleans as attributes', () => {
    expect(decode({ seq: 7, timeclamped: true })).toMatchObject({ seq: 7, timeclamped: true });
  });

  it('counts an attribute that is null as absent', () => {
    expect(decode({ causationid: null })).not.toHaveProperty('causationid');
  });

  it('lets the gateway replace what the sender claims before it decodes', () => {
    const { headers, value } = structuredToBinary(JSON.stringify({ ...event, tenant: 'another' }));
    expect(decodeEvent({ ...headers, ce_tenant: 'demo' }, value).tenant).toBe('demo');
  });

  it('upcasts old data like binary mode', () => {
    const data = { conversationId: 'c-1', reason: 'anger' };
    expect(decode({ type: 'conversation.EscalationRequested', data })).toMatchObject({ dataversion: 2, data: { ...data, priority: 50 } });
  });

  it.each([
    ['another version of CloudEvents', { specversion: '0.3' }, 'ce_specversion is not 1.0'],
    ['a missing id', { id: undefined }, 'header ce_id is missing'],
    ['an empty type', { type: '' }, 'header ce_type is missing'],
    ['no data', { data: undefined }, 'its data is not a JSON object'],
    ['data that is a list', { data: [] }, 'its data is not a JSON object'],
    ['binary data', { data_base64: 'AAAA' }, 'its data is binary'],
    ['data that is not JSON', { datacontenttype: 'application/xml' }, 'its datacontenttype is not JSON'],
    ['an attribute that is an object', { tenant: { id: 'demo' } }, 'attribute tenant is not a text'],
    ['an attribute that is a fraction', { dataversion: 1.5 }, 'attribute dataversion is not a text'],
    ['an attribute with a name that CloudEvents forbids', { 'Bad-Name': 'x' }, 'attribute’s name is not lower-case'],
    ['seq zero', { seq: 0 }, 'ce_seq is not a positive integer'],
  ])('refuses %s', (_case, changes, reason) => {
    expect(() => decode(changes)).toThrow(UndecodableEventError);
    expect(() => decode(changes)).toThrow(reason);
  });

  it('refuses a type that the catalogue does not know', () => {
    expect(() => decode({ type: 'shop.OrderPlaced' })).toThrow(UnknownEventTypeError);
  });

  it('does not quote text that is not JSON', () => {
    expect(() => decodeStructured('{"phone": 13800138000')).toThrow(/^(?!.*13800138000).*not JSON$/);
  });

  it('refuses JSON that is not an object', () => {
    expect(() => decodeStructured('"hello"')).toThrow('it is not a JSON object');
  });
});
