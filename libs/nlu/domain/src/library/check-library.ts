import { normalise } from '../text/units';
import type { IntentLibrary } from './intent-library';

/** What may be wrong with a library. Codes are stable: the console translates them. */
export const LIBRARY_PROBLEMS = {
  'LIBRARY.TOO_FEW_INTENTS': 'error',
  'LIBRARY.TOO_LARGE': 'error',
  'LIBRARY.NAME_INVALID': 'error',
  'LIBRARY.NAME_REPEATED': 'error',
  'LIBRARY.TOO_FEW_EXAMPLES': 'error',
  'LIBRARY.TOO_MANY_EXAMPLES': 'error',
  'LIBRARY.EMPTY_TEXT': 'error',
  'LIBRARY.TEXT_TOO_LONG': 'error',
  'LIBRARY.CONTRADICTION': 'error',
  'LIBRARY.NO_WORDS': 'error',
  'LIBRARY.REPEATED_TEXT': 'warning',
  'LIBRARY.UNBALANCED': 'warning',
  'LIBRARY.MIXED_SCRIPTS': 'warning',
  'LIBRARY.NO_OUT_OF_SCOPE': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;
export type LibraryProblemCode = keyof typeof LIBRARY_PROBLEMS;

export interface LibraryProblem {
  readonly code: LibraryProblemCode;
  /** An error keeps the library from being trained. */
  readonly severity: 'error' | 'warning';
  /** Absent where the whole library, or its out-of-scope texts, are meant. */
  readonly intent?: string;
  /** Places of the examples within the intent, from 0; the first {@link MOST_PLACES}. */
  readonly examples?: readonly number[];
  /** How many there are: examples of the intent, or places. */
  readonly count?: number;
  /** The other intent of a contradiction. */
  readonly other?: string;
}

export const LIBRARY_LIMITS = {
  intents: 500,
  /** In all; training them takes about half a minute. */
  texts: 30_000,
  examplesPerIntent: 5_000,
  /** With fewer there is nothing to learn from and to check it with. */
  leastExamples: 3,
  /** In UTF-16 code units: longer ones are documents, not messages. */
  textLength: 1_000,
  nameLength: 64,
} as const;

const MOST_PLACES = 20;
/** So many times the median of the examples, and the intent draws doubtful messages to itself. */
const UNBALANCED = 20;
const NAME = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const WORDS = /[\p{L}\p{N}]/u;
/** Letters that look the same in other scripts, inside one word: a sign of copied spam, and of words that never match. */
const MIXED_WORD = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}{2,}/u;

/** Everything that is wrong with the library, in its order; empty when nothing is. Never repeats a text: examples may be customers' words. */
export function checkLibrary(library: IntentLibrary): LibraryProblem[] {
  const { intents, outOfScope } = library;
  const texts = intents.reduce((sum, { examples }) => sum + examples.length, outOfScope.length);
  // What is too large is not looked at more closely: that would take the time which the limit saves.
  if (texts > LIBRARY_LIMITS.texts || intents.length > LIBRARY_LIMITS.intents) return [problem('LIBRARY.TOO_LARGE', { count: texts })];
  return [
    ...(intents.length < 2 ? [problem('LIBRARY.TOO_FEW_INTENTS', { count: intents.length })] : []),
    ...(outOfScope.length === 0 ? [problem('LIBRARY.NO_OUT_OF_SCOPE')] : []),
    ...checkNames(library),
    ...intents.flatMap(({ name, examples }) => [...checkCount(name, examples.length), ...checkTexts(examples, name)]),
    ...checkTexts(outOfScope),
    ...checkBalance(library),
    ...checkRepeats(library),
  ];
}

export const isTrainable = (problems: readonly LibraryProblem[]): boolean => problems.every(({ severity }) => severity !== 'error');

const problem = (code: LibraryProblemCode, facts: Omit<LibraryProblem, 'code' | 'severity'> = {}): LibraryProblem =>
  ({ code, severity: LIBRARY_PROBLEMS[code], ...facts });

