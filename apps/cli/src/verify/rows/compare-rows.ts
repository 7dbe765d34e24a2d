import type { Findings } from '../differences';
import { canonical } from './canonical';
import { Written } from './written';

export type Row = Readonly<Record<string, unknown>>;

/** Rows that the log demands, by key; each is taken out when its counterpart is seen. */
export class ExpectedRows {
  private readonly left: Map<string, Row>;
  compared = 0;

  constructor(
    private readonly findings: Findings,
    /** Names the read model in the report, for example `agent-queue`. */
    private readonly model: string,
    expected: ReadonlyMap<string, Row>,
  ) {
    this.left = new Map(expected);
  }

  /** A row that exists. Only the columns that the log demands are compared. */
  see(key: string, actual: Row): void {
    this.compared += 1;
    const expected = this.left.get(key);
    if (!expected) {
      this.findings.add(`${this.model}-extra-row`, key);
      return;
    }
    this.left.delete(key);
    const differing = Object.keys(expected).filter((name) => !agree(expected[name], actual[name]));
    if (differing.length > 0) this.findings.add(`${this.model}-field-differs`, key, differing.join(', '));
  }

  finish(): void {
    for (const key of this.left.keys()) this.findings.add(`${this.model}-missing-row`, key);
  }
}

const agree = (expected: unknown, actual: unknown): boolean =>
  expected instanceof Written ? expected.fits(actual) : canonical(expected) === canonical(actual);
