interface Change {
  readonly tenant: string;
  readonly changedIn: string;
}

/** Changes remembered; far more than can lie between two looks. */
const MOST = 20_000;

/** Which changes were passed on: a look finds again what was written while the look before it ran. */
export class Seen {
  private readonly passed = new Map<string, string>();

  /** Those not passed on before. */
  fresh<T extends Change>(kind: string, changes: readonly T[], idOf: (change: T) => string): T[] {
    return changes.filter((change) => {
      const key = `${kind}/${change.tenant}/${idOf(change)}`;
      if (this.passed.get(key) === change.changedIn) return false;
      this.passed.delete(key);
      this.passed.set(key, change.changedIn);
      if (this.passed.size > MOST) this.passed.delete(this.passed.keys().next().value ?? '');
      return true;
    });
  }

  clear(): void {
    this.passed.clear();
  }
}
