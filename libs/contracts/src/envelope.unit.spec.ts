import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogue } from './catalogue';
import { decodeAttributes, decodeData, decodeEvent, encodeEvent, type EventEnvelope } from './envelope';
import { UndecodableEventError, UnknownEventTypeError } from './errors';

const required: EventEnvelope = {
  id: 'e-1',
  type: 'channel.MessageRead',
  source: '/parley/channel-gateway',
  subject: 'thread-1',
  time: '2026-11-21T08:30:00.000Z',
  recordedtime: '2026-11-21T08:30:00.400Z',
  tenant: 'demo',
  subjectid: 'subject-1',
  partitionkey: 'thread-1',
  dataversion: 1,
  data: { replyId: 'r-1' },
};
const wire = encodeEvent(required);
const decodeWith = (headers: Record<string, string>) => decodeAttributes({ ...wire.headers, ...headers });
const without = (name: string) => Object.fromEntries(Object.entries(wire.headers).filter(([header]) => header !== name));

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const envelopes = fc
  .record({
    id: fc.uuid(),
    contract: fc.constantFrom(...catalogue),
    source: text,
    subject: text,
    time: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    recordedtime: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    tenant: text,
    subjectid: text,
    partitionkey: text,
    seq: optional(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
    causationid: optional(fc.string()),
    correlationid: optional(fc.string()),
    traceparent: optional(fc.string()),
    timeclamped: optional(fc.constant(true)),
    data: fc.dictionary(fc.string(), fc.jsonValue()),
  })
  .map(({ contract, ...rest }) => {
    const present = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    // Through JSON once: -0 and a key named __proto__ do not survive it, and no event has them.
    const data = JSON.parse(JSON.stringify(rest.data)) as Record<string, unknown>;
    return { ...present, data, type: contract.type, dataversion: contract.version } as EventEnvelope<Record<string, unknown>>;
  });

describe('binary mode', () => {
  it('gives back every event that it encoded', () => {
    fc.assert(
      fc.property(envelopes, (event) => {
        const { headers, value } = encodeEvent(event);
        expect(decodeEvent(headers, value)).toEqual(event);
        expect(decodeEvent(headers, Buffer.from(value))).toEqual(event);
      }),
    );
  });

  it('encodes a decoded record to the same bytes', () => {
    fc.assert(
      fc.property(envelopes, (event) => {
        const record = encodeEvent(event);
        expect(encodeEvent(decodeEvent(record.headers, record.value))).toEqual(record);
      }),
    );
  });

  it('uses the partition key as the key of the record', () => {
    expect(encodeEvent({ ...required, partitionkey: 'agent-7' }).key).toBe('agent-7');
  });

  it('writes no header for an attribute that is absent', () => {
    expect(Object.keys(wire.headers)).toEqual(expect.not.arrayContaining(['ce_seq', 'ce_causationid', 'ce_correlationid', 'ce_timeclamped', 'traceparent']));
  });

  it.each(['specversion', 'id', 'type', 'source', 'subject', 'time', 'tenant', 'subjectid', 'partitionkey'])(
    'refuses a record without ce_%s and names the header',
    (name) => {
      expect(() => decodeAttributes(without(`ce_${name}`))).toThrow(`header ce_${name} is missing`);
      expect(() => decodeWith({ [`ce_${name}`]: '' })).toThrow(UndecodableEventError);
    },
  );

  it('refuses another version of CloudEvents', () => {
    expect(() => decodeWith({ ce_specversion: '0.3' })).toThrow('ce_specversion is not 1.0');
  });

  it.each(['0', '-1', '1.5', 'one', '', '9007199254740992'])('refuses %j as seq', (seq) => {
    expect(() => decodeWith({ ce_seq: seq })).toThrow('ce_seq is not a positive integer');
  });

  it.each(['0', '-1', '1.5', 'two', ''])('refuses %j as version of the data', (version) => {
    expect(() => decodeWith({ ce_dataversion: version })).toThrow('ce_dataversion is not a positive integer');
  });

  it('takes a record without a version as version 1', () => {
    expect(decodeAttributes(without('ce_dataversion')).dataversion).toBe(1);
  });

  it('takes a record without recording time as recorded when it happened', () => {
    expect(decodeAttributes(without('ce_recordedtime')).recordedtime).toBe(required.time);
  });
});

describe('data', () => {
  const attributes = decodeAttributes(wire.headers);

  it.each([
    ['no value', null, 'it has no value'],
    ['an empty value', '', 'its value is not JSON'],
    ['broken JSON', '{"a":', 'its value is not JSON'],
    ['a list', '[]', 'its value is not a JSON object'],
    ['null', 'null', 'its value is not a JSON object'],
    ['a text', '"hello"', 'its value is not a JSON object'],
  ])('refuses %s', (_case, value, reason) => {
    expect(() => decodeData(attributes, value)).toThrow(reason);
  });

  it('never quotes a value that is not JSON', () => {
    const failure = failureOf(() => decodeData(attributes, 'call me at 13800138000'));
    expect(`${failure.message} ${failure.stack} ${String(failure.cause)} ${JSON.stringify(failure)}`).not.toContain('13800138000');
  });

  it('refuses a type that the catalogue does not know, with its name', () => {
    const failure = failureOf(() => decodeData({ ...attributes, type: 'channel.Unheard' }, '{}'));
    expect(failure).toBeInstanceOf(UnknownEventTypeError);
    expect(failure).toMatchObject({ code: 'CONTRACTS.UNKNOWN_TYPE', retriable: false, details: { type: 'channel.Unheard', dataversion: 1 } });
  });

  it('refuses a version that is newer than this release', () => {
    expect(() => decodeData({ ...attributes, dataversion: 2 }, '{}')).toThrow(UnknownEventTypeError);
  });

  it('lifts version 1 of an escalation to version 2 with the general category and middle priority', () => {
    const event = decodeEvent({ ...wire.headers, ce_type: 'conversation.EscalationRequested' }, '{"reason":"anger"}');
    expect(event).toMatchObject({ dataversion: 2, data: { reason: 'anger', category: 'general', priority: 50 } });
  });

  it('leaves data of the newest version as it is', () => {
    const headers = { ...wire.headers, ce_type: 'conversation.EscalationRequested', ce_dataversion: '2' };
    expect(decodeEvent(headers, '{"category":"billing","priority":90}').data).toEqual({ category: 'billing', priority: 90 });
  });

  it('keeps fields that this release does not know', () => {
    expect(decodeData(attributes, '{"replyId":"r-1","later":true}')).toEqual({ replyId: 'r-1', later: true });
  });
});

function failureOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It did not fail');
}
