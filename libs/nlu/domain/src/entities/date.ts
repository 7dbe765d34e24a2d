import { findAll, type EntityContext, type EntityRecogniser } from './finding';
import { ENGLISH_NUMBER, NUMBER, numberOf } from './numerals';

const DAY = 86_400_000;
/** Where the zone is unknown, people who write Chinese are taken to be in China. */
const OFFSET_OF_LANGUAGE = { zh: 480, en: 0, und: 0 } as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const CHINESE_WEEKDAYS: Readonly<Record<string, number>> = { 日: 0, 天: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 };
const NAMED_DAYS: Readonly<Record<string, number>> = {
  today: 0, tonight: 0, tomorrow: 1, yesterday: -1, 'day after tomorrow': 2, 'day before yesterday': -2,
  今天: 0, 今日: 0, 今晚: 0, 明天: 1, 明日: 1, 明早: 1, 明晚: 1, 后天: 2, 大后天: 3, 昨天: -1, 昨日: -1, 昨晚: -1, 前天: -2, 大前天: -3,
};

const ISO = /(?<!\d)(20\d{2})[-/.年](0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\d|3[01])(?:日|号)?(?!\d)/g;
const CHINESE_MONTH_DAY = /(?<![\d年])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月([12]\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:日|号)?/g;
const MONTH =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\.?';
const MONTH_FIRST = new RegExp(`(?<![a-z])${MONTH} (3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?:,? (20\\d{2}))?(?![\\d])`, 'g');
const DAY_FIRST = new RegExp(`(?<![\\d.])(3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?: of)? ${MONTH}(?: (20\\d{2}))?(?![a-z\\d])`, 'g');
const NAMED = /day after tomorrow|day before yesterday|(?<![a-z])(?:today|tonight|tomorrow|yesterday)(?![a-z])|大后天|大前天|今天|今日|今晚|明天|明日|明早|明晚|后天|昨天|昨日|昨晚|前天/g;
const WEEKDAY = /(?<![a-z])(?:(next|last|this|on|by|until|since|before) )?(sun|mon|tues|wednes|thurs|fri|satur)day(?![a-z])/g;
const CHINESE_WEEKDAY = /(下下|上上|上|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/g;
const AGO = new RegExp(`(?<![a-z\\d])(${ENGLISH_NUMBER}) (day|week)s? ago(?![a-z])`, 'g');
const AHEAD = new RegExp(`(?<![a-z])in (${ENGLISH_NUMBER}) (day|week)s?(?![a-z])`, 'g');
const CHINESE_SHIFT = new RegExp(`(${NUMBER})个?(天|周|星期|礼拜)(?:之)?(前|后)`, 'g');

/** Normal form ISO 8601 date in the customer's zone. Weekdays without "next" or "last" are the coming ones. */
export const dates: EntityRecogniser = (context) => {
  const today = localMidnight(context);
  if (today === undefined) return [];
  const shifted = (days: number | undefined, confidence: number) =>
    days === undefined ? undefined : { normal: isoDate(today + Math.round(days) * DAY), confidence };
  const spans = (number: string, unit: string): number | undefined => {
    const value = numberOf(number);
    return value === undefined ? undefined : value * (unit === 'day' || unit === '天' ? 1 : 7);
  };
  const find = (pattern: RegExp, read: Parameters<typeof findAll>[3]) => findAll(context, 'date', pattern, read);
  return [
    ...find(ISO, (m) => calendar(Number(m[1]), Number(m[2]), Number(m[3]), 0.97)),
    ...find(CHINESE_MONTH_DAY, (m) => nearest(today, numberOf(m[1]!), numberOf(m[2]!), 0.93)),
    ...find(MONTH_FIRST, (m) => inMonth(today, m[1]!, m[2]!, m[3])),
    ...find(DAY_FIRST, (m) => inMonth(today, m[2]!, m[1]!, m[3])),
    ...find(NAMED, (m) => shifted(NAMED_DAYS[m[0]], 0.95)),
    ...find(WEEKDAY, (m) => shifted(daysToWeekday(today, WEEKDAYS.indexOf(m[2]!.slice(0, 3)), m[1]), 0.85)),
    ...find(CHINESE_WEEKDAY, (m) => shifted(daysToChineseWeekday(today, CHINESE_WEEKDAYS[m[2]!]!, m[1]), 0.88)),
    ...find(AGO, (m) => shifted(negative(spans(m[1]!, m[2]!)), 0.9)),
    ...find(AHEAD, (m) => shifted(spans(m[1]!, m[2]!), 0.85)),
    ...find(CHINESE_SHIFT, (m) => shifted(m[3] === '前' ? negative(spans(m[1]!, m[2]!)) : spans(m[1]!, m[2]!), 0.9)),
  ];
};

const negative = (value: number | undefined): number | undefined => (value === undefined ? undefined : -value);

function localMidnight({ time, language, utcOffsetMinutes }: EntityContext): number | undefined {
  const instant = Date.parse(time);
  if (Number.isNaN(instant)) return undefined;
  const local = instant + (utcOffsetMinutes ?? OFFSET_OF_LANGUAGE[language]) * 60_000;
  return local - (((local % DAY) + DAY) % DAY);
}

const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

function calendar(year: number, month: number, day: number, confidence: number) {
  const instant = Date.UTC(year, month - 1, day);
  return new Date(instant).getUTCDate() === day ? { normal: isoDate(instant), confidence } : undefined;
}

/** Without a year: the date that lies nearest to today. */
function nearest(today: number, month: number | undefined, day: number | undefined, confidence: number) {
  if (month === undefined || day === undefined) return undefined;
  const year = new Date(today).getUTCFullYear();
  const best = [year - 1, year, year + 1]
    .map((candidate) => Date.UTC(candidate, month - 1, day))
    .reduce((a, b) => (Math.abs(b - today) < Math.abs(a - today) ? b : a));
  return calendar(new Date(best).getUTCFullYear(), month, day, confidence);
}

function inMonth(today: number, name: string, day: string, year: string | undefined) {
  const month = MONTHS.indexOf(name) + 1;
  return year === undefined ? nearest(today, month, Number(day), 0.9) : calendar(Number(year), month, Number(day), 0.95);
}

function daysToWeekday(today: number, weekday: number, word: string | undefined): number {
  const ahead = (weekday - new Date(today).getUTCDay() + 7) % 7;
  if (word === 'last' || word === 'since') return ahead - 7;
  return word === 'next' && ahead === 0 ? 7 : ahead;
}

/** Chinese weeks begin on Monday: 下周三 is the Wednesday of the next one. */
function daysToChineseWeekday(today: number, weekday: number, word: string | undefined): number {
  const monday = -((new Date(today).getUTCDay() + 6) % 7);
  const inWeek = monday + ((weekday + 6) % 7);
  if (word === undefined) return inWeek < 0 ? inWeek + 7 : inWeek;
  const weeks = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 }[word] ?? 0;
  return inWeek + 7 * weeks;
}
