import type { GlossaryContent, GlossaryList, GlossaryPattern } from '@parley/contracts';
import { MAX_NAME } from '../entities/list/list-index';
import { squashed } from '../entities/list/squashed-text';
import { compilePattern, EntityPatternError } from '../entities/pattern/entity-pattern';
import { LexiconError } from '../lexicon/lexicon-entries';
import { PhraseMatcher } from '../lexicon/phrase-matcher';
import { normalise } from '../text/units';
import { glossaryProblem, type GlossaryPart, type GlossaryProblem } from './glossary-problems';

export const GLOSSARY_LIMITS = {
  /** Feelings, requests for a human and ignored phrases together: each is looked for in every message. */
  phrases: 2_000,
  lists: 50,
  /** Names and synonyms of all lists. */
  names: 10_000,
  patterns: 50,
  /** In UTF-16 code units, of a phrase and of a name. */
  textLength: 100,
} as const;

/** Problems that are told; a glossary with more is not read to its end. */
const MOST_PROBLEMS = 100;
const KIND = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LETTERS = /[\p{L}\p{N}]/gu;
/** A single letter or character is in every other message. */
const SHORTEST = 2;

interface Placed {
  readonly text: string;
  readonly at: readonly number[];
}

/**
 * Everything that is wrong with the glossary, in its order; empty when nothing is. Phrases are in the notation of the built-in
 * lexicons. Never repeats a phrase or a name.
 */
export function checkGlossary(glossary: GlossaryContent): GlossaryProblem[] {
  const tooLarge = checkSizes(glossary);
  // What is too large is not looked at more closely: that would take the time which the limit saves.
  if (tooLarge.length > 0) return tooLarge;
  return [
    ...checkPhrases('feelings', glossary.feelings.flatMap(({ phrases }, group) => phrases.map((text, place) => ({ text, at: [group, place] })))),
    ...checkPhrases('humanRequests', placed(glossary.humanRequests)),
    ...checkPhrases('ignored', placed(glossary.ignored)),
    ...glossary.lists.flatMap(checkList),
    ...glossary.patterns.flatMap(checkPattern),
  ].slice(0, MOST_PROBLEMS);
}

const placed = (texts: readonly string[]): Placed[] => texts.map((text, place) => ({ text, at: [place] }));

function checkSizes({ feelings, humanRequests, ignored, lists, patterns }: GlossaryContent): GlossaryProblem[] {
  const phrases = feelings.reduce((sum, feeling) => sum + feeling.phrases.length, humanRequests.length + ignored.length);
  const names = lists.flatMap(({ entries }) => entries).reduce((sum, { synonyms = [] }) => sum + 1 + synonyms.length, 0);
  const sizes: readonly (readonly [GlossaryPart, number, number])[] = [
    ['feelings', phrases, GLOSSARY_LIMITS.phrases], ['feelings', feelings.length, GLOSSARY_LIMITS.phrases],
    ['lists', lists.length, GLOSSARY_LIMITS.lists], ['lists', names, GLOSSARY_LIMITS.names],
    ['patterns', patterns.length, GLOSSARY_LIMITS.patterns],
  ];
  return sizes.filter(([, count, limit]) => count > limit).map(([part, count, limit]) => glossaryProblem('GLOSSARY.TOO_LARGE', { part, count, limit }));
}

function checkPhrases(part: GlossaryPart, phrases: readonly Placed[]): GlossaryProblem[] {
  const seen = new Set<string>();
  return phrases.flatMap(({ text, at }): GlossaryProblem[] => {
    const wrong = checkText(part, text, at) ?? checkNotation(part, text, at);
    if (wrong) return [wrong];
    const plain = normalise(text).replace(/\s+/g, ' ').trim();
    if (seen.has(plain)) return [glossaryProblem('GLOSSARY.REPEATED', { part, at })];
    seen.add(plain);
    return [];
  });
}

function checkText(part: GlossaryPart, text: string, at: readonly number[]): GlossaryProblem | undefined {
  if (text.trim() === '') return glossaryProblem('GLOSSARY.EMPTY_TEXT', { part, at });
  return text.length > GLOSSARY_LIMITS.textLength ? glossaryProblem('GLOSSARY.TEXT_TOO_LONG', { part, at, limit: GLOSSARY_LIMITS.textLength }) : undefined;
}

function checkNotation(part: GlossaryPart, text: string, at: readonly number[]): GlossaryProblem | undefined {
  if (/[,，]/.test(text)) return glossaryProblem('GLOSSARY.PHRASE_UNUSABLE', { part, at, reason: 'write phrases that a comma parts one by one' });
  try {
    new PhraseMatcher([[text.trim(), undefined]]);
  } catch (error) {
    if (!(error instanceof LexiconError)) throw error;
    return glossaryProblem('GLOSSARY.PHRASE_UNUSABLE', { part, at, reason: String(error.details?.['reason'] ?? 'it is no phrase') });
  }
  const letters = text.match(LETTERS)?.length ?? 0;
  return letters < SHORTEST ? glossaryProblem('GLOSSARY.PHRASE_TOO_SHORT', { part, at, limit: SHORTEST }) : undefined;
}

function checkList({ kind, entries }: GlossaryList, list: number): GlossaryProblem[] {
  const owners = new Map<string, number>();
  const checkName = (text: string, entry: number): GlossaryProblem[] => {
    const at = [list, entry];
    const wrong = checkText('lists', text, at);
    if (wrong) return [wrong];
    const form = squashed(text);
    if (form.length < SHORTEST || form.length > MAX_NAME) {
      return [glossaryProblem('GLOSSARY.NAME_UNUSABLE', { part: 'lists', at, reason: `write ${SHORTEST} to ${MAX_NAME} letters and figures` })];
    }
    const owner = owners.get(form);
    if (owner === undefined) owners.set(form, entry);
    if (owner === entry) return [glossaryProblem('GLOSSARY.REPEATED', { part: 'lists', at })];
    return owner === undefined ? [] : [glossaryProblem('GLOSSARY.NAME_AMBIGUOUS', { part: 'lists', at, reason: `entry ${owner} of the list has the same name or synonym` })];
  };
  return [...checkKind('lists', kind, list), ...entries.flatMap(({ name, synonyms = [] }, entry) => [name, ...synonyms].flatMap((text) => checkName(text, entry)))];
}

const checkKind = (part: GlossaryPart, kind: string, place: number): GlossaryProblem[] =>
  KIND.test(kind) ? [] : [glossaryProblem('GLOSSARY.KIND_INVALID', { part, at: [place], reason: 'write lower-case letters and figures, joined by dashes' })];

function checkPattern({ kind, pattern }: GlossaryPattern, place: number): GlossaryProblem[] {
  const wrongKind = checkKind('patterns', kind, place);
  try {
    compilePattern({ kind, pattern });
    return wrongKind;
  } catch (error) {
    if (!(error instanceof EntityPatternError)) throw error;
    return [...wrongKind, glossaryProblem('GLOSSARY.PATTERN_UNUSABLE', { part: 'patterns', at: [place], reason: String(error.details?.['reason']) })];
  }
}
