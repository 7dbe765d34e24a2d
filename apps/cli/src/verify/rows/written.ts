const MASK = '…';
/** UTF-16 code units that a row keeps of a text at most; one less where a character would be split. */
const LONGEST = 500;

/** A text as somebody wrote it, where a row holds its beginning with what is personal masked. Which parts are masked is not judged. */
export class Written {
  constructor(readonly text: string) {}

  /** Whether everything that was kept was written, in this order, and nothing is missing without a mask. */
  fits(kept: unknown): boolean {
    if (typeof kept !== 'string') return false;
    const whole = this.text.normalize('NFC').trim();
    const [first = '', ...rest] = kept.split(MASK);
    if (!whole.startsWith(first)) return false;
    let at = first.length;
    for (const piece of rest) {
      const found = whole.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    const last = rest.at(-1) ?? first;
    return kept.length >= LONGEST - 1 || last === '' || (rest.length > 0 ? whole.endsWith(last) : whole === first);
  }
}
