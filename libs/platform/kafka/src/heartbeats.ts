type Beat = () => Promise<void>;

/**
 * Heartbeats from a timer while batches are in flight: kafkajs sends them only between batches, so a slow handler
 * would lose its partitions.
 */
export class Heartbeats {
  private inFlight = 0;
  private beat: Beat | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly everyMs: number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** A batch is in flight; the newest `beat` is used for all. */
  enter(beat: Beat): void {
    this.inFlight += 1;
    this.beat = beat;
    this.timer ??= setInterval(() => void this.beat?.().catch(this.onFailure), this.everyMs);
  }

  leave(): void {
    this.inFlight -= 1;
    if (this.inFlight > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
