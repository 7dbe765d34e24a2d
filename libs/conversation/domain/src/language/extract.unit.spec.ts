import { describe, expect, it } from '@jest/globals';
import { cut, summarise } from './extract';

describe('a summary', () => {
  it('is the first three sentences as they stand, in English and Chinese', () => {
    expect(summarise('One is 1.5 kg. Two? Three! Four.')).toBe('One is 1.5 kg. Two? Three!');
    expect(summarise('第一句。第二句！第三句？第四句。')).toBe('第一句。第二句！第三句？');
  });

  it('does not break at abbreviations, numbered steps or file names', () => {
    expect(summarise('1. Open the app.\n2. Choose order no. 5 in app.html.\n3. Tap return.\n4. Wait.')).toBe('1. Open the app. 2. Choose order no. 5 in app.html. 3. Tap return.');
  });

  it('drops Markdown signs and keeps their words', () => {
    expect(summarise('## Refunds\n- **Card**: three days, see [terms](https://x.example).\n- `Cash`: at once.')).toBe('Refunds Card: three days, see terms. Cash: at once.');
  });

  it('of an endless sentence is cut', () => {
    expect(summarise('a'.repeat(5_000))).toHaveLength(900);
    expect(summarise('')).toBe('');
  });
});

describe('a cut', () => {
  it('never leaves half a character', () => {
    expect(cut('ab😀d', 4)).toBe('ab…');
    expect(cut('abc', 3)).toBe('abc');
  });
});
