import { toSimplified } from './traditional';

/** Lower case, half width, straight apostrophes, simplified characters; the same length as the text, so that spans hold. */
export function normalise(text: string): string {
  const halfWidth = text.replace(/[\uff01-\uff5e\u3000\u2018\u2019]/g, (char) => {
    if (char === '\u3000') return ' ';
    if (char === '\u2018' || char === '\u2019') return "'";
    return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
  });
  // Lower-casing per ASCII letter only: other scripts may change length.
  return toSimplified(halfWidth.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
}
