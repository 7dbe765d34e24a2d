import { describe, expect, it } from '@jest/globals';
import { clusterTexts } from './cluster-texts';

const TEXTS = [
  'can you gift wrap it', 'do you have a loyalty card', 'gift wrap please', '能开发票抬头吗', 'is there a loyalty card', 'please gift wrap my order', '发票抬头怎么改', 'zebra',
];

describe('clusterTexts', () => {
  it('puts together what wants the same, the most frequent first, and leaves out what is like nothing', () => {
    const clusters = clusterTexts(TEXTS);
    expect(clusters.map(({ count }) => count)).toEqual([3, 2, 2]);
    expect([...clusters[0]!.examples].sort()).toEqual(['can you gift wrap it', 'gift wrap please', 'please gift wrap my order']);
    expect(clusters.flatMap(({ examples }) => examples)).not.toContain('zebra');
  });

  it('proposes names that a library accepts, from the words that they share', () => {
    const names = clusterTexts(TEXTS).map(({ name }) => name);
    expect(names[0]).toContain('gift');
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/);
  });

  it('shows a text once however often it came', () => {
    expect(clusterTexts(['gift wrap', 'gift wrap', 'gift wrap'])).toEqual([expect.objectContaining({ count: 3, examples: ['gift wrap'] })]);
  });

  it('makes nothing of texts without words', () => {
    expect(clusterTexts(['', '😀', '!!!', '😀'])).toEqual([]);
  });
});
