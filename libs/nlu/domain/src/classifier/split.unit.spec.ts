import { describe, expect, it } from '@jest/globals';
import { stratifiedFolds } from './split';

const labels = Int32Array.from([...Array(10).fill(0), ...Array(5).fill(1), 2]);

describe('stratifiedFolds', () => {
  it('gives every fold its share of every label', () => {
    const fold = stratifiedFolds(labels, 5, 3);
    for (const [label, share] of [[0, 2], [1, 1]]) {
      for (let each = 0; each < 5; each += 1) expect([...labels.keys()].filter((row) => labels[row] === label && fold[row] === each)).toHaveLength(share!);
    }
  });

  it('is decided by the seed', () => {
    expect(stratifiedFolds(labels, 5, 3)).toEqual(stratifiedFolds(labels, 5, 3));
    expect(stratifiedFolds(labels, 5, 4)).not.toEqual(stratifiedFolds(labels, 5, 3));
  });
});
