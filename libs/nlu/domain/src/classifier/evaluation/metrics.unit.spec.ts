import { describe, expect, it } from '@jest/globals';
import { accuracyOf, aurocOf, confusionsOf, macroF1Of } from './metrics';

const pairs = (text: string) => text.split(' ').map((pair) => ({ expected: pair[0]!, answered: pair[1]! }));

describe('metrics', () => {
  it('accuracy is the share of right answers', () => {
    expect(accuracyOf(pairs('aa ab bb ca'))).toBe(0.5);
    expect(accuracyOf([])).toBe(0);
  });

  it('macro F1 counts every expected label the same, however rare', () => {
    // a: precision 2/3, recall 1, F1 0.8; b: nothing right, 0.
    expect(macroF1Of(pairs('aa aa ba'))).toBeCloseTo(0.4, 9);
  });

  it('confusions are wrong answers only, the most frequent first', () => {
    expect(confusionsOf(pairs('aa ab ba ab'))).toEqual([{ expected: 'a', answered: 'b', count: 2 }, { expected: 'b', answered: 'a', count: 1 }]);
  });

  it('AUROC is the share of pairs in the right order, a tie being half', () => {
    expect(aurocOf([3, 2], [1])).toBe(1);
    expect(aurocOf([1], [2, 3])).toBe(0);
    expect(aurocOf([1, 2], [1, 2])).toBe(0.5);
    expect(aurocOf([2, 2], [2, 1])).toBe(0.75);
    expect(aurocOf([], [1])).toBeUndefined();
  });
});
