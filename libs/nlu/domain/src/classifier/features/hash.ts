/** Starting points that keep the kinds of features apart: the same letters as a word and as a part of one are two features. */
export const SEEDS = {
  word: 0x811c9dc5, wordPair: 0x2f0b4c47, gapPair: 0x5bd1e995, concept: 0x165667b1, conceptPair: 0x85ebca77, part: 0x9e3779b1, han: 0x7feb352d,
} as const;

/** One step of FNV-1a (Fowler, Noll, Vo) over 16 or 32 bits instead of bytes. */
export const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** Spreads the bits of a hash over all 32 (the finaliser of MurmurHash3, Appleby): neighbours must not share buckets. */
export function finish(hash: number): number {
  let mixed = hash;
  mixed ^= mixed >>> 16;
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

export function hashText(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = step(hash, text.charCodeAt(i));
  return finish(hash);
}

/** Hash of two hashes in this order. */
export const hashPair = (seed: number, first: number, second: number): number => finish(step(finish(step(seed, first)), second));
