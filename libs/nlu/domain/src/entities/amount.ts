import { findAll, type EntityRecogniser, type Reading } from './finding';
import { numberOf } from './numerals';

const SYMBOLS: Readonly<Record<string, string>> = {
  $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'CNY', '￥': 'CNY', 'us$': 'USD', 'hk$': 'HKD', 'nt$': 'TWD',
};
/** Names of currencies as customers write them, lower case and simplified. */
const NAMES: readonly (readonly [currency: string, names: string])[] = [
  ['USD', 'usd|us dollars?|dollars?|bucks|美元|美金|美刀|刀'],
  ['EUR', 'eur|euros?|欧元'],
  ['GBP', 'gbp|pounds?|quid|英镑'],
  ['HKD', 'hkd|港币|港元'],
  ['TWD', 'twd|台币|新台币'],
  ['JPY', 'jpy|日元|日币'],
  ['CNY', 'cny|rmb|yuan|kuai|元人民币|人民币|块钱|元钱|元|块|圆'],
];

const FIGURES = '\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,2})?';
const NUMBER = `(?:${FIGURES}|[零一二两三四五六七八九十百千万半]{1,9})`;
/** "6千多", "5k": a factor and a vagueness after the figures. */
const VAGUE = '(?:[百千万kw](?![a-z]))?(?:多|来|几)?';

const SYMBOL_FIRST = new RegExp(`(?:us\\$|hk\\$|nt\\$|[$€£¥￥]) ?(${FIGURES}(?:[kw万千](?![a-z]))?)(?!\\d)`, 'g');
const CODE_FIRST = new RegExp(`(?<![a-z])(usd|eur|gbp|hkd|twd|jpy|cny|rmb) ?(${FIGURES})(?!\\d)`, 'g');
const NAME_LAST = NAMES.map(
  // 块 also counts pieces ("三块手表"): it is money only at the end of a phrase or before 钱. "45块5" is 45.5.
  ([currency, names]) =>
    [currency, new RegExp(`(?<![\\d.])(${NUMBER})(${VAGUE}) ?(?:${names}|[€£])(?![a-z]|手|蛋|布|屏|电池|表|砖|肉|玻璃|板)(?:(?<=块)(\\d|[一二三四五六七八九])(?![\\d.个天]))?`, 'g')] as const,
);
/** A number of ten thousands alone is money, unless something else is counted. */
const TEN_THOUSANDS = /(?<![\d.a-z#-])(\d{1,5}(?:\.\d{1,2})?[w万]|[一二两三四五六七八九十]{1,3}万[一二三四五六七八九]?[千百]?)(?:多|来|几)?(?![\da-z元块美欧英港台日人民步公字粉次个件名亿只张本里米度+])/g;

/** Normal form `<ISO 4217> <amount>`, for example `CNY 299.5`. Dollars without a country are American, yuan is assumed for 万 alone. */
export const amounts: EntityRecogniser = (context) => [
  ...findAll(context, 'amount', SYMBOL_FIRST, (match) => money(SYMBOLS[match[0].replace(/ ?[\d].*$/, '')], numberOf(match[1]!))),
  ...findAll(context, 'amount', CODE_FIRST, (match) => money(match[1] === 'rmb' ? 'CNY' : match[1]!.toUpperCase(), numberOf(match[2]!))),
  ...NAME_LAST.flatMap(([currency, pattern]) => findAll(context, 'amount', pattern, (match) => named(currency, match))),
  ...findAll(context, 'amount', TEN_THOUSANDS, (match) => lower(money('CNY', numberOf(match[1]!)))),
];

function named(currency: string, [whole, number, vague, tenths]: RegExpExecArray): Reading | undefined {
  // "塌了一块": one piece, not one yuan.
  if (number === '一' && vague === '' && /块$/.test(whole)) return undefined;
  const factor = /^[百千万kw]/.exec(vague!)?.[0] ?? '';
  const value = numberOf(/^\d/.test(number!) ? number! + factor : number!);
  const rest = tenths === undefined ? 0 : (numberOf(tenths) ?? 0) / 10;
  return money(SYMBOLS[whole.at(-1)!] ?? currency, value === undefined ? undefined : value + rest);
}

const money = (currency: string | undefined, value: number | undefined): Reading | undefined =>
  currency === undefined || value === undefined ? undefined : { normal: `${currency} ${Math.round(value * 100) / 100}`, confidence: 0.95 };

const lower = (reading: Reading | undefined): Reading | undefined => reading && { ...reading, confidence: 0.75 };
