import { describe, expect, it } from '@jest/globals';
import { LocalTime, readingOf } from './local-time';

const at = (zone: string, reading: string): string => new LocalTime(zone).toUtc(Date.parse(`${reading}Z`));

describe('a clock reading', () => {
  it.each([
    ['Asia/Shanghai', '2024-03-05T15:04:05', '2024-03-05T07:04:05.000Z'],
    ['Europe/Berlin', '2024-07-01T12:00:00', '2024-07-01T10:00:00.000Z'],
    ['Europe/Berlin', '2024-01-01T00:30:00', '2023-12-31T23:30:00.000Z'],
    ['Asia/Kathmandu', '2024-01-01T05:45:00', '2024-01-01T00:00:00.000Z'],
    ['America/New_York', '2024-11-03T00:59:00', '2024-11-03T04:59:00.000Z'],
    ['America/New_York', '2024-11-03T02:00:00', '2024-11-03T07:00:00.000Z'],
  ])('of %s %s is %s', (zone, reading, time) => expect(at(zone, reading)).toBe(time));

  it('that the clocks show twice is the first of both, and one that they skip is an hour later', () => {
    expect(at('Europe/Berlin', '2024-10-27T02:30:00')).toBe('2024-10-27T00:30:00.000Z');
    expect(at('Europe/Berlin', '2024-03-31T02:30:00')).toBe('2024-03-31T01:30:00.000Z');
  });

  it('needs a zone that exists', () => {
    expect(() => new LocalTime('Mars/Olympus')).toThrow(RangeError);
  });

  it('is none on a day that does not exist', () => {
    const reading = { year: 2024, month: 2, day: 30, hour: 0, minute: 0, second: 0 };
    expect([readingOf(reading), readingOf({ ...reading, day: 29 }), readingOf({ ...reading, month: 13 }), readingOf({ ...reading, day: 0 })]).toEqual([undefined, Date.UTC(2024, 1, 29), undefined, undefined]);
  });
});
