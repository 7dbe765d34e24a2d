import { differencesOf, linesOf, mergeLibraries, type Difference } from '../intents/library-content';
import type { LibraryContent } from '../intents/intents-types';
import type { GlossaryContent, GlossaryFeeling, GlossaryList } from './glossary-types';

/** A glossary as it stands in the fields: phrases and entries by line. */
export interface GlossaryForm {
  readonly feelings: readonly { readonly sentiment: number; readonly anger: number; readonly phrases: string }[];
  readonly humanRequests: string;
  readonly ignored: string;
  readonly lists: readonly { readonly kind: string; readonly entries: string }[];
  readonly patterns: readonly { readonly kind: string; readonly pattern: string }[];
}

/** Parts name and synonyms in a line; cells that are copied from a spreadsheet come with tabs. */
const BETWEEN_SYNONYMS = /[|｜\t]/;

/** A bar inside a name would part it; names are compared without such marks, so another one does as well. */
const lineOfEntry = ({ name, synonyms = [] }: GlossaryList['entries'][number]): string =>
  [name, ...synonyms].map((text) => text.replace(/[|｜\s]+/g, (mark) => (mark.trim() === '' ? ' ' : '/'))).join(' | ');

function entryOfLine(line: string): GlossaryList['entries'][number] {
  const [name = '', ...synonyms] = line.split(BETWEEN_SYNONYMS).map((text) => text.trim());
  const said = synonyms.filter((text) => text !== '');
  return { name, ...(said.length > 0 && { synonyms: said }) };
}

const byLine = (texts: readonly string[]): string => texts.map((text) => text.replace(/\s*\n\s*/g, ' ')).join('\n');

export const toForm = ({ feelings, humanRequests, ignored, lists, patterns }: GlossaryContent): GlossaryForm => ({
  feelings: feelings.map(({ sentiment, anger, phrases }) => ({ sentiment, anger, phrases: byLine(phrases) })),
  humanRequests: byLine(humanRequests),
  ignored: byLine(ignored),
  lists: lists.map(({ kind, entries }) => ({ kind, entries: byLine(entries.map(lineOfEntry)) })),
  patterns: patterns.map(({ kind, pattern }) => ({ kind, pattern })),
});

/** What is saved. A pattern of which nothing was written yet is none. */
export const toContent = ({ feelings, humanRequests, ignored, lists, patterns }: GlossaryForm): GlossaryContent => ({
  feelings: feelings.map(({ sentiment, anger, phrases }) => ({ sentiment, anger, phrases: linesOf(phrases) })),
  humanRequests: linesOf(humanRequests),
  ignored: linesOf(ignored),
  lists: lists.map(({ kind, entries }) => ({ kind: kind.trim(), entries: linesOf(entries).map(entryOfLine) })),
  patterns: patterns.flatMap(({ kind, pattern }) => (kind.trim() === '' && pattern.trim() === '' ? [] : [{ kind: kind.trim(), pattern: pattern.trim() }])),
});

/** As the fields would give it back. */
export const asSaved = (content: GlossaryContent): GlossaryContent => toContent(toForm(content));

export const sameContent = (one: GlossaryContent, other: GlossaryContent): boolean => JSON.stringify(asSaved(one)) === JSON.stringify(asSaved(other));

/** Lines of a field that hold something, from 1: where the check's places are in it. */
export const filledLines = (text: string): number[] => text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));

/** Names of the parts in a comparison: `feelings:<sentiment>:<anger>`, `lists:<kind>`, and the others as they are. */
function toLines(content: GlossaryContent): LibraryContent {
  const parts = new Map<string, string[]>();
  const add = (name: string, lines: readonly string[]): void => void parts.set(name, [...(parts.get(name) ?? []), ...lines]);
  const { feelings, humanRequests, ignored, lists, patterns } = toForm(content);
  for (const { sentiment, anger, phrases } of feelings) add(`feelings:${sentiment}:${anger}`, linesOf(phrases));
  add('humanRequests', linesOf(humanRequests));
  add('ignored', linesOf(ignored));
  for (const { kind, entries } of lists) add(`lists:${kind}`, linesOf(entries));
  add('patterns', patterns.map(({ kind, pattern }) => `${kind}: ${pattern}`));
  return { intents: [...parts].map(([name, examples]) => ({ name, examples })), outOfScope: [] };
}

