/** Links, e-mail addresses and whatever looks like one. */
export function linksIn(text: string): string[] {
  const normal = text.normalize('NFKC');
  return [...normal.matchAll(/(?:https?:\/\/|www\.)[^\s<>"'，。；、）)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|cn|io|info|biz|example|shop|top|xyz|ru|me|co)\b(?:\/[^\s<>"'，。]*)?/giu)].map(
    ([link]) => link.replace(/[.,;:!?]+$/, ''),
  );
}

const CHINESE_DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const CHINESE_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 };
const ENGLISH_NUMBERS = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen',
  'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty',
];
const ENGLISH_TENS: Readonly<Record<string, number>> = { thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1_000, million: 1_000_000 };
const CALENDAR =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember|sday|nesday|rsday|urday|day)?\b|(?:周|星期|礼拜)[一二三四五六日天]|今天|明天|后天|昨天|\b(?:today|tomorrow|yesterday|tonight)\b/giu;

/** What may be counted, in both languages. "Working" and the like may stand between a number and its unit. */
const UNITS: readonly (readonly [unit: string, pattern: RegExp])[] = [
  ['minute', /^minutes?|^分钟/], ['hour', /^hours?|^小时|^个小时/], ['day', /^days?|^天|^日|^个?工作日/], ['week', /^weeks?|^周|^个?星期/], ['month', /^months?|^个月|^月/],
  ['year', /^years?|^年/], ['percent', /^%|^per ?cent/], ['euro', /^euros?|^€|^欧/], ['dollar', /^dollars?|^\$|^美元/], ['pound', /^pounds?|^£|^英镑/], ['yuan', /^元|^块|^yuan|^rmb/],
];
const BETWEEN = /^[\s-]*(?:(?:working|business|calendar|full|whole|us|more)[\s-]+)?/;
const SIGNS: Readonly<Record<string, string>> = { '€': 'euro', $: 'dollar', '£': 'pound', '¥': 'yuan' };

/**
 * Numbers by value with what they count, and words for days and months, each in one spelling: "30 days", "thirty days" and
 * "三十天" are the same. With `loose` each number is there without its unit, too, for a source that is looked up in.
 */
export function numbersIn(text: string, loose = false): string[] {
  const normal = text.normalize('NFKC').toLowerCase();
  const counted = (number: string, at: number, length: number): string[] => {
    const rest = normal.slice(at + length).replace(BETWEEN, '');
    const unit = UNITS.find(([, pattern]) => pattern.test(rest))?.[0] ?? SIGNS[normal.slice(0, at).trimEnd().at(-1) ?? ''];
    return unit === undefined ? [number] : [`${number} ${unit}`, ...(loose ? [number] : [])];
  };
  const digits = [...normal.matchAll(/\d+(?:[.,]\d+)*/g)].flatMap(({ 0: number, index }) => counted(plain(number), index, number.length));
  const chinese = [...normal.matchAll(/[零〇一二两三四五六七八九十百千万]+(?=[个天日年月周次元块分钟小时点号折倍成件笔张位公米岁种份%人工星])/gu)].flatMap(({ 0: number, index }) =>
    counted(String(valueOf(number)), index, number.length),
  );
  const english = [...normal.matchAll(/\b[a-z]+\b/g)].flatMap(({ 0: word, index }) => {
    const value = ENGLISH_NUMBERS.indexOf(word);
    const counts = value > 1 ? value : ENGLISH_TENS[word];
    const found = counts === undefined ? [] : counted(String(counts), index, word.length);
    // "One" is a pronoun more often than a number: it counts where it counts something.
    return word === 'one' ? counted('1', index, word.length).filter((one) => one.includes(' ')) : found;
  });
  const calendar = [...normal.matchAll(CALENDAR)].map(([word]) => (/^[a-z]/.test(word) ? word.slice(0, 3) : word));
  return [...digits, ...chinese, ...english, ...calendar];
}

/** Capitalised words that do not begin a sentence, words with digits or capitals inside, and Latin words in Chinese text. */
export function namesIn(text: string): string[] {
  const normal = text.normalize('NFKC');
  const inChinese = /\p{Script=Han}/u.test(normal);
  return [...normal.matchAll(/[\p{Script=Latin}][\p{Script=Latin}\d'’-]*/gu)].flatMap((match) => {
    const [word] = match;
    const before = normal.slice(0, match.index).trimEnd();
    const begins = before === '' || /[.!?:"“(]$/.test(before);
    const capital = /^\p{Lu}/u.test(word);
    const inside = /\p{Lu}|\d/u.test(word.slice(1));
    if (/^I(?:['’]|$)/.test(word)) return [];
    return inChinese || inside || (capital && !begins) ? [word] : [];
  });
}

/** For a look whether one text has another: without case, width and blanks. */
export const spelled = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s\u200b-\u200f]+/g, '');

function plain(number: string): string {
  const value = Number(number.replace(/,(?=\d{3}(?!\d))/g, ''));
  return Number.isNaN(value) ? number : String(value);
}

/** Value of a Chinese number up to the ten thousands; digits without units are read one by one. */
function valueOf(number: string): number {
  if (![...number].some((sign) => sign in CHINESE_UNITS)) return Number([...number].map((sign) => CHINESE_DIGITS[sign] ?? 0).join(''));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of number) {
    const unit = CHINESE_UNITS[sign];
    if (unit === undefined) digit = CHINESE_DIGITS[sign] ?? 0;
    else if (unit === 10_000) {
      total += (section + digit) * unit;
      section = 0;
      digit = 0;
    } else {
      section += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + section + digit;
}
