import { normalise } from '../../text/units';

const KEPT = /[\p{L}\p{N}]/u;
const LATIN = /[a-z0-9]/;

/** A text without everything but letters and figures, so that "nova15" and "Nova 15" are one; it knows where each came from. */
export interface SquashedText {
  readonly text: string;
  /** Index in the message of each character. */
  readonly at: readonly number[];
  /** Whether a word of Latin letters and figures begins (ends) here; always true for Han characters. */
  readonly begins: readonly boolean[];
  readonly ends: readonly boolean[];
}

/** @param normal {@link normalise}d text */
export function squash(normal: string): SquashedText {
  let text = '';
  const at: number[] = [];
  for (let index = 0; index < normal.length; index += 1) {
    if (!KEPT.test(normal[index]!)) continue;
    text += normal[index];
    at.push(index);
  }
  const joined = (left: number, right: number) =>
    at[left] !== undefined && at[right] !== undefined && at[right]! - at[left]! === 1 && LATIN.test(text[left]!) && LATIN.test(text[right]!) &&
    /\d/.test(text[left]!) === /\d/.test(text[right]!);
  return {
    text,
    at,
    begins: at.map((_, index) => !joined(index - 1, index)),
    ends: at.map((_, index) => !joined(index, index + 1)),
  };
}

/** The form that names of lists are compared by. */
export const squashed = (name: string): string => squash(normalise(name)).text;
