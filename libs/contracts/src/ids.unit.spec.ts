import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { deriveId, messageIdOf, subjectIdOf, threadIdOf } from './ids';

const part = fc.string().filter((text) => !text.includes('\u001f'));

describe('derived ids', () => {
  it('are UUIDs of version 5 and the RFC 9562 variant', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.integer()), { minLength: 1 }), (parts) => {
        expect(deriveId(...parts)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
    );
  });

  it('are the SHA-1 of namespace and name, as RFC 9562 has it', () => {
    const namespace = Buffer.from('6f1f3c5e0f0b4a5b9c55d6a1c2b1e7a4', 'hex');
    const digest = createHash('sha1').update(namespace).update('thread\u001fdemo').digest('hex');
    const id = deriveId('thread', 'demo').replaceAll('-', '');
    expect(id.slice(0, 12) + id.slice(13, 16) + id.slice(17)).toBe(digest.slice(0, 12) + digest.slice(13, 16) + digest.slice(17, 32));
  });

  it('never change: they are in every log', () => {
    expect(deriveId('thread', 'demo', 'whatsapp-demo', '8613800138000')).toBe('35afc6b5-d251-5836-b039-6aa516cbc067');
  });

  it('are the same for the same parts and differ for others', () => {
    const parts = fc.array(part, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (some, others) => {
        expect(deriveId(...some) === deriveId(...others)).toBe(JSON.stringify(some) === JSON.stringify(others));
      }),
    );
  });

  it('depend on where one part ends and the next begins', () => {
    expect(deriveId('ab', 'c')).not.toBe(deriveId('a', 'bc'));
    expect(deriveId('a', '')).not.toBe(deriveId('a'));
  });

  it('count a number like its decimal text', () => {
    expect(deriveId('a', 1)).toBe(deriveId('a', '1'));
  });

  it('differ between thread, subject and message of the same name', () => {
    const ids = [threadIdOf, subjectIdOf, messageIdOf].map((idOf) => idOf('demo', 'account', 'x'));
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    ['thread', threadIdOf],
    ['subject', subjectIdOf],
    ['message', messageIdOf],
  ])('of a %s differ between tenants and between accounts', (_name, idOf) => {
    expect(new Set([idOf('a', 'x', '1'), idOf('b', 'x', '1'), idOf('a', 'y', '1'), idOf('a', 'x', '2')]).size).toBe(4);
  });
});
