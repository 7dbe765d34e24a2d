import { normalise } from '../text/normalise';
import { addresses } from './addresses/addresses';

/** Stands where something about a person was. */
const MASK = '…';
const PATTERNS: readonly RegExp[] = [
  // The look-behind keeps the time proportional to the length: an address is tried at the beginning of a word only.
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /(?:https?:\/\/|www\.)\S+/gi,
  // Order numbers, telephones, cards, documents: anything with four digits or more.
  /[A-Za-z]{0,4}[-#]?\+?\p{Nd}(?:[\p{Nd} \-()]*\p{Nd}){3,}[A-Za-z]?/gu,
  /(?:我叫|我是|姓名[是:：]?)\s*\p{Script=Han}{2,4}/gu,
  /\b(?:my name is|i am called)\s+\p{L}+(?:\s+\p{Lu}\p{L}+)?/giu,
];

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
