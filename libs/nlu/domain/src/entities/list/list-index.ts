import type { EntityList } from './entity-list';
import { editDistance } from './edit-distance';
import { squash, squashed, type SquashedText } from './squashed-text';

/** Longest name that is looked for, in letters and figures. */
export const MAX_NAME = 64;
/**
 * Most comparisons with a name for one message. Ordinary messages need a handful; the bound keeps the cost of a hostile one (a
 * piece of a name, repeated) in proportion to its length.
 */
export const MAX_COMPARISONS = 2000;

interface Name {
  readonly kind: string;
  /** As the list has it. */
  readonly normal: string;
  readonly form: string;
  /** Most spelling mistakes that are forgiven. */
  readonly tolerance: number;
}
interface Piece {
  readonly name: Name;
  /** Where the piece lies in the name. */
  readonly offset: number;
}

export interface ListHit {
  readonly kind: string;
  readonly normal: string;
  /** Span in the message. */
  readonly start: number;
  readonly end: number;
  /** Spelling mistakes. */
  readonly distance: number;
}

/**
 * Finds names with spelling mistakes without comparing each name at each place: a name with at most k mistakes keeps at least
 * one of k + 1 pieces unharmed, so only places with such a piece are compared. Immutable after it was built.
 */
export class ListIndex {
  private readonly pieces = new Map<string, Piece[]>();
  private readonly lengths: readonly number[];

  constructor(lists: readonly EntityList[]) {
    for (const name of lists.flatMap(namesOf)) this.add(name);
    this.lengths = [...new Set([...this.pieces.keys()].map((piece) => piece.length))];
  }

  /** @param normal the message, normalised; @param spend called once for each comparison, so that tests can count them */
  find(normal: string, spend: () => void = () => undefined): ListHit[] {
    if (this.pieces.size === 0) return [];
    const message = squash(normal);
    const hits: ListHit[] = [];
    const seen = new Set<string>();
    let left = MAX_COMPARISONS;
    for (let at = 0; at < message.text.length; at += 1) {
      for (const length of this.lengths) {
        for (const { name, offset } of this.pieces.get(message.text.slice(at, at + length)) ?? []) {
          const key = `${name.form}@${at - offset}`;
          if (seen.has(key)) continue;
          if (left === 0) return hits;
          left -= 1;
          spend();
          seen.add(key);
          const hit = bestHit(name, message, at - offset);
          if (hit) hits.push(hit);
        }
      }
    }
    return hits;
  }

  private add(name: Name): void {
    const count = name.tolerance + 1;
    const size = Math.floor(name.form.length / count);
    for (let index = 0; index < count; index += 1) {
      const offset = index * size;
      const piece = name.form.slice(offset, index === count - 1 ? undefined : offset + size);
      const known = this.pieces.get(piece);
      if (known) known.push({ name, offset });
      else this.pieces.set(piece, [{ name, offset }]);
    }
  }
}

function namesOf({ kind, entries }: EntityList): Name[] {
  const forms = new Map<string, string>();
  for (const { name, synonyms = [] } of entries) {
    for (const words of [name, ...synonyms]) {
      const form = squashed(words);
      // The first entry that claims a form keeps it.
      if (form.length >= 2 && form.length <= MAX_NAME && !forms.has(form)) forms.set(form, name);
    }
  }
  return [...forms].map(([form, normal]) => ({ kind, normal, form, tolerance: toleranceOf(form) }));
}

/** Chinese characters carry more than letters: one mistake in four of them, in five letters; two in nine letters. */
function toleranceOf(form: string): number {
  if (/\p{Script=Han}/u.test(form)) return form.length >= 4 ? 1 : 0;
  return form.length >= 9 ? 2 : form.length >= 5 ? 1 : 0;
}

/** The stretch of the message around `start` that is nearest to the name; of two equals the one of the name's own length. */
function bestHit(name: Name, message: SquashedText, start: number): ListHit | undefined {
  let best: { from: number; to: number; distance: number } | undefined;
  for (const shift of around(name.tolerance)) {
    for (const change of around(name.tolerance)) {
      const from = start + shift;
      const to = from + name.form.length + change;
      if (from < 0 || to > message.text.length || to <= from || !message.begins[from] || !message.ends[to - 1]) continue;
      const written = message.text.slice(from, to);
      const distance = written === name.form ? 0 : editDistance(written, name.form, name.tolerance);
      if (distance <= name.tolerance && distance < (best?.distance ?? Infinity) && likely(written, name.form)) best = { from, to, distance };
      if (best?.distance === 0) break;
    }
  }
  if (!best) return undefined;
  return { kind: name.kind, normal: name.normal, start: message.at[best.from]!, end: message.at[best.to - 1]! + 1, distance: best.distance };
}

/** 0, -1, 1, -2, 2 … */
const around = (reach: number): number[] => Array.from({ length: 2 * reach + 1 }, (_, i) => (i % 2 === 0 ? i / 2 : -(i + 1) / 2));

/** A wrong figure is another model, not a spelling mistake; and hardly anybody mistypes the first letter: "needs" is not Leeds. */
function likely(written: string, form: string): boolean {
  if (written.replace(/\D/g, '') !== form.replace(/\D/g, '')) return false;
  return written[0] === form[0] || !/^[a-z]/.test(form);
}
