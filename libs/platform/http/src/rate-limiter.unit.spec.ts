import { describe, expect, it } from '@jest/globals';
import { RateLimiter } from './rate-limiter';

function limiter(maxKeys = 10) {
  const clock = { now: 0 };
  return { clock, limiter: new RateLimiter({ capacity: 2, refillPerSecond: 0.5, maxKeys, now: () => clock.now }) };
}

describe('the rate limiter', () => {
  it('lets a burst pass, then says when the next may come', () => {
    const { limiter: limit, clock } = limiter();
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 2]);
    clock.now += 2_000;
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 2]);
  });

  it('counts each key for itself', () => {
    const { limiter: limit } = limiter();
    limit.take('a');
    limit.take('a');
    expect(limit.take('b')).toBe(0);
  });

  it('throws RATE_LIMITED with the seconds to wait', () => {
    const { limiter: limit } = limiter();
    limit.consume('a');
    limit.consume('a');
    expect(() => limit.consume('a')).toThrow(
      expect.objectContaining({ code: 'HTTP.RATE_LIMITED', details: { retryAfterSeconds: 2 } }),
    );
  });

  it('remembers a bounded number of keys, and a flood of keys resets nobody', () => {
    const { limiter: limit } = limiter(10);
    limit.take('victim');
    limit.take('victim');
    const passed = Array.from({ length: 1_000 }, (_, index) => limit.take(`flood-${index}`)).filter(
      (wait) => wait === 0,
    );
    expect(limit.size).toBe(10);
    expect(passed.length).toBe(9 + 2);
    expect(limit.take('victim')).toBeGreaterThan(0);
  });

  it('forgets keys that are full again', () => {
    const { limiter: limit, clock } = limiter(10);
    for (let key = 0; key < 100; key++) {
      limit.take(String(key));
      clock.now += 4_000;
    }
    expect(limit.size).toBeLessThan(5);
  });
});