function checkNames({ intents }: IntentLibrary): LibraryProblem[] {
  const names = intents.map(({ name }) => name);
  const wrong = names.filter((name) => name.length > LIBRARY_LIMITS.nameLength || !NAME.test(name) || name === 'none');
  const repeated = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return [
    ...wrong.map((name) => problem('LIBRARY.NAME_INVALID', { intent: name.slice(0, LIBRARY_LIMITS.nameLength) })),
    ...[...repeated].map((intent) => problem('LIBRARY.NAME_REPEATED', { intent })),
  ];
}

function checkCount(intent: string, count: number): LibraryProblem[] {
  if (count < LIBRARY_LIMITS.leastExamples) return [problem('LIBRARY.TOO_FEW_EXAMPLES', { intent, count })];
  return count > LIBRARY_LIMITS.examplesPerIntent ? [problem('LIBRARY.TOO_MANY_EXAMPLES', { intent, count })] : [];
}

function checkTexts(texts: readonly string[], intent?: string): LibraryProblem[] {
  const found = (code: LibraryProblemCode, is: (text: string) => boolean) => {
    const places = texts.flatMap((text, place) => (is(text) ? [place] : []));
    if (places.length === 0) return [];
    return [problem(code, { ...(intent !== undefined && { intent }), examples: places.slice(0, MOST_PLACES), count: places.length })];
  };
  const isEmpty = (text: string) => text.trim() === '';
  const isLong = (text: string) => text.length > LIBRARY_LIMITS.textLength;
  return [
    ...found('LIBRARY.EMPTY_TEXT', isEmpty),
    ...found('LIBRARY.TEXT_TOO_LONG', isLong),
    // Signs alone are good out-of-scope texts.
    ...found('LIBRARY.NO_WORDS', (text) => intent !== undefined && !isEmpty(text) && !isLong(text) && !WORDS.test(text)),
    ...found('LIBRARY.MIXED_SCRIPTS', (text) => !isLong(text) && MIXED_WORD.test(text)),
  ];
}

function checkBalance({ intents }: IntentLibrary): LibraryProblem[] {
  const counts = intents.map(({ examples }) => examples.length).sort((a, b) => a - b);
  const median = counts[Math.floor((counts.length - 1) / 2)] ?? 0;
  return intents
    .filter(({ examples }) => median > 0 && examples.length > UNBALANCED * median)
    .map(({ name, examples }) => problem('LIBRARY.UNBALANCED', { intent: name, count: examples.length }));
}

/** The same text, apart from case, width and blanks: in one intent it is superfluous, in two it is a contradiction. */
function checkRepeats({ intents, outOfScope }: IntentLibrary): LibraryProblem[] {
  const owners = new Map<string, string | undefined>();
  const repeats = new Map<string, LibraryProblem & { examples: number[]; count: number }>();
  const note = (text: string, place: number, intent: string | undefined) => {
    const plain = normalise(text).replace(/\s+/g, ' ').trim();
    if (plain === '' || text.length > LIBRARY_LIMITS.textLength) return;
    if (!owners.has(plain)) {
      owners.set(plain, intent);
      return;
    }
    const owner = owners.get(plain);
    const code: LibraryProblemCode = owner === intent ? 'LIBRARY.REPEATED_TEXT' : 'LIBRARY.CONTRADICTION';
    const key = JSON.stringify([code, owner, intent]);
    const known = repeats.get(key) ?? {
      ...problem(code, { ...(intent !== undefined && { intent }), ...(owner !== intent && { other: owner ?? 'none' }) }), examples: [], count: 0,
    };
    if (known.examples.length < MOST_PLACES) known.examples.push(place);
    repeats.set(key, { ...known, count: known.count + 1 });
  };
  for (const { name, examples } of intents) examples.forEach((text, place) => note(text, place, name));
  outOfScope.forEach((text, place) => note(text, place, undefined));
  return [...repeats.values()];
}
