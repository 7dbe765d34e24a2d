/** Longest recovery allowed, in ms, by the kind of fault. */
export const BARS: Readonly<Record<string, number>> = {
  kill: 10_000,
  restart: 4_000,
  takeover: 2_000,
  freeze: 10_000,
  kafka: 15_000,
  postgres: 10_000,
  elasticsearch: 30_000,
};

export interface RecoverySummary {
  readonly n: number;
  readonly p50: number;
  readonly max: number;
}

/** Times from a fault to the moment when the service has handled events that came after it. */
export class Recoveries {
  private readonly times = new Map<string, Map<string, number[]>>();

  add(kind: string, what: string, milliseconds: number): void {
    const ofKind = this.times.get(kind) ?? new Map<string, number[]>();
    this.times.set(kind, ofKind);
    ofKind.set(what, [...(ofKind.get(what) ?? []), Math.round(milliseconds)]);
  }

  summary(): Record<string, RecoverySummary> {
    return Object.fromEntries([...this.times].map(([kind, ofKind]) => [kind, summaryOf([...ofKind.values()].flat())]));
  }

  /** One line per kind and process, slowest first. */
  table(): string[] {
    return [...this.times].flatMap(([kind, ofKind]) =>
      [...ofKind]
        .map(([what, times]) => ({ what, ...summaryOf(times) }))
        .sort((a, b) => b.max - a.max)
        .map(({ what, n, p50, max }) => `  ${kind.padEnd(14)} ${what.padEnd(16)} ${String(n).padStart(3)} ×  p50 ${p50} ms  max ${max} ms`),
    );
  }

  /** Kinds whose slowest recovery is over its bar. */
  missed(): string[] {
    return Object.entries(this.summary()).flatMap(([kind, { max }]) => {
      const bar = BARS[kind];
      return bar !== undefined && max > bar ? [`${kind}: ${max} ms, bar ${bar} ms`] : [];
    });
  }
}

function summaryOf(times: readonly number[]): RecoverySummary {
  const sorted = [...times].sort((a, b) => a - b);
  return { n: sorted.length, p50: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, max: sorted.at(-1) ?? 0 };
}
