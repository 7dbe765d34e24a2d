import { conceptOf } from './concepts';
import { finish, hashPair, hashText, SEEDS, step } from './hash';
import { tokensOf } from './tokens';

/** Groups of features; each is scaled to the same length whatever the message's, and weighted as a whole. */
export const GROUPS = ['words', 'pairs', 'concepts', 'parts'] as const;
export type Group = (typeof GROUPS)[number];

/** Features of one text as 32-bit hashes, with repetitions. */
export type HashedFeatures = Readonly<Record<Group, readonly number[]>>;

/**
 * How much each group counts. Chosen by cross-validation: pairs raise single words from 90.9 to 91.4 % on 77 close intents,
 * concepts to 92.0 %; with ten examples an intent they raise 71.6 to 73.1 and 74.5 %.
 */
export const GROUP_WEIGHTS: Readonly<Record<Group, number>> = { words: 0.8, pairs: 0.7, concepts: 1.3, parts: 1.1 };

const PART = { shortest: 2, longest: 5 };
const HAN_LONGEST = 3;
/** Two words further apart than this are not a pair: the number of pairs must grow with the length, not with its square. */
const PAIR_WINDOW = 12;
const SPACE = 32;

export function featuresOf(text: string): HashedFeatures {
  const { words, spelled, hanRuns } = tokensOf(text);
  const parts: number[] = [];
  for (const word of spelled) addWordParts(word, parts);
  for (const run of hanRuns) addHanParts(run, parts);
  const wordHashes = words.map((word) => hashText(SEEDS.word, word));
  const conceptHashes = words.map((word) => hashText(SEEDS.concept, conceptOf(word)));
  return {
    words: [...wordHashes, ...wordHashes.slice(1).map((hash, i) => hashPair(SEEDS.wordPair, wordHashes[i]!, hash))],
    pairs: pairsOf(SEEDS.gapPair, wordHashes),
    concepts: [...conceptHashes, ...pairsOf(SEEDS.conceptPair, conceptHashes)],
    parts,
  };
}

/** Words that occur near each other, in either order: "card was declined" and "declined my card". */
function pairsOf(seed: number, hashes: readonly number[]): number[] {
  const pairs: number[] = [];
  for (let first = 0; first < hashes.length; first += 1) {
    const end = Math.min(hashes.length, first + PAIR_WINDOW);
    for (let second = first + 1; second < end; second += 1) {
      const [a, b] = [hashes[first]!, hashes[second]!];
      pairs.push(a < b ? hashPair(seed, a, b) : hashPair(seed, b, a));
    }
  }
  return pairs;
}

/** Character n-grams inside a word with one blank on both sides. */
function addWordParts(word: string, parts: number[]): void {
  const length = word.length + 2;
  for (let from = 0; from < length - 1; from += 1) {
    let hash: number = SEEDS.part;
    const end = Math.min(length, from + PART.longest);
    for (let at = from; at < end; at += 1) {
      hash = step(hash, at === 0 || at === length - 1 ? SPACE : word.charCodeAt(at - 1));
      if (at - from + 1 >= PART.shortest) parts.push(finish(hash));
    }
  }
}

function addHanParts(run: string, parts: number[]): void {
  for (let from = 0; from < run.length; from += 1) {
    let hash: number = SEEDS.han;
    for (let at = from; at < Math.min(run.length, from + HAN_LONGEST); at += 1) {
      hash = step(hash, run.charCodeAt(at));
      parts.push(finish(hash));
    }
  }
}
