import { NO_INTENT, type LibraryContent } from './intents-types';

/** A library as it stands in the fields of the editor: examples by line. */
export interface LibraryForm {
  readonly intents: readonly IntentForm[];
  readonly outOfScope: string;
}

export interface IntentForm {
  readonly name: string;
  readonly examples: string;
}

const NAME = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const LONGEST_NAME = 64;

/** Why a name cannot be an intent's: not of the right form, or another intent has it. */
export function nameProblem(name: string, taken: readonly string[]): 'invalid' | 'taken' | undefined {
  if (name.length > LONGEST_NAME || !NAME.test(name) || name === NO_INTENT) return 'invalid';
  return taken.includes(name) ? 'taken' : undefined;
}

export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** An example is one line: a line break inside becomes a blank. */
const textOf = (examples: readonly string[]): string => examples.map((example) => example.replace(/\s*\n\s*/g, ' ')).join('\n');

export const toForm = ({ intents, outOfScope }: LibraryContent): LibraryForm => ({
  intents: intents.map(({ name, examples }) => ({ name, examples: textOf(examples) })), outOfScope: textOf(outOfScope),
});

export const toContent = ({ intents, outOfScope }: LibraryForm): LibraryContent => ({
  intents: intents.map(({ name, examples }) => ({ name, examples: linesOf(examples) })), outOfScope: linesOf(outOfScope),
});

/** As the fields would give it back. */
export const asSaved = (content: LibraryContent): LibraryContent => toContent(toForm(content));

export const sameContent = (one: LibraryContent, other: LibraryContent): boolean =>
  sameList(one.outOfScope, other.outOfScope) && one.intents.length === other.intents.length
  && one.intents.every(({ name, examples }, at) => name === other.intents[at]?.name && sameList(examples, other.intents[at].examples));

const sameList = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((text, at) => text === other[at]);

export const namesOf = ({ intents }: LibraryContent): string[] => intents.map(({ name }) => name);

/** Examples of an intent; of `none`, the texts that belong to none. Absent where there is no such intent. */
export const examplesOf = ({ intents, outOfScope }: LibraryContent, name: string): readonly string[] | undefined =>
  name === NO_INTENT ? outOfScope : intents.find((intent) => intent.name === name)?.examples;

/** The library with more examples of an intent, which is begun where it is new; what it has stays single. */
export function withExamples(content: LibraryContent, name: string, texts: readonly string[]): LibraryContent {
  const joined = (examples: readonly string[]): string[] => [...examples, ...new Set(texts.filter((text) => !examples.includes(text)))];
  if (name === NO_INTENT) return { ...content, outOfScope: joined(content.outOfScope) };
  if (!namesOf(content).includes(name)) return { ...content, intents: [...content.intents, { name, examples: joined([]) }] };
  return { ...content, intents: content.intents.map((intent) => (intent.name === name ? { name, examples: joined(intent.examples) } : intent)) };
}

/** What became of one intent, or of the texts of none, from one library to another. */
export interface Difference {
  readonly name: string;
  readonly kind: 'new' | 'removed' | 'changed';
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Everything that differs, in the order of the new library; removed intents last. */
export function differencesOf(before: LibraryContent, after: LibraryContent): Difference[] {
  const names = [...new Set([...namesOf(after), ...namesOf(before), NO_INTENT])];
  return names.flatMap((name): Difference[] => {
    const [from, to] = [examplesOf(before, name), examplesOf(after, name)];
    const difference = { name, added: without(to ?? [], from ?? []), removed: without(from ?? [], to ?? []) };
    if (!from) return [{ ...difference, kind: 'new' }];
    if (!to) return [{ ...difference, kind: 'removed' }];
    return difference.added.length + difference.removed.length === 0 ? [] : [{ ...difference, kind: 'changed' }];
  });
}

function without(texts: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return texts.filter((text) => !known.has(text));
}

export interface LibraryMerge {
  readonly content: LibraryContent;
  /** Intents that one removed while the other changed them: they are kept. */
  readonly kept: readonly string[];
}

/** Joins what two people made of the same library: what either added is there, what either removed is not. */
export function mergeLibraries(base: LibraryContent, mine: LibraryContent, theirs: LibraryContent): LibraryMerge {
  const kept: string[] = [];
  const intents = [...new Set([...namesOf(mine), ...namesOf(theirs)])].flatMap((name) => {
    const [before, own, other] = [base, mine, theirs].map((content) => examplesOf(content, name));
    if (own && other) return [{ name, examples: mergeLists(before ?? [], own, other) }];
    const left = own ?? other ?? [];
    if (before && sameList(left, before)) return []; // one removed it, the other left it alone
    if (before) kept.push(name);
    return [{ name, examples: [...left] }];
  });
  return { content: { intents, outOfScope: mergeLists(base.outOfScope, mine.outOfScope, theirs.outOfScope) }, kept };
}

function mergeLists(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const removedByThem = new Set(without(base, theirs));
  return [...mine.filter((text) => !removedByThem.has(text)), ...without(without(theirs, base), mine)];
}
