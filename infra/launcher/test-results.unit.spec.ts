import { describe, expect, it } from '@jest/globals';
import { countJest, report } from './test-results.mjs';

describe('test results', () => {
  it('count a suite that could not run as a failure', () => {
    expect(countJest({ numPassedTests: 3, numFailedTests: 1, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({
      passed: 3,
      failed: 2,
    });
  });

  it('count a Jest that ended badly without a result as a failure', () => {
    expect(countJest(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(countJest({ numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, 1)).toEqual({
      passed: 3,
      failed: 1,
    });
  });

  it('end with the plain line of the sums', () => {
    const text = report([
      { name: 'lint', passed: 1, failed: 0, seconds: 12 },
      { name: 'unit', passed: 40, failed: 2, seconds: 30.4 },
    ]);
    expect(text.trimEnd().split('\n').at(-1)).toBe('41 passed, 2 failed');
  });
});
