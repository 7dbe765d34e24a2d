import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ParleyError } from '@parley/contracts';

export class WebhookSignatureError extends ParleyError {
  constructor() {
    super('CHANNEL.BAD_SIGNATURE', 'The signature of the delivery is missing or wrong');
  }
}

const FORMAT = /^sha256=([0-9a-f]{64})$/i;

/**
 * Checks `X-Hub-Signature-256` over the body's bytes, in constant time.
 *
 * @throws WebhookSignatureError when it is missing, malformed or wrong.
 */
export function verifySignature(body: Buffer, header: string | undefined, appSecret: string): void {
  // Without a secret anyone could sign.
  if (appSecret === '') throw new WebhookSignatureError();
  const given = FORMAT.exec(header ?? '')?.[1];
  const expected = createHmac('sha256', appSecret).update(body).digest();
  if (given === undefined || !timingSafeEqual(Buffer.from(given, 'hex'), expected)) throw new WebhookSignatureError();
}

/** Compares two secrets without telling by its time where or in length they differ. An unset secret equals nothing. */
export function secretsEqual(given: string, expected: string): boolean {
  if (expected === '') return false;
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(expected));
}
