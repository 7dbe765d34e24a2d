const MOST_CHARACTERS = 300;
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '…'],
  [/(?:https?:\/\/|www\.)\S+/gi, '…'],
  // Order numbers, telephones, cards, documents: anything with four digits or more.
  [/[A-Za-z]{0,4}[-#]?\+?\d(?:[\d \-()]*\d){3,}[A-Za-z]?/g, '…'],
  [/(?:我叫|我是|姓名[是:：]?)\s*\p{Script=Han}{2,4}/gu, '…'],
  [/\b(?:my name is|i am called)\s+\p{L}+(?:\s+\p{Lu}\p{L}+)?/giu, '…'],
];

/** A customer's wording for editors, without what may name a person; empty when nothing of use is left. */
export function wordingOf(text: string): string {
  const masked = MASKS.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), text.normalize('NFC')).replace(/\s+/g, ' ').trim();
  return /\p{L}{2}/u.test(masked) ? masked.slice(0, MOST_CHARACTERS) : '';
}
