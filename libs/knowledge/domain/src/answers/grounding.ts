import type { Passage } from '@parley/contracts';
import { sentencesOf } from '../sentences';
import type { Tokeniser } from '../tokeniser';
import { isInstruction } from './instructions';
import { linksIn, namesIn, numbersIn, spelled } from './particulars';

/** Code of the rule that a sentence breaks. */
export type Objection = 'empty' | 'too-long' | 'instruction' | 'link' | 'number' | 'name' | 'negation' | 'promise' | 'unsupported';

const MOST_SENTENCES = 3;
const MOST_CHARACTERS = 1_000;
/** Share of a sentence's words, by weight, that one passage must have. */
const LEAST_SUPPORT = 0.6;
/** A sentence that only points to a link of the passage needs no support: "More here: …". */
const MOST_WORDS_AROUND_LINK = 2;

const NEGATION = /\b(?:not|no|never|cannot|without|neither|nor|unable|except|unless|only)\b|n't\b|不|没|無|无|未|别|勿|非|仅|只|除/giu;
/** Words that bind the company: where an answer has one, the passage that supports it must have it. */
const PROMISES: readonly RegExp[] = [
  /guarantee|promise|assure|warrant/i, /\bfree\b|no charge|gratis/i, /refund|reimburse|money back/i, /compensat|damages|goodwill/i, /discount|coupon|voucher|gift/i,
  /\blegal|liab|sue\b|lawsuit/i, /password|passcode|\bpin\b|card number|cvv/i, /always|immediately|instantly|unlimited|any time|forever/i,
  /保证|承诺|担保/u, /免费|免单|不收费/u, /退款|退钱|返现|退还/u, /赔偿|补偿|赔付|双倍/u, /折扣|优惠|红包|赠送|礼品/u, /起诉|律师|法律/u, /密码|验证码|卡号/u, /永久|立即|马上|无限|任何时候/u,
];

/**
 * Says what is wrong with an answer, or nothing. Each sentence must be carried by one passage: its links, numbers, dates
 * and names occur there, it denies where the passage denies, it promises nothing of its own, and most of its words are the passage's.
 *
 * The customer's message supports nothing: what somebody writes to us is not thereby true.
 */
export function objectionTo(answer: string, passages: readonly Pick<Passage, 'title' | 'text' | 'url'>[], tokeniser: Tokeniser): Objection | undefined {
  const sentences = sentencesOf(answer);
  if (sentences.length === 0) return 'empty';
  if (sentences.length > MOST_SENTENCES || answer.length > MOST_CHARACTERS) return 'too-long';
  if (isInstruction(answer)) return 'instruction';
  const sources = passages.map((passage) => sourceOf(passage, tokeniser));
  for (const sentence of sentences) {
    const objections = sources.map((source) => objectionToSentence(sentence, source, tokeniser));
    if (objections.every((objection) => objection !== undefined)) return objections[0] ?? 'unsupported';
  }
  return undefined;
}

interface Source {
  readonly text: string;
  readonly url: string;
  readonly words: ReadonlySet<string>;
  readonly sentences: readonly { readonly text: string; readonly words: ReadonlySet<string> }[];
}

function sourceOf({ title, text, url = '' }: Pick<Passage, 'title' | 'text' | 'url'>, tokeniser: Tokeniser): Source {
  const sentences = sentencesOf(text).filter((sentence) => !isInstruction(sentence));
  const usable = [title, ...sentences].join('\n');
  const cut = (part: string) => ({ text: part, words: wordsOf(part, tokeniser) });
  return { text: usable, url, words: wordsOf(usable, tokeniser), sentences: sentences.map(cut) };
}

function objectionToSentence(sentence: string, source: Source, tokeniser: Tokeniser): Objection | undefined {
  const links = linksIn(sentence);
  const known = spelled(`${source.text}\n${source.url}`);
  if (links.some((link) => !known.includes(spelled(link)))) return 'link';
  const numbers = new Set(numbersIn(source.text, true));
  if (numbersIn(sentence).some((number) => !numbers.has(number))) return 'number';
  const text = spelled(source.text);
  if (namesIn(sentence).some((name) => !text.includes(spelled(name)))) return 'name';
  if (PROMISES.some((promise) => promise.test(sentence) && !promise.test(source.text))) return 'promise';
  const words = wordsOf(links.reduce((rest, link) => rest.replaceAll(link, ' '), sentence), tokeniser);
  const pointsOnly = links.length > 0 && words.size <= MOST_WORDS_AROUND_LINK;
  if (!pointsOnly && shareOf(words, source.words) < LEAST_SUPPORT) return 'unsupported';
  const nearest = source.sentences.reduce<Source['sentences'][number] | undefined>(
    (best, one) => (best && shareOf(words, best.words) >= shareOf(words, one.words) ? best : one), undefined,
  );
  if (!pointsOnly && nearest && denials(nearest.text) % 2 !== denials(sentence) % 2) return 'negation';
  return undefined;
}

/** Words and pieces: Chinese is compared by characters and their pairs, so that no lexicon decides. */
function wordsOf(text: string, tokeniser: Tokeniser): ReadonlySet<string> {
  const { words, grams } = tokeniser.tokenise(text);
  return new Set([...words, ...grams.filter((gram) => /\p{Script=Han}{2}/u.test(gram))]);
}

function shareOf(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (words.size === 0) return 1;
  return [...words].filter((word) => others.has(word)).length / words.size;
}

const denials = (text: string): number => text.match(NEGATION)?.length ?? 0;
