import { normalise } from '../text/normalise';
import { addresses } from './addresses/addresses';

/** Stands where something about a person was. */
const MASK = '…';
/** One capital may be a people or a trade; two words that begin with one are a name. */
const I_AM = /\bI(?: am|['’]m)[^\S\r\n]+(\p{Lu}\p{Ll}\p{L}*(?:[^\S\r\n]+\p{Lu}\p{Ll}\p{L}*)+)/gu;
const PATTERNS: readonly RegExp[] = [
  // The look-behind keeps the time proportional to the length: an address is tried at the beginning of a word only.
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /(?:https?:\/\/|www\.)\S+/gi,
  // Order numbers, telephones, cards, documents: anything with four digits or more.
  /[A-Za-z]{0,4}[-#]?\+?\p{Nd}(?:[\p{Nd} \-()]*\p{Nd}){3,}[A-Za-z]?/gu,
  /(?:我叫|我是|姓名[是:：]?)[^\S\r\n]*\p{Script=Han}{2,4}/gu,
  /\b(?:my name is|i am called)[^\S\r\n]+\p{L}+(?:[^\S\r\n]+\p{Lu}\p{L}+)?/giu,
  I_AM,
];

/**
 * Where writers give their own name. In Chinese what follows must end it, "我叫王小明手机" tells none, and must not begin as
 * "我叫了外卖" does.
 */
const OWN_NAME: readonly RegExp[] = [
  /(?:我叫|姓名[:：])[^\S\r\n]*(?![了不你您他她它这那过的外快什])(\p{Script=Han}{2,4})(?![\p{Script=Han}:：])/gu,
  /\b(?:[Mm]y name is|[Ii] am called)[^\S\r\n]+(\p{Lu}\p{Ll}\p{L}*(?:[^\S\r\n]+\p{Lu}\p{Ll}\p{L}*)*)/gu,
  I_AM,
];

/** Names that writers of a text give themselves; others may call them so elsewhere. */
export const ownNames = (text: string): string[] => OWN_NAME.flatMap((pattern) => [...text.normalize('NFC').matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name])));

/** A text without what may name a person or reach one, as far as patterns can tell; line breaks stay. */
export function maskPersonalData(text: string): string {
  return PATTERNS.reduce((rest, pattern) => rest.replace(pattern, MASK), withoutAddresses(text.normalize('NFC')));
}

function withoutAddresses(text: string): string {
  let [kept, end] = ['', 0];
  for (const span of addresses({ text, normal: normalise(text) }).sort((a, b) => a.start - b.start)) {
    if (span.start < end) continue;
    kept += text.slice(end, span.start) + MASK;
    end = span.end;
  }
  return kept + text.slice(end);
}
