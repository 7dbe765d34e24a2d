/** A sentence ends at its mark with the quotes behind it; "4.90" and "e.g." go on. */
const SENTENCE = /.+?(?:[。！？…]+["”’」』）)]*|[.!?]+["”’)]*(?=\s+\p{Lu}|\s*$)|\n|$)/gsu;

/** With the blanks behind them, so that they join to the text again. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const [piece] of text.matchAll(SENTENCE)) {
    if (piece.trim() === '') continue;
    sentences.push(piece);
  }
  return sentences;
}
