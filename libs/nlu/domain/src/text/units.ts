export { normalise } from '@parley/shared/domain';

/** The smallest thing that phrases are made of: one Han character, one word or one number. */
export interface Unit {
  /** Form that phrases are compared by: lower case, simplified, English words stemmed. */
  readonly form: string;
  /** Span in the message, UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Counts up at every sentence end; a phrase with gaps stays inside one sentence. */
  readonly sentence: number;
  /** Counts up at every comma or sentence end; negation stays inside one clause. */
  readonly clause: number;
}

const UNIT = /[\p{Script=Han}]|[a-z]+(?:'[a-z]+)*|\d+|[.!?;。！？；\n]+|[,，、:：]+/gu;
const SENTENCE_END = /^[.!?;。！？；\n]/;
const CLAUSE_END = /^[,，、:：]/;

/** @param text already normalised */
export function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let sentence = 0;
  let clause = 0;
  for (const match of text.matchAll(UNIT)) {
    const piece = match[0];
    if (SENTENCE_END.test(piece)) {
      sentence += 1;
      clause += 1;
    } else if (CLAUSE_END.test(piece)) {
      clause += 1;
    } else {
      units.push({ form: stem(piece), start: match.index, end: match.index + piece.length, sentence, clause });
    }
  }
  return units;
}

const CONTRACTION = /^(?:do|does|did|is|was|are|wo|ca|could|have|has|would|should)nt$/;

/** Cuts the commonest English endings; the result need not be a word, only the same for forms of one word. */
export function stem(word: string): string {
  if (CONTRACTION.test(word)) return `${word.slice(0, -1)}'t`;
  if (word.length < 4 || word.includes("'t")) return word;
  const bare = word.replace(/'s$/, '');
  const singular = /(?:ss|us|is)$/.test(bare) ? bare : bare.replace(/ies$/, 'y').replace(/s$/, '');
  const cut = singular.replace(/(?<=[a-z]{3})(?:ing|ed)$/, '');
  const undoubled = cut === singular ? cut : cut.replace(/([bdgmnprt])\1$/, '$1');
  return undoubled.length > 3 ? undoubled.replace(/e$/, '') : undoubled;
}
