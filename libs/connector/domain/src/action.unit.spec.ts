import { describe, expect, it } from '@jest/globals';
import { nextStep } from './action';

describe('what follows a call of an outside system', () => {
  it('reports a result at once', () => {
    const result = { kind: 'completed', output: { status: 'shipped' } } as const;
    expect(nextStep(result, 1, 10_000)).toEqual({ kind: 'report', result });
  });

  it('tries again with doubling waits while the deadline leaves room', () => {
    expect([1, 2, 3].map((attempt) => nextStep({ kind: 'again' }, attempt, 10_000))).toEqual([
      { kind: 'retry', afterMs: 250 },
      { kind: 'retry', afterMs: 500 },
      { kind: 'retry', afterMs: 1_000 },
    ]);
  });

  it('reports a time-out when the next try would come after the deadline', () => {
    expect(nextStep({ kind: 'again' }, 3, 900)).toEqual({ kind: 'report', result: { kind: 'failed', reason: 'TIMED_OUT' } });
  });
});
