import { describe, expect, it, test } from '@jest/globals';
import { humanRequest } from './human-request';
import { parseIntakeRecord, parseIntegratorMessage } from './integrator/integrator-message';
import { plainText, splitText } from './plain-text';
import { clientMessageIdOf, parseClientFrame, webchatMessageId } from './webchat/client-frame';

describe('the human button', () => {
  test.each([
    ['zh-CN', '我想转人工客服。'],
    ['en', 'I would like to talk to a person, please.'],
    [undefined, 'I would like to talk to a person, please.'],
  ])('speaks the language %s', (locale, text) => {
    expect(humanRequest(locale)).toEqual({ kind: 'button-reply', replyId: 'parley:human', text });
  });
});

describe('a frame of the web chat', () => {
  const parse = (frame: object, locale?: string) => parseClientFrame(JSON.stringify(frame), locale);

  it('sends a text', () => {
    expect(parse({ type: 'send', clientMessageId: 'm-1', text: '你好' })).toEqual({
      type: 'send', clientMessageId: 'm-1', content: { kind: 'text', text: '你好' },
    });
  });

  it('never holds what no store can keep: NUL and half characters are replaced', () => {
    const text = '{"type":"send","clientMessageId":"m","text":"a\\u0000b\\ud83dc😀"}';
    expect(parseClientFrame(text, 'en')).toMatchObject({ content: { text: 'a\ufffdb\ufffdc😀' } });
  });

  it('sends a choice, and the human button without a title in the visitor language', () => {
    expect(parse({ type: 'send', clientMessageId: 'm', choice: { id: 'a', title: 'A' } })).toMatchObject({ content: { kind: 'button-reply', replyId: 'a', text: 'A' } });
    expect(parse({ type: 'send', clientMessageId: 'm', choice: { id: 'parley:human' } }, 'zh')).toMatchObject({ content: { text: '我想转人工客服。' } });
  });

  it('resumes after a revision, by default from the beginning', () => {
    expect(parse({ type: 'resume', after: 7 })).toEqual({ type: 'resume', after: 7 });
    expect(parse({ type: 'resume' })).toEqual({ type: 'resume', after: 0 });
  });

  it('acknowledges replies and tells typing', () => {
    expect(parse({ type: 'read', replyIds: ['r1'] })).toEqual({ type: 'read', replyIds: ['r1'] });
    expect(parse({ type: 'typing' })).toEqual({ type: 'typing' });
  });

  test.each([
    ['not JSON', '{', 'the frame is not JSON'],
    ['no object', '[]', 'frame must be an object'],
    ['of an unknown type', '{"type":"shout"}', 'type must be'],
    ['an empty text', '{"type":"send","clientMessageId":"m","text":""}', 'text must be a text that is not empty'],
    ['a text over 16,384 characters', JSON.stringify({ type: 'send', clientMessageId: 'm', text: 'x'.repeat(16_385) }), 'at most 16384'],
    ['a strange message id', '{"type":"send","clientMessageId":"a:b","text":"x"}', 'clientMessageId must hold'],
    ['a broken revision', '{"type":"resume","after":-1}', 'after must be a whole number'],
    ['no replies', '{"type":"read","replyIds":[]}', 'replyIds must be a list'],
  ])('that is %s is refused with a reason', (_, text, reason) => {
    expect(() => parseClientFrame(text, 'en')).toThrow(reason);
  });

  it('gives equal client ids of two visitors different message ids', () => {
    expect(webchatMessageId('v1', 'm')).not.toBe(webchatMessageId('v2', 'm'));
    expect(clientMessageIdOf(webchatMessageId('v1', 'm'))).toBe('m');
  });
});

describe('a message of an integrator', () => {
  const body = { externalMessageId: 'x1', externalUserId: 'u1', text: 'Hello', senderName: 'Ann', locale: 'en-GB', time: '2026-11-21T11:00:00+08:00' };
  const carrier = { time: '2026-11-21T04:00:00.000Z' };

  it('keeps its own time and ids', () => {
    expect(parseIntegratorMessage(body, carrier)).toEqual({
      externalMessageId: 'x1', externalUserId: 'u1', senderName: 'Ann', locale: 'en-GB', time: '2026-11-21T03:00:00.000Z',
      content: { kind: 'text', text: 'Hello' },
    });
  });

  it('says nothing about account and tenant', () => {
    expect(parseIntegratorMessage({ ...body, tenant: 'evil', accountId: 'evil' }, carrier)).not.toHaveProperty('tenant');
  });

  test.each([
    ['without user', { ...body, externalUserId: undefined }, 'externalUserId'],
    ['without id', { ...body, externalMessageId: '' }, 'externalMessageId'],
    ['without content', { ...body, text: undefined }, 'text must be'],
    ['with a time without zone', { ...body, time: '2026-11-21T11:00:00' }, 'time must be'],
    ['with a location off the globe', { ...body, location: { latitude: 100, longitude: 0 } }, 'location must hold'],
  ])('%s is refused', (_, broken, reason) => {
    expect(() => parseIntegratorMessage(broken, carrier)).toThrow(reason);
  });

  const timestamp = '2026-11-21T04:00:00.000Z';
  it('comes as a structured CloudEvent', () => {
    const event = { specversion: '1.0', id: 'ce-1', type: 'x', source: '/shop', time: '2026-11-21T01:00:00Z', data: { externalUserId: 'u1', text: 'Hi' } };
    expect(parseIntakeRecord({ 'content-type': 'application/cloudevents+json' }, JSON.stringify(event), timestamp)).toMatchObject({
      externalMessageId: 'ce-1', time: '2026-11-21T01:00:00.000Z',
    });
  });

  it('comes as a binary CloudEvent or as the plain body', () => {
    const value = JSON.stringify({ externalUserId: 'u1', externalMessageId: 'x1', text: 'Hi' });
    const headers = { ce_specversion: '1.0', ce_id: 'ce-2', ce_time: '2026-11-21T02:00:00Z', ce_tenant: 'evil' };
    expect(parseIntakeRecord(headers, value, timestamp)).toMatchObject({ externalMessageId: 'x1', time: '2026-11-21T02:00:00.000Z' });
    expect(parseIntakeRecord({}, value, timestamp)).toMatchObject({ time: timestamp });
  });

  test.each([
    ['null', null, 'it has no value'],
    ['no JSON', 'hello', 'its value is not JSON'],
    ['a list', '[]', 'body must be an object'],
  ])('that is %s is refused with a reason', (_, value, reason) => {
    expect(() => parseIntakeRecord({}, value, timestamp)).toThrow(reason);
  });
});

describe('plain text', () => {
  it('numbers the options, with a prompt in the language of the options', () => {
    const options = [{ id: 'a', title: '退款' }, { id: 'b', title: '换货', description: '七天内' }];
    expect(plainText({ kind: 'buttons', options })).toBe('请回复以下选项之一：\n1. 退款\n2. 换货 (七天内)');
    expect(plainText({ kind: 'list', text: 'Pick one', options: [{ id: 'a', title: 'Refund' }] })).toBe('Pick one\n1. Refund');
  });
  it('is split at line ends and blanks, never inside a character', () => {
    expect(splitText('one two three', 8)).toEqual(['one two', 'three']);
    const faces = splitText('😀'.repeat(10), 5);
    expect(faces.join('')).toBe('😀'.repeat(10));
    expect(faces.every((part) => part.length <= 5)).toBe(true);
    expect(splitText('', 5)).toEqual(['']);
  });
});
