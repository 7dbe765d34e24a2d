import { describe, expect, it } from '@jest/globals';
import { verdictAfter, verdictOfReaction } from './answer-rating';

const NOW = '2026-03-01T10:00:05.000Z';
const at = (second: number, ms = 0) => `2026-03-01T10:00:0${second}.00${ms}Z`;

describe('a customer\'s word on an answer', () => {
  it('stands from the moment it is said', () => {
    expect(verdictAfter(undefined, { verdict: 'helpful' }, NOW)).toEqual({ verdict: 'helpful', time: NOW });
    expect(verdictAfter(undefined, { verdict: 'wrong', time: at(1) }, NOW)).toEqual({ verdict: 'wrong', time: at(1) });
  });

  it('changes nothing when it says the same, or takes back what was never said', () => {
    expect(verdictAfter({ verdict: 'helpful', time: at(1) }, { verdict: 'helpful' }, NOW)).toBeUndefined();
    expect(verdictAfter(undefined, { verdict: 'withdrawn' }, NOW)).toBeUndefined();
  });

  it('gives way to a newer one, and an older one that comes late gives way to it', () => {
    expect(verdictAfter({ verdict: 'helpful', time: at(2) }, { verdict: 'wrong', time: at(3) }, NOW)).toEqual({ verdict: 'wrong', time: at(3) });
    expect(verdictAfter({ verdict: 'wrong', time: at(3) }, { verdict: 'helpful', time: at(2) }, NOW)).toBeUndefined();
    expect(verdictAfter({ verdict: 'wrong', time: at(3) }, { verdict: 'withdrawn', time: at(4) }, NOW)).toEqual({ verdict: 'withdrawn', time: at(4) });
  });

  it('grows in time even where clocks stand still or run back', () => {
    expect(verdictAfter({ verdict: 'helpful', time: at(3) }, { verdict: 'wrong', time: at(3) }, NOW)).toEqual({ verdict: 'wrong', time: at(3, 1) });
    expect(verdictAfter({ verdict: 'helpful', time: at(9) }, { verdict: 'wrong' }, NOW)).toEqual({ verdict: 'wrong', time: at(9, 1) });
  });
});

describe('a reaction', () => {
  it.each([['👍', 'helpful'], ['👍🏽', 'helpful'], ['👎', 'wrong'], ['👎🏿', 'wrong'], ['❤️', 'withdrawn'], ['', 'withdrawn'], [undefined, 'withdrawn']])('%s is %s', (emoji, verdict) => {
    expect(verdictOfReaction(emoji)).toBe(verdict);
  });
});
