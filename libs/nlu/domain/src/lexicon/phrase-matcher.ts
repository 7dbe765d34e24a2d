import { LexiconError } from './lexicon-entries';
import { normalise, unitsOf, type Unit } from '../text/units';

/** Longest gap between two parts of a phrase, in units. */
const MAX_GAP = 6;

interface Part {
  /** Units that may lie between the part before and this one. */
  readonly gap: number;
  readonly choices: readonly (readonly string[])[];
}
type Anchor = 'anywhere' | 'beginning' | 'whole';

interface Phrase<T> {
  readonly parts: readonly Part[];
  readonly anchor: Anchor;
  readonly meaning: T;
}

export interface PhraseMatch<T> {
  readonly meaning: T;
  /** First and last unit + 1. */
  readonly from: number;
  readonly to: number;
}

/** Finds phrases (see {@link Lexicon}) in a message; immutable after it was built. */
export class PhraseMatcher<T> {
  private readonly byFirst = new Map<string, Phrase<T>[]>();

  constructor(entries: Iterable<readonly [phrase: string, meaning: T]>) {
    for (const [text, meaning] of entries) {
      const phrase = compile(text, meaning);
      for (const first of new Set(phrase.parts[0]!.choices.map((choice) => choice[0]!))) {
        const known = this.byFirst.get(first);
        if (known) known.push(phrase);
        else this.byFirst.set(first, [phrase]);
      }
    }
  }

  find(units: readonly Unit[]): PhraseMatch<T>[] {
    const matches: PhraseMatch<T>[] = [];
    units.forEach((unit, from) => {
      for (const phrase of this.byFirst.get(unit.form) ?? []) {
        const to = endOf(phrase, units, from);
        if (to !== undefined) matches.push({ meaning: phrase.meaning, from, to });
      }
    });
    return matches;
  }
}

function compile<T>(text: string, meaning: T): Phrase<T> {
  const mark = text[0];
  const anchor: Anchor = mark === '=' ? 'whole' : mark === '^' ? 'beginning' : 'anywhere';
  const body = anchor === 'anywhere' ? text : text.slice(1);
  const parts = body.split(/(?=[~+])/).map((part) => ({
    gap: part.startsWith('~') ? MAX_GAP : 0,
    choices: part.split('|').map((choice) => unitsOf(normalise(choice)).map((unit) => unit.form)),
  }));
  if (parts.some((part) => part.choices.some((choice) => choice.length === 0))) {
    throw new LexiconError(`phrase ${JSON.stringify(text)}`, 'a part of it has no word');
  }
  return { parts, anchor, meaning };
}

function endOf<T>(phrase: Phrase<T>, units: readonly Unit[], from: number): number | undefined {
  if (phrase.anchor !== 'anywhere' && from > 0) return undefined;
  let end = longestChoice(phrase.parts[0]!, units, from);
  for (let part = 1; part < phrase.parts.length && end !== undefined; part += 1) {
    end = afterGap(phrase.parts[part]!, units, end);
  }
  return phrase.anchor === 'whole' && end !== units.length ? undefined : end;
}

function afterGap(part: Part, units: readonly Unit[], start: number): number | undefined {
  const sentence = units[start - 1]!.sentence;
  for (let at = start; at < units.length && at <= start + part.gap; at += 1) {
    if (units[at]!.sentence !== sentence) return undefined;
    const end = longestChoice(part, units, at);
    if (end !== undefined) return end;
  }
  return undefined;
}

function longestChoice(part: Part, units: readonly Unit[], at: number): number | undefined {
  let best: number | undefined;
  for (const choice of part.choices) {
    const end = at + choice.length;
    if (end > (best ?? 0) && end <= units.length && choice.every((form, i) => units[at + i]!.form === form)) best = end;
  }
  return best;
}

/** Drops what lies inside a longer match: "refund" inside "where is my refund". Matches of the same span stay. */
export const withoutContained = <T>(matches: readonly PhraseMatch<T>[]): PhraseMatch<T>[] => withoutInside(matches, matches);

/** Drops what lies inside one of the covers and is shorter than it; linear, since a message may be made to match everywhere. */
export function withoutInside<T>(matches: readonly PhraseMatch<T>[], covers: readonly PhraseMatch<unknown>[]): PhraseMatch<T>[] {
  if (matches.length === 0 || covers.length === 0) return [...matches];
  const length = Math.max(...[...matches, ...covers].map(({ to }) => to)) + 1;
  // The furthest end of a cover that begins at each unit, and of those that begin before it.
  const here = new Int32Array(length).fill(-1);
  for (const { from, to } of covers) here[from] = Math.max(here[from]!, to);
  const before = new Int32Array(length).fill(-1);
  for (let at = 1; at < length; at += 1) before[at] = Math.max(before[at - 1]!, here[at - 1]!);
  return matches.filter(({ from, to }) => here[from]! <= to && before[from]! < to);
}
