import { describe, expect, it } from '@jest/globals';
import { languageOfTag, languageOfText } from './language';

describe('the language of a text', () => {
  it.each([
    ['退款多久到账？', 'zh'], ['Where is my order?', 'en'], ['我的 iPhone 订单 A1234 在哪里', 'zh'], ['OK', 'en'], ['12345 !!!', null], ['👍', null],
  ] as const)('"%s" is %s', (text, language) => expect(languageOfText(text)).toBe(language));

  it('does not change with a single Latin word, but with a sentence', () => {
    expect(languageOfText('OK', 'zh')).toBe('zh');
    expect(languageOfText('OK, thank you', 'zh')).toBe('en');
    expect(languageOfText('好的', 'en')).toBe('zh');
    expect(languageOfText('123', 'zh')).toBe('zh');
  });
});

describe('the language of a tag', () => {
  it('is known where the bot speaks it', () => {
    expect(['zh-CN', 'en_GB', 'ZH', 'und', 'de', undefined].map(languageOfTag)).toEqual(['zh', 'en', 'zh', undefined, undefined, undefined]);
  });
});
