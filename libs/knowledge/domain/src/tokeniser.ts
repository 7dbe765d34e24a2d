/** What a text is compared by. */
export interface Tokens {
  /** Words, word stems and concepts; no order, no repeats. */
  readonly words: readonly string[];
  /** Character n-grams, which survive spelling mistakes. */
  readonly grams: readonly string[];
}

/**
 * Cuts texts for the index and for queries alike. The index holds what this makes, separated by blanks, so a change here
 * asks for a new version of the index.
 */
export interface Tokeniser {
  tokenise(text: string): Tokens;
  /** How much a word says, 0…1: "refund" says more than "order". */
  weightOf(word: string): number;
}
