import type { Locale } from '../i18n/i18n';

const TAGS: Record<Locale, string> = { en: 'en-GB', zh: 'zh-CN' };
const DAY_MS = 86_400_000;

/** Milliseconds since an ISO time, never negative; 0 when the time cannot be read. */
export const elapsedSince = (iso: string, now: number): number => Math.max(0, now - Date.parse(iso) || 0);

/** A running time as on a watch: `0:07`, `12:30`, `1:02:09`. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const UNITS: Record<Locale, readonly [string, string, string, string]> = {
  en: [' ms', ' s', ' min', ' h'],
  zh: [' 毫秒', ' 秒', ' 分钟', ' 小时'],
};

/** A length of time in its natural unit: `340 ms`, `2.4 s`, `3.5 min`. */
export function duration(ms: number, locale: Locale): string {
  const [millis, seconds, minutes, hours] = UNITS[locale];
  const number = (value: number): string => new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  if (ms < 1_000) return `${number(Math.round(ms))}${millis}`;
  if (ms < 60_000) return `${number(ms / 1_000)}${seconds}`;
  if (ms < 3_600_000) return `${number(ms / 60_000)}${minutes}`;
  return `${number(ms / 3_600_000)}${hours}`;
}

/** The time of day, with the date when it is not today's. */
export function clock(iso: string, locale: Locale, now: number): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return '';
  const sameDay = new Date(time).toDateString() === new Date(now).toDateString() && Math.abs(now - time) < DAY_MS;
  return new Intl.DateTimeFormat(TAGS[locale], {
    hour: '2-digit', minute: '2-digit', ...(!sameDay && { month: 'short', day: 'numeric' }),
  }).format(time);
}

/** Day and time of day with the year, for what may be years ago. */
export function calendarTime(iso: string, locale: Locale): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return '';
  return new Intl.DateTimeFormat(TAGS[locale], { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(time);
}

export const wholeNumber = (value: number, locale: Locale): string => new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 0 }).format(value);

export const percent = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(TAGS[locale], { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }).format(share);
