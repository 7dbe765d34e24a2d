import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../text/units';
import { compilePattern, EntityPatternError, patternEntities } from './entity-pattern';

const find = (pattern: string, text: string) =>
  patternEntities([compilePattern({ kind: 'own', pattern })], { text, normal: normalise(text), language: 'en', time: '', utcOffsetMinutes: 0 }).map(({ value, normal }) => [value, normal]);

describe('entity patterns', () => {
  it.each([
    ['pol-?\\d{6}', 'my policy is POL-123456.', 'POL-123456', 'POL-123456'],
    ['[a-z]{2}\\d{2} ?\\d{4}', 'iban de12 3456 ok', 'de12 3456', 'DE123456'],
    ['(?:car|van) \\d{1,3}', 'I drive van 27', 'van 27', 'VAN27'],
    ['沪[a-z]\\d{5}', '车牌沪A12345', '沪A12345', '沪A12345'],
    ['x(?:ab)?y', 'take xaby', 'xaby', 'XABY'],
  ])('%s finds in "%s": %s', (pattern, text, value, normal) => {
    expect(find(pattern, text)).toEqual([[value, normal]]);
  });

  it('matches whole words only', () => {
    expect(find('\\d{4}', 'call 12345 or a1234')).toEqual([]);
  });

  it.each([
    ['(a+)+b', '{n,m}'], ['a*', '{n,m}'], ['(?:ab){2,9}', 'group'], ['(a|a)+', 'group'], ['(?=x)y', 'look-around'], ['(\\w)\\1', '\\1'],
    ['a{1,}', '{n,m}'], ['a{1,999}', '64'], ['a{1,30}b{1,30}c{1,30}', '256'], ['^a', 'anchors'], ['(a', 'not closed'], ['[a', 'not closed'], ['a)', '"("'],
    ['', '200'], ['a'.repeat(201), '200'], ['a{9,2}', 'lower'], ['?a', 'repeats nothing'],
  ])('refuses %s and says what to change', (pattern, hint) => {
    expect(() => compilePattern({ kind: 'own', pattern })).toThrow(EntityPatternError);
    expect(() => compilePattern({ kind: 'own', pattern })).toThrow(hint);
  });
});
