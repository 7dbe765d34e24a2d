import { describe, expect, it } from '@jest/globals';
import { cutText } from './cut-text';

describe('cutText', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'longe'],
    ['ab😀', 3, 'ab'],
    ['ab😀', 4, 'ab😀'],
    ['😀😀', 3, '😀'],
  ])('of "%s" with %i keeps "%s"', (text, longest, kept) => expect(cutText(text, longest)).toBe(kept));
});
