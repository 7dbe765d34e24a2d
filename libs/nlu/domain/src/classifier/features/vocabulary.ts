import { GROUP_WEIGHTS, GROUPS, type HashedFeatures } from './extract';
import type { SparseVector } from './sparse';

/** What a vocabulary is stored as. */
export interface VocabularyData {
  /** Hash of each column's feature. */
  readonly hashes: Uint32Array;
  /** Inverse document frequency of each column. */
  readonly idf: Float32Array;
}

/**
 * The features that training met often enough, with their inverse document frequency. A feature is known by its 32-bit
 * hash alone, so no text is kept; among 300,000 features about ten share a hash with another, which costs nothing to speak of.
 */
export class Vocabulary {
  /** Open addressing with linear probing: column + 1, or 0 where empty. A Map of the same size takes ten times the memory. */
  private readonly slots: Int32Array;
  private readonly rarest: number;

  constructor(readonly data: VocabularyData) {
    this.rarest = data.idf.reduce((most, idf) => Math.max(most, idf), 1);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * data.hashes.length))));
    data.hashes.forEach((hash, column) => {
      let slot = hash & (this.slots.length - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = column + 1;
    });
  }

  /** @param leastTexts a feature in fewer texts is left out: what one text alone has carries over to few others */
  static of(texts: readonly HashedFeatures[], leastTexts: number): Vocabulary {
    const all = GROUPS.flatMap((group) => frequent(texts.map((text) => text[group]), leastTexts));
    return new Vocabulary({
      hashes: Uint32Array.from(all, ([hash]) => hash),
      // Smoothed as if one more text had every feature, so that no weight is zero or infinite.
      idf: Float32Array.from(all, ([, frequency]) => Math.log((1 + texts.length) / (1 + frequency)) + 1),
    });
  }

  get size(): number {
    return this.data.hashes.length;
  }

  /** Bytes held in memory. */
  get bytes(): number {
    return this.slots.byteLength + this.data.hashes.byteLength + this.data.idf.byteLength;
  }

  /** TF-IDF with sublinear counts (1 + ln n); each group has the length of its weight, or zero when nothing of it is known. */
  vectorOf(features: HashedFeatures): SparseVector {
    const columns: number[] = [];
    const values: number[] = [];
    for (const group of GROUPS) {
      const from = values.length;
      let square = 0;
      for (const [column, count] of this.countsOf(features[group])) {
        const value = (1 + Math.log(count)) * this.data.idf[column]!;
        square += value * value;
        columns.push(column);
        values.push(value);
      }
      const factor = square === 0 ? 0 : GROUP_WEIGHTS[group] / Math.sqrt(square);
      for (let entry = from; entry < values.length; entry += 1) values[entry] = values[entry]! * factor;
    }
    return { columns: Int32Array.from(columns), values: Float32Array.from(values) };
  }

  /** Share of the text's words and neighbours that are known, 0 … 1; each weighs its squared idf, and an unknown one as much as the rarest. */
  knownShareOf({ words }: HashedFeatures): number {
    let known = 0;
    let all = 0;
    for (const hash of new Set(words)) {
      const column = this.columnOf(hash);
      const weight = (column < 0 ? this.rarest : this.data.idf[column]!) ** 2;
      all += weight;
      if (column >= 0) known += weight;
    }
    return all === 0 ? 0 : known / all;
  }

  private countsOf(hashes: readonly number[]): Map<number, number> {
    const counts = new Map<number, number>();
    for (const hash of hashes) {
      const column = this.columnOf(hash);
      if (column >= 0) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    return counts;
  }

  private columnOf(hash: number): number {
    const { slots } = this;
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) {
      const column = slots[slot]! - 1;
      if (this.data.hashes[column] === hash) return column;
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }
}

function frequent(texts: readonly (readonly number[])[], least: number): [hash: number, frequency: number][] {
  const frequencies = new Map<number, number>();
  for (const hashes of texts) for (const hash of new Set(hashes)) frequencies.set(hash, (frequencies.get(hash) ?? 0) + 1);
  // The order of the examples must not change the model; and what is used most lies together, which makes training faster.
  return [...frequencies].filter(([, frequency]) => frequency >= least).sort(([a, often], [b, oftener]) => oftener - often || a - b);
}
