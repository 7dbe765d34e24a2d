import { describe, expect, it } from '@jest/globals';
import { duration, elapsedSince, percent, stopwatch } from './time';

describe('times on the desk', () => {
  it('run like a stopwatch, with hours only when there are any', () => {
    expect([0, 7_400, 750_000, 3_729_000, -5].map(stopwatch)).toEqual(['0:00', '0:07', '12:30', '1:02:09', '0:00']);
  });

  it('are never negative and survive a time that cannot be read', () => {
    expect(elapsedSince('2026-03-01T10:00:00Z', Date.parse('2026-03-01T10:00:05Z'))).toBe(5_000);
    expect(elapsedSince('2026-03-01T10:00:00Z', Date.parse('2026-03-01T09:00:00Z'))).toBe(0);
    expect(elapsedSince('soon', 1)).toBe(0);
  });

  it('are given in their natural unit', () => {
    expect([340, 2_400, 45_000, 210_000, 7_200_000].map((ms) => duration(ms, 'en'))).toEqual(['340 ms', '2.4 s', '45 s', '3.5 min', '2 h']);
    expect(duration(2_400, 'zh')).toBe('2.4 秒');
  });

  it('show shares as per cent, small ones with a decimal', () => {
    expect([0, 0.034, 0.5, 1].map((share) => percent(share, 'en'))).toEqual(['0%', '3.4%', '50%', '100%']);
  });
});
