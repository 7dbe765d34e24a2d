const MOST_CHARACTERS = 300;
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '…'],
  [/(?:https?:\/\/|www\.)\S+/gi, '…'],
  // Order numbers, telephones, cards, documents: anything with four digits or more.
  [/[A-Za-z]{0,4}[-#]?\+?\d(?:[\d \-()]*\d){3,}[A-Za-z]?/g, '…'],
  [/(?:我叫|我是|姓名[是:：]?)\s*\p{Script=Han}{2,4}/gu, '…'],
  [/\b(?:my name is|i am called)\s+\p{L}+(?:\s+\p{Lu}\p{L}+)?/giu, '…'],
];

/** A text without what may name a person or reach one, as far as patterns can tell; line breaks stay. Takes longer with the square of the length. */
export const maskPersonalData = (text: string): string => MASKS.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), text.normalize('NFC'));

/** A customer's wording for editors, without what may name a person; empty when nothing of use is left. */
export function wordingOf(text: string): string {
  const masked = maskPersonalData(text).replace(/\s+/g, ' ').trim();
  return /\p{L}{2}/u.test(masked) ? masked.slice(0, MOST_CHARACTERS) : '';
}
