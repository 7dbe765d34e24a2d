/** Which slots hold which terms. Terms get small numbers, so that texts are kept as arrays of them. */
export class TermPostings {
  private readonly ids = new Map<string, number>();
  private readonly terms: string[] = [];
  private readonly slots: number[][] = [];

  /** The number of a term that some text has or had. */
  idOf(term: string): number | undefined {
    return this.ids.get(term);
  }

  termOf(id: number): string {
    return this.terms[id] ?? '';
  }

  slotsOf(id: number): readonly number[] {
    return this.slots[id] ?? [];
  }

  /** Slots that hold the term. */
  frequencyOf(id: number | undefined): number {
    return id === undefined ? 0 : (this.slots[id]?.length ?? 0);
  }

  /** Numbers of the terms, new ones for those never seen. */
  number(terms: readonly string[]): number[] {
    return terms.map((term) => {
      const known = this.ids.get(term);
      if (known !== undefined) return known;
      const id = this.slots.push([]) - 1;
      this.terms.push(term);
      this.ids.set(term, id);
      return id;
    });
  }

  add(slot: number, ids: Iterable<number>): void {
    for (const id of ids) this.slots[id]?.push(slot);
  }

  remove(slot: number, ids: Iterable<number>): void {
    for (const id of ids) {
      const slots = this.slots[id] ?? [];
      const at = slots.indexOf(slot);
      const last = slots.pop();
      if (last !== undefined && at >= 0 && at < slots.length) slots[at] = last;
    }
  }
}

/**
 * How much a term tells where `frequency` of `total` texts have it (the inverse document frequency of BM25, which is never
 * negative: Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
 */
export function inverseFrequency(frequency: number, total: number): number {
  return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
}
