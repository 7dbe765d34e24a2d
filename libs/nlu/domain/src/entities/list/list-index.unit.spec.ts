import { describe, expect, it } from '@jest/globals';
import { normalise } from '../../text/units';
import { editDistance } from './edit-distance';
import { ListIndex, MAX_COMPARISONS } from './list-index';

const index = new ListIndex([
  {
    kind: 'product',
    entries: [
      { name: 'Nova 15 Phone', synonyms: ['nova 15'] },
      { name: 'HydraGlow Night Serum', synonyms: ['hydraglow'] },
      { name: '追风老爹鞋', synonyms: ['老爹鞋'] },
      { name: '悦动跑步机X3', synonyms: ['跑步机X3'] },
    ],
  },
  { kind: 'branch', entries: [{ name: 'Leeds' }] },
]);
const find = (text: string) => index.find(normalise(text)).map(({ kind, normal, start, end, distance }) => ({ kind, normal, words: text.slice(start, end), distance }));
const best = (text: string) => find(text).toSorted((a, b) => b.words.length - a.words.length || a.distance - b.distance)[0];

describe('ListIndex', () => {
  it.each([
    ['is the Nova 15 phone in', 'Nova 15 Phone', 'Nova 15 phone', 0],
    ['nova15 please', 'Nova 15 Phone', 'nova15', 0],
    ['my hydra glow is empty', 'HydraGlow Night Serum', 'hydra glow', 0],
    ['my hydarglow is empty', 'HydraGlow Night Serum', 'hydarglow', 1],
    ['the hydraglow nigt serm', 'HydraGlow Night Serum', 'hydraglow nigt serm', 2],
    ['追疯老爹鞋有货吗', '追风老爹鞋', '追疯老爹鞋', 1],
    ['老爹鞋有货吗', '追风老爹鞋', '老爹鞋', 0],
    ['THE LEEDS SHOP', 'Leeds', 'LEEDS', 0],
  ])('finds in "%s": %s', (text, normal, words, distance) => {
    expect(best(text)).toMatchObject({ normal, words, distance });
  });

  it.each(['nova 16', '跑步机X5', 'innovation 15', 'needs', 'hydrangea', '爹鞋'])('does not take "%s" for a name', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('gives a form that two entries claim to the first', () => {
    const both = new ListIndex([{ kind: 'product', entries: [{ name: 'A', synonyms: ['gold card'] }, { name: 'B', synonyms: ['gold card'] }] }]);
    expect(both.find('gold card').map(({ normal }) => normal)).toEqual(['A']);
  });

  it('compares in proportion to the message, and never more than the bound, even when the message is made of pieces of names', () => {
    const work = (text: string): number => {
      let count = 0;
      index.find(text, () => (count += 1));
      return count;
    };
    for (const piece of ['追风', 'nova', '老爹', 'hydraglow ']) {
      const once = work(piece.repeat(50));
      expect(work(piece.repeat(200))).toBeLessThanOrEqual(4.2 * once + 8);
      expect(work(piece.repeat(2000))).toBeLessThanOrEqual(MAX_COMPARISONS);
    }
    expect(work('where is my order, it was due on monday and nobody answers')).toBeLessThan(5);
  });
});

describe('editDistance', () => {
  it.each([
    ['kitten', 'sitting', 3], ['abcd', 'abdc', 1], ['abc', 'abc', 0], ['', 'ab', 2], ['ca', 'abc', 3],
  ])('between "%s" and "%s" is %d, whichever comes first', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it('answers what is beyond the limit with limit + 1', () => {
    expect(editDistance('kitten', 'sitting', 1)).toBe(2);
    expect(editDistance('a', 'abcdef', 2)).toBe(3);
  });
});
