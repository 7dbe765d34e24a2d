import { describe, expect, it } from '@jest/globals';
import { fuse } from './fuse';

describe('fuse', () => {
  it('puts first what stands high in more lists, and keeps the order of one list', () => {
    expect(fuse([['a', 'b', 'c'], ['b', 'd']])).toEqual(['b', 'a', 'd', 'c']);
    expect(fuse([['a', 'b', 'c'], []])).toEqual(['a', 'b', 'c']);
    expect(fuse([])).toEqual([]);
  });
});
