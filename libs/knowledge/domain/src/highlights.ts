import type { TextSpan } from '@parley/contracts';
import type { Tokeniser, Tokens } from './tokeniser';

const WORD = /\p{Script=Han}{2}|[\p{Script=Latin}\d][\p{Script=Latin}\d'’-]*/gu;
const HAN = /\p{Script=Han}/u;
const MOST = 50;

/** Where a text has the words of a query, in any form of them; parts that touch are one. */
export function highlightsIn(text: string, query: Tokens, tokeniser: Tokeniser): TextSpan[] {
  const wanted = new Set([...query.words, ...query.grams.filter((gram) => /\p{Script=Han}{2}/u.test(gram))]);
  const spans: TextSpan[] = [];
  for (const { start, word } of wordsIn(text)) {
    if (!wanted.has(word) && (HAN.test(word) || !tokeniser.tokenise(word).words.some((one) => wanted.has(one)))) continue;
    const end = start + word.length;
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = end;
    else spans.push({ start, end });
  }
  return spans.slice(0, MOST);
}

/** Latin words, and every two Chinese characters in a row. */
function* wordsIn(text: string): Generator<{ start: number; word: string }> {
  const pattern = new RegExp(WORD);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    yield { start: match.index, word: match[0] };
    if (HAN.test(match[0])) pattern.lastIndex = match.index + 1;
  }
}
