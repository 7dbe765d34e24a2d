import { findAll, type EntityRecogniser } from './finding';
import { NUMBER, numberOf } from './numerals';

const SYMBOLS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'CNY', '￥': 'CNY', 'us$': 'USD', 'hk$': 'HKD' };
const NAMES: readonly (readonly [currency: string, names: string])[] = [
  ['USD', 'usd|us dollars?|dollars?|bucks|美元|美金|刀'],
  ['EUR', 'eur|euros?|欧元'],
  ['GBP', 'gbp|pounds?|quid|英镑'],
  ['HKD', 'hkd|港币|港元'],
  ['CNY', 'cny|rmb|yuan|kuai|元人民币|人民币|块钱|元钱|元|块'],
];

const SYMBOL_FIRST = new RegExp(`(us\\$|hk\\$|[$€£¥￥]) ?(\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,2})?)(?!\\d)`, 'g');
const CODE_FIRST = /(?<![a-z])(usd|eur|gbp|hkd|cny|rmb) ?(\d{1,9}(?:,\d{3})*(?:\.\d{1,2})?)(?!\d)/g;
const NAME_LAST = NAMES.map(
  // 块 also counts pieces ("三块手表"): it is money only at the end of a phrase or before 钱.
  ([currency, names]) => [currency, new RegExp(`(?<![\\d.])(${NUMBER})(?: ?)(?:${names}|[€£])(?![a-z]|手|蛋|布|屏|电池|表)`, 'g')] as const,
);

/** Normal form `<ISO 4217> <amount>`, for example `CNY 299.5`. */
export const amounts: EntityRecogniser = (context) => [
  ...findAll(context, 'amount', SYMBOL_FIRST, (match) => money(SYMBOLS[match[1]!], match[2]!)),
  ...findAll(context, 'amount', CODE_FIRST, (match) => money(match[1] === 'rmb' ? 'CNY' : match[1]!.toUpperCase(), match[2]!)),
  ...NAME_LAST.flatMap(([currency, pattern]) => findAll(context, 'amount', pattern, (match) => money(symbolAtEnd(match[0]) ?? currency, match[1]!))),
];

function money(currency: string | undefined, number: string) {
  const value = numberOf(number);
  return currency === undefined || value === undefined ? undefined : { normal: `${currency} ${value}`, confidence: 0.95 };
}

const symbolAtEnd = (text: string): string | undefined => SYMBOLS[text.at(-1) ?? ''];
