const QUARTER_MS = 900_000;
const DAY_MS = 24 * 3_600_000;

/** Turns clock readings of one time zone into times. */
export class LocalTime {
  private readonly format: Intl.DateTimeFormat;
  /** Offsets from UTC in milliseconds by quarter of an hour: zones change only between quarters. */
  private readonly offsets = new Map<number, number>();

  /** @param timeZone an IANA name such as `Asia/Shanghai` @throws RangeError when there is no such zone */
  constructor(timeZone: string) {
    const numeric = 'numeric' as const;
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric,
    });
  }

  /** A reading (as if it were UTC, in milliseconds) as ISO 8601 in UTC. What the clocks show twice is the first; what they skip is an hour later. */
  toUtc(reading: number): string {
    const [before, after] = [this.offsetAt(reading - DAY_MS), this.offsetAt(reading + DAY_MS)];
    const shown = [reading - Math.max(before, after), reading - Math.min(before, after)].find((time) => time + this.offsetAt(time) === reading);
    return new Date(shown ?? reading - before).toISOString();
  }

  private offsetAt(time: number): number {
    const quarter = Math.floor(time / QUARTER_MS);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    const parts = Object.fromEntries(this.format.formatToParts(quarter * QUARTER_MS).map(({ type, value }) => [type, Number(value)]));
    const shown = Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
    const offset = shown - quarter * QUARTER_MS;
    this.offsets.set(quarter, offset);
    return offset;
  }
}

/** Milliseconds of a calendar day's clock reading as if it were UTC; undefined when there is no such day or time. */
export function readingOf({ year, month, day, hour, minute, second }: ClockReading): number | undefined {
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(time).getUTCDate() === day ? time : undefined;
}

export interface ClockReading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}
