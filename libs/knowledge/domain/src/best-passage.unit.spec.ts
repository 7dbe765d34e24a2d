import { describe, expect, it } from '@jest/globals';
import { bestPassage, cutAnswer } from './best-passage';
import { sentencesOf } from './sentences';
import { ConceptTokeniser } from './text/concept-tokeniser';

const tokeniser = new ConceptTokeniser();
const passage = (answer: string, query: string) => bestPassage(cutAnswer(answer, tokeniser), tokeniser.tokenise(query), tokeniser);

describe('bestPassage', () => {
  it.each([
    ['It costs 4.90 euros. It is free from 50 euros.', 2],
    ['Orders before 2 p.m. arrive the next day. Others later!', 2],
    ['退款三天到账。还没到？请联系我们！', 3],
    ['他说：“可以。”然后走了。', 2],
    ['no mark at the end', 1],
    ['', 0],
  ])('cuts "%s" into %d sentences that join to the text again', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
    expect(sentencesOf(text).join('')).toBe(text);
  });

  it('gives a short answer whole and of a long one the three sentences that say most about the query', () => {
    expect(passage('One. Two. Three.', 'anything')).toBe('One. Two. Three.');
    const answer = 'We like you. We are nice. We are many. The refund takes five days. Your bank credits the refund. Then it is done.';
    expect(passage(answer, 'how long does a refund take')).toContain('The refund takes five days. Your bank credits the refund.');
    expect(passage(answer, 'unrelated zebra')).toBe('We like you. We are nice. We are many.');
  });

  it('cuts a sentence without end so that the event stays within its bounds', () => {
    expect(passage('字'.repeat(20_000), '退款').length).toBeLessThanOrEqual(2_000);
  });
});
