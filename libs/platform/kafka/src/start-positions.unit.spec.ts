import { describe, expect, it } from '@jest/globals';
import { PositionBeforeStartError, PositionBeyondEndError } from './errors';
import { startingPoints, startPosition } from './start-positions';

const of = { topic: 't', partition: 3 };

describe('startPosition', () => {
  it('takes the position as long as the partition holds it, its end included', () => {
    expect(startPosition(of, 5, { low: 5, high: 9 }, true)).toBe(5);
    expect(startPosition(of, 9, { low: 5, high: 9 }, true)).toBe(9);
  });

  it('starts a partition without a position at its beginning, or at its end when asked to', () => {
    expect(startPosition(of, undefined, { low: 5, high: 9 }, true)).toBe(5);
    expect(startPosition(of, undefined, { low: 5, high: 9 }, false)).toBe(9);
  });

  it('refuses a position that the partition does not hold', () => {
    expect(() => startPosition(of, 10, { low: 5, high: 9 }, true)).toThrow(PositionBeyondEndError);
    expect(() => startPosition(of, 4, { low: 5, high: 9 }, true)).toThrow(PositionBeforeStartError);
  });
});

describe('startingPoints', () => {
  it('gives every assigned partition its starting point and its present end', () => {
    const positions = new Map([['t/0', 7]]);
    const offsets = new Map([
      [
        't',
        new Map([
          [0, { low: 0, high: 8 }],
          [1, { low: 2, high: 4 }],
        ]),
      ],
    ]);
    const assigned = [
      { topic: 't', partition: 0 },
      { topic: 't', partition: 1 },
    ];
    expect(startingPoints(assigned, positions, offsets, true)).toEqual([
      { topic: 't', partition: 0, offset: 7, highWatermark: 8 },
      { topic: 't', partition: 1, offset: 2, highWatermark: 4 },
    ]);
  });
});
