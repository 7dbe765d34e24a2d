const TICK_MS = 5_000;
const SILENT_TICKS = 7;

/**
 * Says when a reader makes no progress though the broker answers: at least 30 s without a sign of life. Counted in ticks, not
 * by the clock, so that a process that was stopped for a while has its full time again.
 */
export class StallWatch {
  private silent = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly isReachable: () => Promise<boolean>,
    private readonly onStalled: () => void,
    private readonly tickMs = TICK_MS,
  ) {}

  start(): void {
    this.timer = setTimeout(() => void this.tick(), this.tickMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** A sign of life. */
  sign(): void {
    this.silent = 0;
  }

  private async tick(): Promise<void> {
    this.silent += 1;
    // The first silent tick is normal: a member that waits for the others of its group is silent too.
    if (this.silent > 1 && !(await this.isReachable())) this.silent = 0;
    if (this.timer === undefined) return;
    if (this.silent >= SILENT_TICKS) this.onStalled();
    else this.start();
  }
}
