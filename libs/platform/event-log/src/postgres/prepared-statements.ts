/** A statement is prepared from this use on: what runs once or twice is not worth the memory. */
const HOT_FROM = 4;
/** Statements that are prepared at most; what comes later is sent as text. */
const MOST = 500;

/**
 * Names for statements that run again and again. Postgres parses and plans a named statement once per connection, which
 * for the runtime's many small transactions is a large part of their cost.
 */
export class PreparedStatements {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();
  private generation = 0;

  /** The name to send the statement under; undefined while it is to be sent as text. */
  nameOf(sql: string): string | undefined {
    const known = this.names.get(sql);
    if (known !== undefined) return known;
    if (this.names.size >= MOST) return undefined;
    const uses = (this.uses.get(sql) ?? 0) + 1;
    if (uses < HOT_FROM) {
      // Statements whose text differs each time must not fill the memory.
      if (this.uses.size >= 4 * MOST) this.uses.clear();
      this.uses.set(sql, uses);
      return undefined;
    }
    this.uses.delete(sql);
    const name = `s${this.generation}_${this.names.size}`;
    this.names.set(sql, name);
    return name;
  }

  /** After a table changed its form: all get new names, and with them new plans. */
  forget(): void {
    this.generation += 1;
    this.names.clear();
  }
}

/** Postgres refuses a prepared statement whose result would have other columns than when it was prepared. */
export function isOutdatedPlan(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === '0A000' && error.message.includes('cached plan');
}
