import { describe, expect, it } from '@jest/globals';
import { TokenSigner } from '@parley/platform/http';
import { VisitorTokens, VisitorUnauthenticatedError } from './visitor-tokens';

const SECRET = 'a token secret of at least 32 characters';
const tokens = new VisitorTokens(SECRET);
const visitor = { visitorId: 'v1', accountId: 'shop', locale: 'zh-CN' };

describe("a visitor's token", () => {
  it('says who the visitor is', async () => {
    expect(await tokens.verify(await tokens.sign(visitor, 60))).toEqual(visitor);
  });

  it('does not hold when it ran out, was changed, or was signed with another secret', async () => {
    const token = await tokens.sign(visitor, 60);
    for (const bad of [await tokens.sign(visitor, -60), `${token}x`, token.slice(1), await new VisitorTokens(`${SECRET}!`).sign(visitor, 60), '']) {
      await expect(tokens.verify(bad)).rejects.toThrow(VisitorUnauthenticatedError);
    }
  });

  it('is not the token of a person who logs in', async () => {
    const person = await new TokenSigner(SECRET).sign({ sub: 'v1', tenant: 'demo', roles: ['admin'], name: 'Ann', locale: 'en' }, 60);
    await expect(tokens.verify(person)).rejects.toThrow(VisitorUnauthenticatedError);
  });
});

describe('a signed visitor id', () => {
  it('holds for the account that handed it out', () => {
    expect(tokens.verifyId('shop', tokens.signId('shop', 'v1'))).toBe('v1');
  });

  it('does not hold for another account, another id, or without signature', () => {
    const signature = tokens.signId('shop', 'v1').split('.')[1];
    for (const [account, id] of [['bank', `v1.${signature}`], ['shop', `v2.${signature}`], ['shop', 'v1'], ['shop', 'v1.'], ['shop', '']] as const) {
      expect(() => tokens.verifyId(account, id)).toThrow(VisitorUnauthenticatedError);
    }
  });
});
