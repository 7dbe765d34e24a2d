import { describe, expect, it } from '@jest/globals';
import { KnownTexts } from './known-texts';

const known = new KnownTexts({ intents: [{ name: 'loyalty.points', examples: ['My points', '会员积分'] }], outOfScope: ['tell me a joke'] });

describe('KnownTexts', () => {
  it.each(['my  points', 'MY POINTS ', 'ｍｙ ｐｏｉｎｔｓ', 'Tell me a joke'])('knows "%s", apart from case, width and blanks', (text) => expect(known.has(text)).toBe(true));

  it('knows which intent a text belongs to', () => {
    expect(known.hasAs('my points', 'loyalty.points')).toBe(true);
    expect(known.hasAs('my points', 'order.status')).toBe(false);
    expect(known.hasAs('tell me a joke', 'none')).toBe(true);
    expect(known.hasAs('something else', 'none')).toBe(false);
  });
});
