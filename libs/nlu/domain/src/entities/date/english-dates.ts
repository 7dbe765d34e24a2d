import { findAll, type EntityContext, type Reading } from '../finding';
import { ENGLISH_NUMBER, numberOf } from '../numerals';
import {
  dayOf, dayOfThisMonth, isoDay, isoMonth, isoWeek, isoWeekend, mondayOf, monthOf, nearestDay, nearestMonth, weekdayOf, yearOf, type Day,
} from './calendar';
import { isoPeriod, isoTime, meridiem, PERIODS, within, type Clock } from './clock';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NAMED: Readonly<Record<string, number>> = { today: 0, tonight: 0, tonite: 0, tomorrow: 1, tmrw: 1, tmr: 1, tomoz: 1, yesterday: -1, after: 2, before: -2 };

const LONG_MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const MONTH = `(?:${LONG_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?)`;
const DATE = '(?:3[01]|[12]\\d|0?[1-9])';
const LONG_WEEKDAY = '(?:sun|mon|tues|wednes|thurs|fri|satur)day';
const WEEKDAY = `(?:${LONG_WEEKDAY}|(?:sun|mon|tues?|wed|thurs?|thu|fri|sat)\\.?)`;
const BEFORE_TIME_WORD = '(?<=(?:^|[^a-z])(?:in|since|until|till|by|for|during|from|last|next|this|my|our|on|before|after) )';

/** One named group for each way to name a day; the readers below have the same names. */
const DAY = [
  '(?<iso>20\\d{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])(?!\\d))',
  '(?<slashed>(?:3[01]|[12]\\d|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])/20\\d{2}(?!\\d))',
  `(?<monthFirst>${MONTH} (?:the )?${DATE}(?:st|nd|rd|th)?(?:,? 20\\d{2})?(?![\\d:]))`,
  `(?<dayFirst>${DATE}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?: 20\\d{2})?)`,
  '(?<named>(?:the )?day (?:after tomorrow|before yesterday)|today|tonight|tonite|tomorrow|tmrw|tmr|tomoz|yesterday)',
  '(?<fused>(?:this|last|yesterday|tomorrow) (?:morning|afternoon|evening|night))',
  '(?<weekend>(?:this|next|last|the) weekend(?!s))',
  `(?<weekday>(?:next|last|this|coming) ${WEEKDAY}|(?<!every |each |any |an? )${LONG_WEEKDAY}|(?<=(?:on|by|until|till|since) )${WEEKDAY})`,
  '(?<relative>(?:next|last|this) (?:week|month|year)(?!s|end))',
  `(?<month>${BEFORE_TIME_WORD}${LONG_MONTH}(?! be| i | we | you )(?: 20\\d{2})?|(?!may|march)${LONG_MONTH}(?: 20\\d{2})?|(?<=(?:in|since|until|last|next) )${MONTH})`,
  `(?<ago>(?:${ENGLISH_NUMBER}|a couple of|a few) (?:day|week|month|year)s? ago)`,
  `(?<ahead>in (?:${ENGLISH_NUMBER}|a couple of|a few) (?:day|week|month)s?(?! time)|${ENGLISH_NUMBER} (?:day|week|month)s? from now)`,
  `(?<date>(?<=(?:on|by|until|till|since|from|for|before|after) )the ${DATE}(?:st|nd|rd|th)(?! floor| time| order| email| day))`,
].join('|');
const PERIOD = 'morning|afternoon|evening|night|lunchtime';
const MERIDIEM = '(?<hour>1[0-2]|0?[1-9])(?:[:.](?<minute>[0-5]\\d))? ?(?<half>[ap])\\.?m\\b\\.?';
const LONG_CLOCK = '(?<hour24>1\\d|2[0-3]|0?\\d):(?<minute24>[0-5]\\d)(?!\\d)';
const NAMED_TIME = '(?<namedTime>noon|midday|midnight)';
const AFTER_DAY = new RegExp(
  `(?<![a-z\\d])(?:${DAY})(?![a-z\\d])(?: ?,? (?:in the )?(?<period>${PERIOD})(?![a-z]))?` +
    `(?: ?,?(?: at| around| by| from)? ?@? ?(?:${MERIDIEM}|${LONG_CLOCK}|${NAMED_TIME})| (?:at|@) ?(?<bare>1[0-2]|[1-9])(?![\\d.,:/-]| [a-z]+ (?:street|road|lane|ave)))?(?![a-z\\d])`, 'g',
);
const BEFORE_DAY = new RegExp(`(?<![a-z\\d.:,$£€])(?:${MERIDIEM}|${LONG_CLOCK}|${NAMED_TIME})(?:,? on|,? this)? (?:${DAY})(?![a-z\\d])`, 'g');
const ALONE = new RegExp(`(?<![a-z\\d.:,$£€/])(?:${MERIDIEM}|${LONG_CLOCK}|${NAMED_TIME}|(?<=(?:was|is|slot|appointment|booked|for|at) (?:at )?)(?<dotted>(?:1[0-2]|[1-9])\\.[0-5][05])(?= ?[,.!?;]|$))(?![a-z\\d%])`, 'g');

/** Dates and times of day; the normal form is ISO 8601 on the customer's clock: a day, a minute, a week, a month or an interval. */
export function englishDates(context: EntityContext, today: Day) {
  const read = (match: RegExpExecArray) => readDay(match, today, context.normal);
  return [
    ...findAll(context, 'date', AFTER_DAY, read),
    ...findAll(context, 'date', BEFORE_DAY, read),
    ...findAll(context, 'date', ALONE, ({ groups = {} }) => readTimeAlone(groups, today)),
  ];
}

type Groups = Readonly<Record<string, string | undefined>>;

