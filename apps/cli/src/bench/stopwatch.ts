/** Counts to a goal and remembers when the first and the last came. */
export class Countdown {
  private seen = 0;
  private firstAt = 0;
  private lastAt = 0;
  private reached: () => void = () => undefined;
  readonly done = new Promise<void>((resolve) => (this.reached = resolve));

  constructor(private readonly goal: number) {}

  count(n: number): void {
    this.lastAt = performance.now();
    if (this.seen === 0) this.firstAt = this.lastAt;
    this.seen += n;
    if (this.seen >= this.goal) this.reached();
  }

  /** Since when the rate counts: the first delivery may have been fetched long before. */
  begin(): void {
    this.firstAt = performance.now();
    this.seen = 0;
  }

  get perSecond(): number {
    return (this.seen / Math.max(1, this.lastAt - this.firstAt)) * 1_000;
  }
}

/** Seconds that the work took. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
}

/** Waits, but no longer than that. @throws Error naming what was awaited. */
export async function within<T>(milliseconds: number, what: string, awaited: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${milliseconds / 1_000} s`)), milliseconds);
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}
