import { isoDay, type Day } from './calendar';

/** A part of the day, in hours; hours that are named after it fall into it. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
}

const NIGHT: Period = { from: 0, to: 6 };
const MORNING: Period = { from: 6, to: 12 };
const NOON: Period = { from: 11, to: 14 };
const AFTERNOON: Period = { from: 12, to: 18 };
const EVENING: Period = { from: 18, to: 24 };

export const PERIODS: Readonly<Record<string, Period>> = {
  凌晨: NIGHT, 半夜: NIGHT, 深夜: NIGHT, 早上: MORNING, 早晨: MORNING, 清晨: MORNING, 清早: MORNING, 早: MORNING, 晨: MORNING, 上午: MORNING,
  中午: NOON, 下午: AFTERNOON, 午后: AFTERNOON, 傍晚: { from: 17, to: 20 }, 晚上: EVENING, 晚间: EVENING, 晚: EVENING, 夜里: EVENING, 夜: EVENING,
  morning: MORNING, lunchtime: NOON, afternoon: AFTERNOON, evening: EVENING, night: EVENING,
};

/** The hour on the clock of 24 hours: 8 in the evening is 20:00, 12 in the evening 24:00, 2 at night 02:00, 11 at night 23:00. */
export function within(period: Period | undefined, { hour, minute }: Clock): Clock | undefined {
  if (hour > 24 || minute > 59) return undefined;
  return { hour: hour > 12 ? hour : onLongClock(period, hour), minute };
}

function onLongClock(period: Period | undefined, hour: number): number {
  // Nobody visits a shop at three at night: without a part of the day an hour from 1 to 6 is in the afternoon.
  if (period === undefined) return hour >= 1 && hour <= 6 ? hour + 12 : hour;
  if (period === MORNING) return hour;
  if (period === NIGHT && hour === 12) return 0;
  if (period === NIGHT) return hour >= 7 ? hour + 12 : hour;
  if (period.from >= 17) return hour >= 5 ? hour + 12 : hour;
  return hour < 11 ? hour + 12 : hour;
}

/** "12 am" is midnight, "12 pm" noon. */
export function meridiem(half: 'am' | 'pm', { hour, minute }: Clock): Clock | undefined {
  if (hour < 1 || hour > 12 || minute > 59) return undefined;
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute };
}

/** ISO 8601 local time `2026-11-18T15:00`; midnight at the end of a day is the next day's beginning. */
export function isoTime(day: Day, { hour, minute }: Clock): string {
  return hour === 24 ? `${isoDay(day + 1)}T00:${two(minute)}` : `${isoDay(day)}T${two(hour)}:${two(minute)}`;
}

/** ISO 8601 interval `2026-11-18T12:00/18:00`. */
export const isoPeriod = (day: Day, { from, to }: Period): string => `${isoDay(day)}T${two(from)}:00/${two(to)}:00`;

const two = (value: number): string => String(value).padStart(2, '0');
