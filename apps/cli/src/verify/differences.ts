/** One thing that is not as the log says it should be. Ids only, never what people wrote. */
export interface Difference {
  /** Name of the rule that is broken, for example `ledger-hole`. */
  readonly check: string;
  /** What it is about, for example `conversation 0192…`. */
  readonly subject: string;
  /** Ids, seqs, names of fields. */
  readonly detail?: string;
}

/** Differences as they are found; many of one kind are counted, not kept. */
export class Findings {
  readonly kept: Difference[] = [];
  readonly counts = new Map<string, number>();

  constructor(private readonly keepPerCheck = 100) {}

  add(check: string, subject: string, detail?: string): void {
    const count = (this.counts.get(check) ?? 0) + 1;
    this.counts.set(check, count);
    if (count <= this.keepPerCheck) this.kept.push({ check, subject, ...(detail !== undefined && { detail }) });
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
