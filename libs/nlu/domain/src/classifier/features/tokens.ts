import { normalise, stem } from '../../text/units';

/** Longest text that is looked at, in UTF-16 code units: people say what they want at the beginning. */
export const MAX_FEATURE_TEXT = 1000;

export interface Tokens {
  /** Stemmed English words, segmented Chinese words, emoji, question and exclamation marks, in the order of the text. */
  readonly words: string[];
  /** Words as they were written, for their letters. */
  readonly spelled: string[];
  /** Unbroken runs of Han characters. */
  readonly hanRuns: string[];
}

const TOKEN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:'\p{L}+)*|\p{Extended_Pictographic}|[?!]/gu;
const HAN = /^\p{Script=Han}/u;
/** The dictionary of ICU, which comes with the run time. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Written in full, "can't", "cannot" and "cant" are the same words, and "not" is one of them. */
const FULL_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:can't|cannot|cant)\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/\b(have|do|did|does|is|was|has|could|would|should|are)nt\b/g, '$1 not'],
  [/'m\b/g, ' am'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'re\b/g, ' are'],
  [/'d\b/g, ' would'],
];

export function tokensOf(text: string): Tokens {
  const tokens: Tokens = { words: [], spelled: [], hanRuns: [] };
  for (const [token] of inFull(normalise(text.slice(0, MAX_FEATURE_TEXT))).matchAll(TOKEN)) {
    if (HAN.test(token)) {
      tokens.hanRuns.push(token);
      for (const { segment } of segmenter.segment(token)) tokens.words.push(segment);
    } else {
      tokens.spelled.push(token);
      tokens.words.push(stem(token));
    }
  }
  return tokens;
}

const inFull = (text: string): string => FULL_FORMS.reduce((changed, [short, full]) => changed.replace(short, full), text);
