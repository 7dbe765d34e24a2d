import { findAll, type EntityRecogniser } from './finding';
import { ENGLISH_NUMBER, NUMBER, numberOf } from './numerals';

const CHINESE = new RegExp(`(?<![\\d.第])(${NUMBER})(?:件|双|盒|台|本|套|瓶|条|箱|份|只|部|包|袋|支|副|把|张|罐|个(?!月|小时|星期|工作日|礼拜|人|问题|地址))`, 'g');
const ENGLISH = new RegExp(
  `(?<![\\w.#-])(${ENGLISH_NUMBER}) (?:pieces?|pcs|items?|units?|pairs?|boxes|box|bottles?|packs?|copies|sets?|shirts?|t-shirts?|shoes|books?|phones?|chairs?|dresses|jackets?)(?![a-z])`, 'g',
);

/** Normal form: the number alone. */
export const quantities: EntityRecogniser = (context) => [
  ...findAll(context, 'quantity', CHINESE, (match) => counted(match[1]!)),
  // "an item", "a box" is an article, not a count.
  ...findAll(context, 'quantity', ENGLISH, (match) => (match[1] === 'a' || match[1] === 'an' ? undefined : counted(match[1]!))),
];

function counted(number: string) {
  const value = numberOf(number);
  return value === undefined ? undefined : { normal: String(value), confidence: 0.85 };
}
