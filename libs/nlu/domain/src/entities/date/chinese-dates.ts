import { findAll, type EntityContext, type Reading } from '../finding';
import { numberOf } from '../numerals';
import {
  dayOf, dayOfThisMonth, isoDay, isoMonth, isoWeek, isoWeekend, mondayOf, monthOf, nearestDay, nearestMonth, yearOf, type Day,
} from './calendar';
import { isoPeriod, isoTime, PERIODS, within, type Clock } from './clock';

const WEEKDAYS: Readonly<Record<string, number>> = { 一: 0, 二: 1, 三: 2, 四: 3, 五: 4, 六: 5, 日: 6, 天: 6 };
const WEEKS: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 };
const NAMED: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };

const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const DATE = '(?:[12]\\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const COUNT = '(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})';
const HOUR = '(?:1\\d|2[0-4]|0?\\d|十[一二]?|[一二两三四五六七八九])';
const PERIOD = '凌晨|半夜|深夜|早上|早晨|清晨|清早|上午|中午|下午|午后|傍晚|晚上|晚间|夜里';

/** One named group for each way to name a day; the readers below have the same names. */
const DAY = [
  '(?<iso>20\\d{2}[-/.年](?:1[0-2]|0?[1-9])[-/.月](?:3[01]|[12]\\d|0?[1-9])(?:日|号)?(?!\\d))',
  `(?<monthDay>(?:今年|明年|去年)?${MONTH}月${DATE}(?:日|号)?(?![\\d个]))`,
  `(?<month>(?:(?:上上?|下下?|这|本)个?月|(?:今年|明年|去年)?${MONTH}月份?)(?:初|中旬|上旬|下旬|中|底|末)?(?!\\d))`,
  '(?<weekend>(?:这|本|上|下)个?周末|周末(?=[送来去装修取过]))',
  '(?<weekday>(?<![每一二两三四五六七八九十几\\d]|[一二三四五六日天][到至-])(?:上上|上|下下|下|这|本)?个?(?:周|星期|礼拜)[一二三四五六日天](?![年到至次]))',
  '(?<week>(?:上上|上|下下|下|这|本)个?(?:周|星期|礼拜)(?![一二三四五六日天末年]))',
  '(?<named>(?:大前|大后|今|明|昨|前|后)(?:天|日(?!本))|[今明昨]儿个?)',
  '(?<fused>[今明昨后](?:晚上?|早上?|晨|夜))',
  `(?<shift>(?<![\\d第])${COUNT}个?(?:天|周|星期|礼拜|月|年)(?:之|以)?(?:前(?![面台])|后(?![面台])))`,
  `(?<date>(?<![\\d一二三四五六七八九十路街道巷弄里村区楼栋幢第大小换长短])${DATE}号(?![\\d一二三四五六七八九十线楼店门院码机链房桌柜馆厅车公用幢栋室铺]))`,
  '(?<dotted>(?<=[是在从到约好于])(?:1[0-2]|[1-9])[./](?:3[01]|[12]\\d|0?[1-9])(?![\\d.%折元块万]))',
].join('|');
const TIME = `(?<hour>${HOUR})(?:[点時时](?!儿|评|赞|击|单|餐|菜|外|名|不|了|吧|的|什)(?:钟|整|(?<half>半)|(?<quarter>[一三])刻|(?<minute>[0-5]?\\d|[一二三四五]?十[一二三四五六七八九]?)分?)?|:(?<digits>[0-5]\\d)(?!\\d))`;
const AFTER_DAY = new RegExp(`(?:${DAY})(?:(?:的| |,)?(?<period>${PERIOD}))?(?:(?:的| |,)?(?:${TIME}))?`, 'g');
/** An hour alone could also be a little ("早点") or a point; the least that counts is a full one. */
const ALONE = new RegExp(`(?<![\\d一二两三四五六七八九十几.:有快早晚差慢这那])(?:(?<period>${PERIOD})的? ?)?(?:${TIME})|(?<only>上午|下午)(?![好场茶班])`, 'g');

/** Dates and times of day; the normal form is ISO 8601 on the customer's clock: a day, a minute, a week, a month or an interval. */
export function chineseDates(context: EntityContext, today: Day) {
  return [
    ...findAll(context, 'date', AFTER_DAY, (match) => readDay(match, today, context.normal)),
    ...findAll(context, 'date', ALONE, ({ groups = {} }) => readTimeAlone(groups, today)),
  ];
}

type Groups = Readonly<Record<string, string | undefined>>;

function readDay(match: RegExpExecArray, today: Day, text: string): Reading | undefined {
  const groups: Groups = match.groups ?? {};
  const wider = widerThanADay(groups, today);
  if (wider !== undefined) return groups['hour'] === undefined ? { normal: wider, confidence: 0.88 } : undefined;
  const day = singleDay(groups, today, () => isPast(text, match));
  if (day === undefined) return undefined;
  const period = PERIODS[groups['period'] ?? groups['fused']?.slice(1) ?? ''];
  const clock = clockOf(groups);
  const time = clock && within(period, clock);
  if (time) return { normal: isoTime(day, time), confidence: 0.96 };
  return { normal: period ? isoPeriod(day, period) : isoDay(day), confidence: groups['date'] === undefined ? 0.94 : 0.86 };
}

