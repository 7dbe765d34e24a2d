import { createHash } from 'node:crypto';

/** Namespace of Parley's derived ids (RFC 9562 §5.5), itself a random UUID fixed once. */
const NAMESPACE = Buffer.from('6f1f3c5e0f0b4a5b9c55d6a1c2b1e7a4', 'hex');

/**
 * UUIDv5 of the given parts: the same cause makes the same id, so that a repeated run changes nothing.
 * Parts are joined with a separator that they cannot contain by accident (U+001F).
 */
export function deriveId(...parts: readonly (string | number)[]): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(parts.join('\u001f')).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A thread is one external user on one account of one tenant, for ever. */
export const threadIdOf = (tenant: string, accountId: string, externalUserId: string): string =>
  deriveId('thread', tenant, accountId, externalUserId);

/** The contact at intake; names the key that will encrypt its personal data. */
export const subjectIdOf = (tenant: string, accountId: string, externalUserId: string): string =>
  deriveId('subject', tenant, accountId, externalUserId);

/** Id of a received message and of the event that carries it: a repeated delivery has the same. */
export const messageIdOf = (tenant: string, accountId: string, externalMessageId: string): string =>
  deriveId('message', tenant, accountId, externalMessageId);
