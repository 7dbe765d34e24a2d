import { describe, expect, it } from '@jest/globals';
import { ConceptTokeniser } from '../text/concept-tokeniser';
import { groupGaps } from './group-gaps';
import { wordingOf } from './wording';

describe('wordingOf', () => {
  it.each([
    ['Where is order W2378156?', 'Where is order …?'],
    ['mail me at jane.doe@mail.example please', 'mail me at … please'],
    ['call +49 170 1234567 now', 'call … now'],
    ['我叫王小明，手机13812345678，怎么退货', '…，手机…，怎么退货'],
    ['My name is Jane Doe, how do I pay?', '…, how do I pay?'],
    ['see https://a.example/x?y=1', 'see …'],
    ['12345678', ''],
    ['?!', ''],
    ['7天内能退吗', '7天内能退吗'],
  ])('keeps of "%s" only "%s"', (text, wording) => expect(wordingOf(text)).toBe(wording));

  it('is short', () => expect(wordingOf('ab '.repeat(1_000)).length).toBeLessThanOrEqual(300));
});

describe('groupGaps', () => {
  it('counts wordings that ask the same together, the most frequent first', () => {
    const gap = (wording: string, day: number) => ({ wording, time: `2026-03-0${day}T00:00:00.000Z` });
    const groups = groupGaps(
      [gap('Do you sell zebras?', 1), gap('能定制刻字吗', 2), gap('可以定制刻字吗？', 3), gap('能定制刻字吗', 1), gap('something else entirely', 1)], new ConceptTokeniser(),
    );
    expect(groups[0]).toEqual({ wording: '能定制刻字吗', times: 3, last: '2026-03-03T00:00:00.000Z', examples: ['可以定制刻字吗？'] });
    expect(groups).toHaveLength(3);
    expect(groupGaps([], new ConceptTokeniser())).toEqual([]);
  });
});
