import { describe, expect, it, jest } from '@jest/globals';
import { parseFrame } from './chat/protocol';
import { localeOf, sayIn, texts } from './i18n/texts';
import { safeLink } from './safe-link';
import { settingsOf } from './settings';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the texts of the widget', () => {
  it('exist in both languages with the same parameters', () => {
    expect(Object.keys(texts.zh).sort()).toEqual(Object.keys(texts.en).sort());
    for (const [key, english] of Object.entries(texts.en)) {
      expect([key, placeholders(texts.zh[key as keyof typeof texts.zh])]).toEqual([key, placeholders(english)]);
    }
  });

  it('greet as a bot in both languages', () => {
    expect(sayIn('en')('greeting')).toContain('bot');
    expect(sayIn('zh')('greeting')).toContain('机器人');
  });

  it('are Chinese for Chinese tags', () => {
    expect(['zh-Hans', 'zh', 'en', undefined].map(localeOf)).toEqual(['zh', 'zh', 'en', 'en']);
  });
});

describe('the embedding script', () => {
  it('names account and language, and Parley answers where the script came from', () => {
    expect(settingsOf({ src: 'https://parley.example/webchat/widget.js', dataset: { account: 'shop', locale: 'zh' } }, 'en')).toEqual({
      account: 'shop', locale: 'zh', localeTag: 'zh', origin: 'https://parley.example',
    });
  });

  it('speaks the browser’s language when it names none', () => {
    expect(settingsOf({ src: 'https://parley.example/w.js', dataset: { account: 'shop' } }, 'zh-CN')?.localeTag).toBe('zh-CN');
  });

  it('opens nothing without an account and says so', () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(settingsOf({ src: 'https://parley.example/w.js', dataset: {} }, 'en')).toBeUndefined();
    expect(error).toHaveBeenCalledTimes(1);
    error.mockRestore();
  });
});

describe('what comes from outside', () => {
  it('is linked only as http or https', () => {
    expect(safeLink('javascript:alert(1)')).toBeUndefined();
    expect(safeLink('https://shop.example/a')).toBe('https://shop.example/a');
  });

  it('is passed over as a frame when it is not known', () => {
    for (const text of ['{"type":"fanfare"}', 'null', 'x']) expect(parseFrame(text)).toBeUndefined();
    expect(parseFrame('{"type":"ready"}')).toEqual({ type: 'ready' });
  });
});
