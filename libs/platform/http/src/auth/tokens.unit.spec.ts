import { createSecretKey } from 'node:crypto';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SignJWT } from 'jose';
import { TokenSigner, TokenVerifier } from './tokens';
import { hasRole, type User } from './user';

const SECRET = 'a-secret-of-at-least-thirty-two-chars';
const ada: User = { sub: 'p-1', tenant: 't-1', roles: ['agent'], name: 'Ada', locale: 'zh-CN' };
const verifier = new TokenVerifier(SECRET);
const signer = new TokenSigner(SECRET);
const refused = { code: 'AUTH.UNAUTHENTICATED' };

describe('signed tokens', () => {
  afterEach(() => void jest.useRealTimers());

  it('bring back the person and when they run out', async () => {
    const user = await verifier.verifyToken(await signer.sign(ada, 60));
    expect(user).toMatchObject(ada);
    expect(user.expiresAt - Date.now()).toBeGreaterThan(50_000);
  });

  it('are refused when any part was altered', async () => {
    const [header, payload = '', signature] = (await signer.sign(ada, 60)).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, roles: ['admin'] })).toString('base64url');
    await expect(verifier.verifyToken([header, forged, signature].join('.'))).rejects.toMatchObject(refused);
    await expect(verifier.verifyToken('nonsense')).rejects.toMatchObject(refused);
  });

  it('are refused after their time', async () => {
    const token = await signer.sign(ada, 60);
    jest.useFakeTimers({ now: Date.now() + 66_000 });
    await expect(verifier.verifyToken(token)).rejects.toMatchObject(refused);
  });

  it('are refused with another secret, without a signature, and when meant for another kind of holder', async () => {
    const unsigned = [{ alg: 'none' }, { ...ada, iss: 'parley', aud: 'parley-people', exp: 9_999_999_999 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const tokens = [
      await new TokenSigner(SECRET.toUpperCase()).sign(ada, 60),
      await new TokenSigner(SECRET, 'parley-visitors').sign(ada, 60),
      `${unsigned}.`,
    ];
    for (const token of tokens) await expect(verifier.verifyToken(token)).rejects.toMatchObject(refused);
  });

  it('give no role that we do not know', async () => {
    const token = await new SignJWT({ tenant: 't', roles: ['root', 'agent', 7] })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('p')
      .setIssuer('parley')
      .setAudience('parley-people')
      .setExpirationTime('1m')
      .sign(createSecretKey(Buffer.from(SECRET)));
    expect((await verifier.verifyToken(token)).roles).toEqual(['agent']);
  });

  it('need a secret of at least 32 characters', () => {
    expect(() => new TokenSigner('short')).toThrow(RangeError);
  });
});

describe('roles', () => {
  it('an admin has all, others only their own', () => {
    expect(hasRole({ roles: ['admin'] }, 'editor')).toBe(true);
    expect(hasRole(ada, 'supervisor', 'agent')).toBe(true);
    expect(hasRole(ada, 'supervisor')).toBe(false);
  });
});