function readTimeAlone(groups: Groups, today: Day): Reading | undefined {
  if (groups['only'] !== undefined) return { normal: isoPeriod(today, PERIODS[groups['only']]!), confidence: 0.7 };
  const clock = clockOf(groups);
  // "一点" is "a little" unless a part of the day or a minute makes it an hour.
  const little = groups['hour'] === '一' && groups['period'] === undefined && groups['half'] === undefined;
  const time = clock && !little ? within(PERIODS[groups['period'] ?? ''], clock) : undefined;
  return time && { normal: isoTime(today, time), confidence: groups['period'] === undefined ? 0.8 : 0.9 };
}

function clockOf({ hour, half, quarter, minute, digits }: Groups): Clock | undefined {
  const full = numberOf(hour ?? '');
  if (hour === undefined || full === undefined) return undefined;
  if (half !== undefined) return { hour: full, minute: 30 };
  if (quarter !== undefined) return { hour: full, minute: quarter === '一' ? 15 : 45 };
  return { hour: full, minute: Number(digits ?? numberOf(minute ?? '0') ?? 0) };
}

function widerThanADay({ month, week, weekend }: Groups, today: Day): string | undefined {
  if (month !== undefined) return monthNamed(month, today);
  if (week !== undefined) return isoWeek(today + 7 * weeksAhead(week));
  return weekend === undefined ? undefined : isoWeekend(today + 7 * weeksAhead(weekend));
}

function monthNamed(words: string, today: Day): string | undefined {
  const relative = WEEKS[/^(上上|上|下下|下|这|本)个?月/.exec(words)?.[1] ?? ''];
  if (relative !== undefined) return isoMonth(yearOf(today), monthOf(today) + relative);
  const number = numberOf(/(\d+|[一二三四五六七八九十]+)月/.exec(words)?.[1] ?? '');
  if (number === undefined) return undefined;
  const year = yearNamed(words, today);
  return year === undefined ? nearestMonth(today, number) : isoMonth(year, number);
}

function yearNamed(words: string, today: Day): number | undefined {
  const shift = ({ 去: -1, 今: 0, 明: 1 } as Record<string, number>)[/^([去今明])年/.exec(words)?.[1] ?? ''];
  return shift === undefined ? undefined : yearOf(today) + shift;
}

function singleDay(groups: Groups, today: Day, past: () => boolean): Day | undefined {
  const { iso, monthDay, weekday, named, fused, shift, date, dotted } = groups;
  if (named !== undefined) return today + NAMED[named.replace(/[天日儿个]+$/, '')]!;
  if (fused !== undefined) return today + NAMED[fused[0]!]!;
  if (weekday !== undefined) return weekdayNamed(weekday, today, past);
  if (shift !== undefined) return shifted(shift, today);
  const numbers = (iso ?? monthDay ?? dotted ?? date ?? '').match(/\d+|[一二三四五六七八九十]+/g)?.map((number) => numberOf(number) ?? 0) ?? [];
  if (iso !== undefined) return dayOf(numbers[0]!, numbers[1]!, numbers[2]!);
  if (date !== undefined) return dayOfThisMonth(today, numbers[0]!);
  const year = yearNamed(monthDay ?? '', today);
  return year === undefined ? nearestDay(today, numbers[0]!, numbers[1]!) : dayOf(year, numbers[0]!, numbers[1]!);
}

const weeksAhead = (words: string): number => WEEKS[/^(?:上上|上|下下|下|这|本)/.exec(words)?.[0] ?? ''] ?? 0;

/** Weeks begin on Monday: 下周三 is the Wednesday of the next one. Without a week it is the coming one, or the last in a story. */
function weekdayNamed(words: string, today: Day, past: () => boolean): Day {
  const day = mondayOf(today) + WEEKDAYS[words.at(-1)!]!;
  if (/^[上下这本]/.test(words)) return day + 7 * weeksAhead(words);
  if (past()) return day <= today ? day : day - 7;
  return day < today ? day + 7 : day;
}

/** Words right before or after a weekday that put it into the past. */
const BEFORE_PAST = /(?:从|自从|上次说|之前说)$/;
const AFTER_PAST = /^.{0,5}?(?:就该|就说|买的|订的|下的单|下单的|签收了|寄的|付的|交的|拍的|申请的|提交的|开始就)/;

function isPast(text: string, { index, 0: words }: RegExpExecArray): boolean {
  const end = index + words.length;
  return BEFORE_PAST.test(text.slice(Math.max(0, index - 4), index)) || AFTER_PAST.test(text.slice(end, end + 10));
}

function shifted(words: string, today: Day): Day | undefined {
  const [, count, unit, direction] = /^(.+?)个?(天|周|星期|礼拜|月|年)(?:之|以)?(前|后)$/.exec(words) ?? [];
  const value = numberOf(count ?? '');
  if (value === undefined) return undefined;
  const days = { 天: 1, 月: 30, 年: 365 }[unit!] ?? 7;
  return today + Math.round(value * days) * (direction === '前' ? -1 : 1);
}
