import { describe, expect, it } from '@jest/globals';
import { ConceptTokeniser } from './concept-tokeniser';
import { languageOf } from './language-of';

const tokeniser = new ConceptTokeniser();
const words = (text: string) => [...tokeniser.tokenise(text).words].sort();

describe('ConceptTokeniser', () => {
  it('makes one concept of words that mean the same, in both languages and all forms', () => {
    expect(words('refunds')).toEqual(words('退款'));
    expect(words('reimbursed')).toEqual(words('money back'));
    expect(words('Where is the PARCEL')).toEqual(words('where are the parcels'));
  });

  it('tells apart what is asked about a thing: when, where, how long, how much', () => {
    expect(words('When do I get it?')).toEqual(words('什么时候'));
    expect(words('where do I get it')).toEqual(words('哪里'));
    const asked = ['when', 'where', 'how long', 'how much'].map((text) => words(text).join());
    expect(new Set(asked).size).toBe(4);
    expect(asked).not.toContain('');
    expect(tokeniser.weightOf('~ask-when')).toBeLessThan(tokeniser.weightOf('umbrella'));
  });

  it('leaves filler words out and takes the longest phrase', () => {
    expect(words('could you please tell me, thank you')).toEqual([]);
    expect(words('请问一下，谢谢')).toEqual([]);
    expect(words('gift card')).toEqual(['~gift-card']);
  });

  it('cuts unknown Chinese into pairs and keeps unknown English as stems', () => {
    expect(words('榴莲蛋糕')).toEqual(['榴莲', '莲蛋', '蛋糕'].sort());
    expect(words('umbrellas')).toEqual(['umbrella']);
  });

  it('reads full width, curly apostrophes and mixed case like plain text, and survives what is no text', () => {
    expect(words('ＲＥＦＵＮＤ')).toEqual(words('refund'));
    expect(words('it doesn’t work')).toEqual(words("it doesn't work"));
    expect(tokeniser.tokenise('\ud83d 12345 !!! 😀')).toEqual({ words: [], grams: [] });
  });

  it('makes no token that the index would split', () => {
    const { words: all, grams } = tokeniser.tokenise('Where is my gift card 退款多久到账 e-mail don\'t');
    for (const token of [...all, ...grams]) expect(token).toMatch(/^\S+$/);
  });
});

describe('languageOf', () => {
  it.each([['退款', undefined, 'zh'], ['refund', 'zh-CN', 'en'], ['我的iPhone坏了', undefined, 'zh'], ['my 快递 is late please help', undefined, 'en'], ['12345', 'zh-CN', 'zh'], ['👍', undefined, undefined]])(
    'tells the language of "%s" with hint %s: %s', (text, locale, language) => {
      expect(languageOf(text, locale)).toBe(language);
    },
  );
});
