import type { Tokeniser, Tokens } from '../tokeniser';
import { CONCEPTS } from './concepts';

const UNIT = /[\p{Script=Han}]|[a-z]+(?:'[a-z]+)*|\d+|[.!?;,。！？；，、\n]/gu;
/** Courtesies say nothing about what is asked, and their characters are rare enough to look telling. */
const COURTESY = /麻烦(?:您|你)(?:了|们)?|请问|您好|你好|谢谢(?:您|你)?|多谢|好的|不好意思|打扰了?|辛苦了|拜托|劳驾/gu;
const HAN = /\p{Script=Han}/u;
/** Longest text that is cut, in UTF-16 code units. */
const MAX_TEXT = 4_000;
/** Weight of a word that no concept explains: it may be a product, a name, or something we know nothing about. */
const PLAIN_WEIGHT = 0.6;
const PAIR_WEIGHT = 0.5;

interface Entry {
  readonly units: readonly string[];
  readonly concept: string;
}

/** English by stems, Chinese by pairs of characters, and both by the concepts of a shop where a phrase is known. */
export class ConceptTokeniser implements Tokeniser {
  private readonly byFirst = new Map<string, Entry[]>();
  private readonly weights = new Map<string, number>();

  constructor(concepts: typeof CONCEPTS = CONCEPTS) {
    for (const [concept, weight, english, chinese] of concepts) {
      if (concept !== '') this.weights.set(tokenOf(concept), weight);
      for (const phrase of `${english},${chinese}`.split(',')) this.learn(phrase, concept);
    }
    for (const entries of this.byFirst.values()) entries.sort((a, b) => b.units.length - a.units.length);
  }

  tokenise(text: string): Tokens {
    const normal = normalise(text.slice(0, MAX_TEXT)).replace(COURTESY, ' ');
    return { words: [...new Set(this.wordsOf(unitsOf(normal)))], grams: [...new Set(gramsOf(normal))] };
  }

  weightOf(word: string): number {
    return this.weights.get(word) ?? (HAN.test(word) ? PAIR_WEIGHT : PLAIN_WEIGHT);
  }

  private learn(phrase: string, concept: string): void {
    const units = unitsOf(normalise(phrase));
    const [first] = units;
    if (first === undefined) return;
    const known = this.byFirst.get(first) ?? [];
    this.byFirst.set(first, [...known, { units, concept }]);
  }

  private wordsOf(units: readonly string[]): string[] {
    const words: string[] = [];
    let rest: string[] = [];
    const flush = () => {
      words.push(...pairsOf(rest));
      rest = [];
    };
    for (let at = 0; at < units.length; ) {
      const unit = units[at]!;
      const entry = this.byFirst.get(unit)?.find((candidate) => candidate.units.every((part, i) => units[at + i] === part));
      if (entry) {
        flush();
        if (entry.concept !== '') words.push(tokenOf(entry.concept));
        at += entry.units.length;
        continue;
      }
      if (HAN.test(unit)) rest.push(unit);
      else {
        flush();
        if (/^[a-z]{2,}/.test(unit)) words.push(unit);
      }
      at += 1;
    }
    flush();
    return words;
  }
}

/** Marks concepts, so that none is taken for a word of the text. */
const tokenOf = (concept: string): string => `~${concept}`;

function pairsOf(characters: readonly string[]): string[] {
  if (characters.length <= 1) return [...characters];
  return characters.slice(1).map((char, i) => characters[i]! + char);
}

const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'");

const unitsOf = (normal: string): string[] => (normal.match(UNIT) ?? []).map(stem);

/** Words in threes of characters with their edges marked; Chinese characters alone and in pairs. */
function gramsOf(normal: string): string[] {
  const grams: string[] = [];
  for (const [word] of normal.matchAll(/[a-z]{3,}/g)) {
    const edged = `_${word}_`;
    for (let at = 0; at + 3 <= edged.length; at += 1) grams.push(edged.slice(at, at + 3));
  }
  for (const [run] of normal.matchAll(/\p{Script=Han}+/gu)) {
    const characters = [...run];
    grams.push(...characters);
    if (characters.length > 1) grams.push(...pairsOf(characters));
  }
  return grams;
}

/** Cuts the commonest English endings, so that forms of one word meet. */
function stem(word: string): string {
  if (word.length < 4 || word.includes("'t")) return word;
  const bare = word.replace(/'s$/, '');
  const singular = /(?:ss|us|is)$/.test(bare) ? bare : bare.replace(/ies$/, 'y').replace(/s$/, '');
  const cut = singular.replace(/(?<=[a-z]{3})(?:ing|ed)$/, '');
  const undoubled = cut === singular ? cut : cut.replace(/([bdgmnprt])\1$/, '$1');
  return undoubled.length > 3 ? undoubled.replace(/e$/, '') : undoubled;
}
