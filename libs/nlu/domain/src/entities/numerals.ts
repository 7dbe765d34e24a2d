const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 俩: 2, 仨: 3,
};
const FACTORS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const WORDS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
};

/** Sources of patterns for a number in figures, Chinese characters or a small English word. */
export const NUMBER = '(?:\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,2})?|[零一二两三四五六七八九十百千万]{1,9}|半)';
export const ENGLISH_NUMBER = '(?:\\d{1,6}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';

const SUFFIXES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, k: 1000, 万: 10_000, w: 10_000, 亿: 100_000_000 };

/** "1,200.50", "1.2万", "3k", "三百五十", "two"; undefined when it is no number. */
export function numberOf(text: string): number | undefined {
  if (/^\d/.test(text)) {
    const factor = SUFFIXES[text.at(-1)!];
    const figures = Number((factor === undefined ? text : text.slice(0, -1)).replaceAll(',', ''));
    return factor === undefined ? figures : Math.round(figures * factor * 100) / 100;
  }
  if (text === '半') return 0.5;
  return WORDS[text] ?? chineseNumber(text);
}

function chineseNumber(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const char of text) {
    const factor = FACTORS[char];
    if (factor === undefined) {
      if (DIGITS[char] === undefined) return undefined;
      digit = DIGITS[char];
    } else if (factor === 10_000) {
      total += (section + (digit ?? 0)) * factor;
      section = 0;
      digit = undefined;
    } else {
      section += (digit ?? 1) * factor;
      digit = undefined;
    }
  }
  return total + section + trailing(text, digit);
}

/** "三百五" is 350: a last digit without a unit belongs to the next lower one. */
function trailing(text: string, digit: number | undefined): number {
  if (digit === undefined) return 0;
  const before = FACTORS[text.at(-2) ?? ''];
  return before !== undefined && before >= 100 ? (digit * before) / 10 : digit;
}
