import { describe, expect, it } from '@jest/globals';
import { atLeast, atMost, isMet, lineOf, tableOf } from './measurement';
import { median, quantile, slope } from './statistics';

describe('a figure of the bench', () => {
  it('is held against its bar by value or by ratio', () => {
    expect(isMet({ name: 'a', value: 60, unit: 'ms', bar: atMost(60) })).toBe(true);
    expect(isMet({ name: 'a', value: 61, unit: 'ms', bar: atMost(60) })).toBe(false);
    expect(isMet({ name: 'a', value: 1, unit: 'x', ratio: 0.7, bar: atLeast(0.7, 'ratio') })).toBe(true);
    expect(isMet({ name: 'a', value: 1, unit: 'x', bar: atLeast(0.7, 'ratio') })).toBe(false);
    expect(isMet({ name: 'a', value: 1, unit: 'x' })).toBeUndefined();
  });

  it('is one line of JSON with name, value, unit, ratio and what it stands beside', () => {
    const line = lineOf({ name: 'consumer.transport', value: 43_210.7, unit: 'events/s', ratio: 0.7312, against: 'raw kafkajs', bar: atLeast(0.7, 'ratio') });
    expect(JSON.parse(line)).toEqual({
      name: 'consumer.transport', value: 43_211, unit: 'events/s', ratio: 0.731, against: 'raw kafkajs', bar: '≥ 0.7×', met: true,
    });
  });

  it('stands in the table with its bar', () => {
    expect(tableOf([{ name: 'idle', value: 6.8, unit: '%', bar: atMost(5) }]).at(-1)).toMatch(/idle +6.8 % +≤ 5 % MISSED/);
  });
});

describe('the statistics of the bench', () => {
  it('take quantiles by nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    expect([median(values), quantile(values, 0.95), quantile(values, 0), quantile([], 0.5)]).toEqual([3, 5, 1, 0]);
  });

  it('find the slope of a line, and none in too few points', () => {
    expect(slope([[0, 1], [1, 3], [2, 5]])).toBeCloseTo(2);
    expect(slope([[1, 3]])).toBe(0);
  });
});
