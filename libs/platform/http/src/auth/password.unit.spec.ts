import { describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from './password';

describe('passwords', () => {
  it('match their own hash only', async () => {
    const hash = await hashPassword('correct horse');
    expect(await verifyPassword('correct horse', hash)).toBe(true);
    expect(await verifyPassword('correct horsf', hash)).toBe(false);
  });

  it('are salted and not readable in the hash', async () => {
    const [one, two] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(one).not.toBe(two);
    expect(one).not.toContain('same');
  });

  it('match no missing or damaged hash', async () => {
    for (const hash of [undefined, '', 'plain', 'scrypt$1$1$1$$']) expect(await verifyPassword('', hash)).toBe(false);
  });

  it('are the same however their characters were composed', async () => {
    expect(await verifyPassword('caf\u00e9', await hashPassword('cafe\u0301'))).toBe(true);
  });
});