function ofLines({ intents }: LibraryContent): GlossaryContent {
  const linesNamed = (wanted: string): readonly string[] => intents.find(({ name }) => name === wanted)?.examples ?? [];
  const behind = (start: string) => intents.filter(({ name }) => name.startsWith(start)).map(({ name, examples }) => [name.slice(start.length), examples] as const);
  return {
    feelings: behind('feelings:').map(([scales, phrases]): GlossaryFeeling => {
      const [sentiment = 0, anger = 0] = scales.split(':').map(Number);
      return { sentiment, anger, phrases };
    }),
    humanRequests: linesNamed('humanRequests'),
    ignored: linesNamed('ignored'),
    lists: behind('lists:').map(([kind, lines]) => ({ kind, entries: joinNames(lines.map(entryOfLine)) })),
    patterns: linesNamed('patterns').map((line) => {
      const end = line.indexOf(': ');
      return { kind: line.slice(0, end), pattern: line.slice(end + 2) };
    }),
  };
}

/** Two people gave the same name other synonyms: it has all of them. */
function joinNames(entries: GlossaryList['entries']): GlossaryList['entries'] {
  const byName = new Map<string, Set<string>>();
  for (const { name, synonyms = [] } of entries) byName.set(name, new Set([...(byName.get(name) ?? []), ...synonyms]));
  return [...byName].map(([name, synonyms]) => ({ name, ...(synonyms.size > 0 && { synonyms: [...synonyms] }) }));
}

export const glossaryDifferences = (before: GlossaryContent, after: GlossaryContent): Difference[] => differencesOf(toLines(before), toLines(after));

export interface GlossaryMerge {
  readonly content: GlossaryContent;
  /** Parts that one removed while the other changed them: they are kept. */
  readonly kept: readonly string[];
}

/** Joins what two people made of the same glossary: what either added is there, what either removed is not. */
export function mergeGlossaries(base: GlossaryContent, mine: GlossaryContent, theirs: GlossaryContent): GlossaryMerge {
  const { content, kept } = mergeLibraries(toLines(base), toLines(mine), toLines(theirs));
  return { content: ofLines(content), kept };
}

/** A glossary from a file as it is exported; undefined when it is something else. */
export function fromFile(text: string): GlossaryContent | undefined {
  try {
    const found = JSON.parse(text.replace(/^\ufeff/, '')) as Partial<GlossaryContent>;
    const { feelings = [], humanRequests = [], ignored = [], lists = [], patterns = [] } = found;
    const isGlossary = KNOWN.some((part) => part in found) && areTexts(humanRequests) && areTexts(ignored)
      && Array.isArray(feelings) && feelings.every((one) => Number.isFinite(one?.sentiment) && Number.isFinite(one.anger) && areTexts(one.phrases))
      && Array.isArray(lists) && lists.every((one) => typeof one?.kind === 'string' && Array.isArray(one.entries) && one.entries.every(isEntry))
      && Array.isArray(patterns) && patterns.every((one) => typeof one?.kind === 'string' && typeof one.pattern === 'string');
    return isGlossary ? asSaved({ feelings, humanRequests, ignored, lists, patterns }) : undefined;
  } catch {
    return undefined; // damaged, or something else
  }
}

const KNOWN = ['feelings', 'humanRequests', 'ignored', 'lists', 'patterns'] as const;
const areTexts = (list: unknown): list is string[] => Array.isArray(list) && list.every((one) => typeof one === 'string');
const isEntry = (one: GlossaryList['entries'][number] | null): boolean => typeof one?.name === 'string' && (one.synonyms === undefined || areTexts(one.synonyms));

export const toFile = (content: GlossaryContent): string => `${JSON.stringify(content, null, 2)}\n`;
