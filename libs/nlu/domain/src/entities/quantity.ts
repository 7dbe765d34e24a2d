import { findAll, type EntityRecogniser, type Reading } from './finding';
import { ENGLISH_NUMBER, NUMBER, numberOf } from './numerals';

const MEASURES =
  '个人(?!信息|资料|中心|账)|件|双|盒|台|本|套|瓶|条|箱|份|只|部(?!分|队)|包|袋|支|副|把|张|罐|桶|杯|根|片|页|节|位(?!置)|间|床|桌|辆|颗|粒|枚|盆|枝|朵|束|句|碗|壶|卷|幅|棵|株|匹|艘|道菜|块(?=手|蛋|布|屏|电池|表|砖|肉)|' +
  '个(?!月|小时|钟|星期|工作日|礼拜|人|问题|地址|多月|半)';
/** One of something is mostly "a": it is a count only after a word that counts. */
const COUNTED_ONE = /(?:[要拿拍买退换留少剩碎坏拆补多]了?|取消|多办了|才买|一共|只有|单卖|杯|饭|加)$/;

const CHINESE = new RegExp(`(?<![\\d.第\\-a-z零一二两三四五六七八九十百千万])(${NUMBER})(?:${MEASURES})`, 'g');
const PAIR_ALONE = /(俩|仨)(?=$|[,.!?~ 。])/g;

/** Nouns after a number that measure instead of count: time, money, size, frequency. */
const NO_COUNT =
  '(?:days|hours|hrs|hr|minutes|mins|min|seconds|secs|weeks|months|years|yrs|nights|times|dollars|bucks|pounds|euros|cents|pence|quid|percent|stars|degrees|floors|' +
  'miles|inches|feet|metres|meters|lbs|kgs|kg|grams|sizes|steps|points|is|was|has|does|this|its|as|plus|less|always|us|ones|others|press|business|working|ways|results|drops|' +
  'looks|comes|says|goes|needs|works|stops|starts|keeps|pages|gbs|bars)';
const FUNCTION_WORD = '(?:of|or|and|to|in|at|on|for|the|a|an|is|was|by|from|with|my|your|more|other|different|separate|am|pm|as|if|but|not|that|this|it|per|each|has|had|have|been|are)';
const ENGLISH = new RegExp(
  `(?<![\\w.,:/#$£€%-]|order |number |grade |gate |page |pages |size |level |room |flat |unit |suite |apt |line |tier )(${ENGLISH_NUMBER}) ` +
    `(?:people|persons?|pcs|adults|kids|children|(?!${FUNCTION_WORD} |${NO_COUNT}(?![a-z]))(?:[a-z]{2,14} )?(?!${NO_COUNT}(?![a-z]))[a-z-]{2,15}[a-rt-z]s)(?![a-z'])`, 'g',
);

/** Normal form: the number alone. */
export const quantities: EntityRecogniser = (context) => [
  ...findAll(context, 'quantity', CHINESE, (match) => (isArticle(match, context.normal) ? undefined : counted(match[1]!))),
  ...findAll(context, 'quantity', PAIR_ALONE, (match) => counted(match[1]!)),
  // "an item", "one refund" is an article, not a count.
  ...findAll(context, 'quantity', ENGLISH, (match) => (/^(?:an?|one|1)$/.test(match[1]!) ? undefined : counted(match[1]!))),
];

function isArticle({ 1: number, index }: RegExpExecArray, text: string): boolean {
  return number === '一' && !COUNTED_ONE.test(text.slice(Math.max(0, index - 4), index));
}

function counted(number: string): Reading | undefined {
  const value = numberOf(number);
  return value === undefined || value === 0 ? undefined : { normal: String(value), confidence: 0.82 };
}
