import type { EntityContext } from '../finding';

/** A day on the customer's calendar, counted from 1970-01-01. */
export type Day = number;

const MS = 86_400_000;
/** Where the zone is unknown, people who write Chinese are taken to be in China. */
const OFFSET_OF_LANGUAGE = { zh: 480, en: 0, und: 0 } as const;

/** The customer's day when the message was written; undefined when its time cannot be read. */
export function todayOf({ time, language, utcOffsetMinutes }: EntityContext): Day | undefined {
  const instant = Date.parse(time);
  return Number.isNaN(instant) ? undefined : Math.floor((instant + (utcOffsetMinutes ?? OFFSET_OF_LANGUAGE[language]) * 60_000) / MS);
}

/** 0 Sunday … 6 Saturday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7;
/** Weeks begin on Monday. */
export const mondayOf = (day: Day): Day => day - ((weekdayOf(day) + 6) % 7);
export const yearOf = (day: Day): number => new Date(day * MS).getUTCFullYear();
/** 1 … 12. */
export const monthOf = (day: Day): number => new Date(day * MS).getUTCMonth() + 1;

/** Undefined for a day that does not exist, such as 30 February. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const day = Date.UTC(year, month - 1, date) / MS;
  return new Date(day * MS).getUTCMonth() === month - 1 && date >= 1 ? day : undefined;
}

/** Without a year: the day that lies nearest to today. */
export function nearestDay(today: Day, month: number, date: number): Day | undefined {
  const year = yearOf(today);
  return [year - 1, year, year + 1]
    .map((candidate) => dayOf(candidate, month, date))
    .filter((day) => day !== undefined)
    .toSorted((a, b) => Math.abs(a - today) - Math.abs(b - today))[0];
}

/** A date without its month ("on the 27th"): of this month when it exists there. */
export const dayOfThisMonth = (today: Day, date: number): Day | undefined => dayOf(yearOf(today), monthOf(today), date);

/** ISO 8601 `2026-11-18`. */
export const isoDay = (day: Day): string => new Date(day * MS).toISOString().slice(0, 10);
/** ISO 8601 `2026-11`. */
export const isoMonth = (year: number, month: number): string => new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 7);

/** ISO 8601 `2026-W47`: the week belongs to the year of its Thursday. */
export function isoWeek(day: Day): string {
  const thursday = mondayOf(day) + 3;
  const year = yearOf(thursday);
  const week = Math.floor((thursday - (dayOf(year, 1, 1) ?? thursday)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** A month without its year: the nearest one, half a year back or ahead. */
export function nearestMonth(today: Day, month: number): string {
  const ahead = (month - monthOf(today) + 12) % 12;
  const shift = ahead > 6 ? ahead - 12 : ahead;
  return isoMonth(yearOf(today), monthOf(today) + shift);
}

/** Saturday and Sunday as an ISO 8601 interval. */
export const isoWeekend = (day: Day): string => `${isoDay(mondayOf(day) + 5)}/${isoDay(mondayOf(day) + 6)}`;