function readDay(match: RegExpExecArray, today: Day, text: string): Reading | undefined {
  const groups: Groups = match.groups ?? {};
  const wider = widerThanADay(groups, today, () => isPast(text, match.index));
  const period = PERIODS[groups['period'] ?? periodWithin(groups) ?? ''];
  const time = timeOf(groups, period);
  if (wider !== undefined) return time ? undefined : { normal: wider, confidence: 0.86 };
  const day = singleDay(groups, today, () => isPast(text, match.index));
  if (day === undefined) return undefined;
  if (time) return { normal: isoTime(day, time), confidence: 0.96 };
  return { normal: period ? isoPeriod(day, period) : isoDay(day), confidence: 0.92 };
}

function readTimeAlone(groups: Groups, today: Day): Reading | undefined {
  const [hour, minute] = groups['dotted']?.split('.').map(Number) ?? [];
  const time = hour === undefined ? timeOf(groups, undefined) : { hour, minute: minute! };
  return time && { normal: isoTime(today, time), confidence: 0.8 };
}

function timeOf(groups: Groups, period: (typeof PERIODS)[string] | undefined): Clock | undefined {
  const { hour, minute, half, hour24, minute24, namedTime, bare } = groups;
  if (half !== undefined) return meridiem(half === 'p' ? 'pm' : 'am', { hour: Number(hour), minute: Number(minute ?? 0) });
  if (namedTime !== undefined) return { hour: namedTime === 'midnight' ? 0 : 12, minute: 0 };
  if (bare !== undefined) return within(period, { hour: Number(bare), minute: 0 });
  if (hour24 === undefined) return undefined;
  return within(period, { hour: Number(hour24), minute: Number(minute24) });
}

function periodWithin({ fused, named }: Groups): string | undefined {
  return fused?.split(' ')[1] ?? (named === 'tonight' || named === 'tonite' ? 'night' : undefined);
}

function widerThanADay({ month, weekend, relative }: Groups, today: Day, past: () => boolean): string | undefined {
  if (weekend !== undefined) return isoWeekend(today + 7 * shiftOf(weekend));
  if (relative !== undefined) {
    const shift = shiftOf(relative);
    if (relative.endsWith('week')) return isoWeek(today + 7 * shift);
    return relative.endsWith('year') ? String(yearOf(today) + shift) : isoMonth(yearOf(today), monthOf(today) + shift);
  }
  if (month === undefined) return undefined;
  const year = /20\d{2}/.exec(month)?.[0];
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1;
  if (year !== undefined) return isoMonth(Number(year), number);
  return past() ? isoMonth(yearOf(today) - Number(number > monthOf(today)), number) : nearestMonth(today, number);
}

const shiftOf = (words: string): number => (words.startsWith('next') ? 1 : words.startsWith('last') ? -1 : 0);

function singleDay(groups: Groups, today: Day, past: () => boolean): Day | undefined {
  const { iso, slashed, monthFirst, dayFirst, named, fused, weekday, ago, ahead, date } = groups;
  if (named !== undefined) return today + NAMED[/after|before/.exec(named)?.[0] ?? named]!;
  if (fused !== undefined) return today + ({ this: 0, tomorrow: 1 }[fused.split(' ')[0]!] ?? -1);
  if (weekday !== undefined) return weekdayNamed(weekday, today, past);
  if (ago !== undefined) return shifted(ago, today, -1);
  if (ahead !== undefined) return shifted(ahead.replace(/^in /, ''), today, 1);
  const numbers = (iso ?? slashed ?? monthFirst ?? dayFirst ?? date ?? '').match(/\d+/g)?.map(Number) ?? [];
  if (iso !== undefined) return dayOf(numbers[0]!, numbers[1]!, numbers[2]!);
  // 11/20/2026 can only be the American order; where both could be, it is taken too.
  if (slashed !== undefined) return dayOf(numbers[2]!, numbers[0]!, numbers[1]!) ?? dayOf(numbers[2]!, numbers[1]!, numbers[0]!);
  if (date !== undefined) return dayOfThisMonth(today, numbers[0]!);
  const month = MONTHS.indexOf(/[a-z]{3,}/.exec((monthFirst ?? dayFirst!).replace(/(?<=\d)(?:st|nd|rd|th)/, ''))![0].slice(0, 3)) + 1;
  return numbers[1] === undefined ? nearestDay(today, month, numbers[0]!) : dayOf(numbers[1], month, numbers[0]!);
}

/** "next Friday" is the one of next week, "last Friday" the latest one gone, "Friday" the coming one, or the latest in a story. */
function weekdayNamed(words: string, today: Day, past: () => boolean): Day {
  const weekday = WEEKDAYS.indexOf(words.split(' ').at(-1)!.slice(0, 3));
  if (words.startsWith('next')) return mondayOf(today) + 7 + ((weekday + 6) % 7);
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  if (words.startsWith('last')) return today + ahead - 7;
  if (words.startsWith('this')) return mondayOf(today) + ((weekday + 6) % 7);
  return past() ? today + (ahead === 0 ? 0 : ahead - 7) : today + ahead;
}

const PAST = /(?:was|were|had|did|came|sent|posted|ordered|bought|paid|said|supposed|meant|due|since|shipped|arrived|returned|promised|waiting)(?: [a-z']+){0,3} $/;

const isPast = (text: string, index: number): boolean => PAST.test(text.slice(Math.max(0, index - 40), index));

function shifted(words: string, today: Day, direction: 1 | -1): Day | undefined {
  const [, count, unit] = /^(.+?) (day|week|month|year)/.exec(words.replace('a couple of', 'two').replace('a few', 'three')) ?? [];
  const value = numberOf(count ?? '');
  const days = { day: 1, week: 7, month: 30, year: 365 }[unit ?? 'day']!;
  return value === undefined ? undefined : today + value * days * direction;
}
