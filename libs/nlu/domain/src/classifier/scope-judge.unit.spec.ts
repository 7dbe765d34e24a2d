import { describe, expect, it } from '@jest/globals';
import { certaintyOf, evidenceOf, fitScopeJudge, LEAST_OUT_OF_SCOPE, type JudgedEvidence, type ScopeEvidence } from './scope-judge';

const NOTHING: ScopeEvidence = { first: 0, lead: 0, none: 0, known: 0, length: 0 };
const about = { none: 0, known: 1, words: 5 };
const few = fitScopeJudge([]);
const ofScores = (...scores: number[]) => certaintyOf(evidenceOf(Float64Array.from(scores), about), few);

/** Texts whose evidence of one kind goes from 0 to 1 in scope and, somewhat lower, out of scope. */
function texts(inside: number, outside: number, kind: keyof ScopeEvidence, lower = 0.5): JudgedEvidence[] {
  const spread = (count: number, inScope: boolean) =>
    Array.from({ length: count }, (_, i) => ({ inScope, evidence: { ...NOTHING, [kind]: i / count - (inScope ? 0 : lower) } }));
  return [...spread(inside, true), ...spread(outside, false)];
}

describe('certaintyOf', () => {
  it('grows with the first score and its lead where nothing was learnt', () => {
    expect(ofScores(0.9, 0.1)).toBeGreaterThan(ofScores(0.9, 0.8));
    expect(ofScores(0.9, 0.8)).toBeGreaterThan(ofScores(0.2, 0.1));
    expect(ofScores(0.1, 0.9)).toBe(ofScores(0.9, 0.1));
  });
});

describe('fitScopeJudge', () => {
  it.each(['first', 'lead', 'known', 'length'] as const)('learns that %s speaks for an intent', (kind) => {
    const judge = fitScopeJudge(texts(100, 40, kind));
    expect(certaintyOf({ ...NOTHING, [kind]: 1 }, judge)).toBeGreaterThan(certaintyOf(NOTHING, judge) + 1);
  });

  it('learns that likeness to texts of no intent speaks against one', () => {
    const judge = fitScopeJudge(texts(100, 40, 'none', -0.5));
    expect(certaintyOf({ ...NOTHING, none: 1 }, judge)).toBeLessThan(certaintyOf(NOTHING, judge));
  });

  it('is as careful however few the texts of no intent are among the others', () => {
    const middle = { ...NOTHING, first: 0.25 };
    for (const inside of [40, 4_000]) expect(Math.abs(certaintyOf(middle, fitScopeJudge(texts(inside, 40, 'first'))))).toBeLessThan(0.1);
  });

  it('learns nothing from a handful', () => {
    expect(fitScopeJudge(texts(100, LEAST_OUT_OF_SCOPE - 1, 'known'))).toBe(few);
  });

  it('stays finite where the texts are told apart without a doubt, and where nothing differs', () => {
    for (const judge of [fitScopeJudge(texts(50, 50, 'first', 5)), fitScopeJudge(texts(50, 50, 'first', 0))]) {
      expect([...judge.weights, judge.bias].every(Number.isFinite)).toBe(true);
    }
  });
});
