import { createHmac } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import { secretsEqual, verifySignature, WebhookSignatureError } from './webhook-signature';

const body = Buffer.from('{"object":"whatsapp_business_account","text":"你好"}');
const sign = (secret: string, bytes: Buffer = body) => `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

describe('the signature of a delivery', () => {
  it('holds for the very bytes that were signed', () => {
    expect(() => verifySignature(body, sign('secret'), 'secret')).not.toThrow();
    expect(() => verifySignature(body, `sha256=${sign('secret').slice(7).toUpperCase()}`, 'secret')).not.toThrow();
  });

  test.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['has no scheme', sign('secret').slice(7)],
    ['is of another scheme', sign('secret').replace('sha256', 'sha1')],
    ['is too short', sign('secret').slice(0, -2)],
    ['is too long', `${sign('secret')}00`],
    ['is no hex', `sha256=${'z'.repeat(64)}`],
    ['was made with another secret', sign('other')],
    ['was made for other bytes', sign('secret', Buffer.from('{}'))],
  ])('does not hold when it %s', (_, header) => {
    expect(() => verifySignature(body, header, 'secret')).toThrow(WebhookSignatureError);
  });

  it('never holds without a secret', () => {
    expect(() => verifySignature(body, sign(''), '')).toThrow(WebhookSignatureError);
  });
});

describe('a secret', () => {
  it('equals itself only, whatever the lengths', () => {
    expect([secretsEqual('abc', 'abc'), secretsEqual('abc', 'abcd'), secretsEqual('', 'abc'), secretsEqual('', '')]).toEqual([true, false, false, false]);
  });
});
