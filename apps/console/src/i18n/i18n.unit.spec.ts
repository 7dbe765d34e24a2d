import { describe, expect, it } from '@jest/globals';
import { dictionaries, labelOf, localeOf, translator } from './i18n';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the texts of the console', () => {
  it('exist in Chinese for every English one, and the other way round', () => {
    expect(Object.keys(dictionaries.zh).sort()).toEqual(Object.keys(dictionaries.en).sort());
  });

  it('are never empty and carry the same parameters in both languages', () => {
    for (const [key, english] of Object.entries(dictionaries.en)) {
      const chinese = dictionaries.zh[key as keyof typeof dictionaries.zh];
      expect([key, english.trim() === '', chinese.trim() === '']).toEqual([key, false, false]);
      expect([key, placeholders(chinese)]).toEqual([key, placeholders(english)]);
    }
  });

  it('replace the parameters that are given and leave others visible', () => {
    const t = translator('en');
    expect(t('presence.load', { load: 2, capacity: 5 })).toBe('2 of 5 conversations');
    expect(t('presence.load', { load: 2 })).toBe('2 of {capacity} conversations');
  });

  it('label a value that a newer service added by the value itself', () => {
    expect(labelOf(translator('zh'), 'reason', 'anger')).toBe('客户不满');
    expect(labelOf(translator('zh'), 'reason', 'brand-new')).toBe('brand-new');
    expect(labelOf(translator('en'), 'reason', null)).toBe('not known');
  });

  it('are Chinese for Chinese tags and English for all others', () => {
    expect(['zh', 'zh-CN', 'zh-Hant-TW', 'ZH'].map(localeOf)).toEqual(['zh', 'zh', 'zh', 'zh']);
    expect(['en', 'en-GB', 'fr', 'zho', undefined].map(localeOf)).toEqual(['en', 'en', 'en', 'en', 'en']);
  });
});
