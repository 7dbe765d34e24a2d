import { LOOP_IDLE_MS, LOOP_QUIET_AFTER } from './settings';

/** What one turn of a loop found: more to do at once, nothing, or nothing before some milliseconds. */
export type Turn = 'more' | 'idle' | { afterMs: number };

export interface WorkLoopOptions {
  name: string;
  turn: () => Promise<Turn>;
  /** Hears of every failed turn; the loop goes on with back-off, from 100 ms to 5 s. */
  onError: (error: unknown, name: string) => void;
  idleMs?: number;
}

/**
 * A background loop that sleeps while there is nothing to do and is woken by a nudge from the code that made the work.
 * Between nudges it looks again every 500 ms, and once a second when it found nothing for long, which recovers what
 * another process left behind.
 */
export class WorkLoop {
  private running = false;
  private nudged = false;
  private wake: (() => void) | undefined;
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly options: WorkLoopOptions) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.done = this.run();
  }

  /** There may be work now. Cheap; may be called any number of times. */
  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Ends after the running turn. */
  async stop(): Promise<void> {
    this.running = false;
    this.wake?.();
    await this.done;
  }

  private async run(): Promise<void> {
    let failures = 0;
    let idles = 0;
    while (this.running) {
      this.nudged = false;
      try {
        const turn = await this.options.turn();
        failures = 0;
        idles = turn === 'idle' && !this.nudged ? idles + 1 : 0;
        if (turn === 'more') continue;
        await this.sleep(turn === 'idle' ? (this.options.idleMs ?? idleMs(idles)) : turn.afterMs, true);
      } catch (error) {
        this.options.onError(error, this.options.name);
        await this.sleep(Math.min(5_000, 100 * 2 ** failures), false);
        failures += 1;
      }
    }
  }

  private async sleep(milliseconds: number, nudgeable: boolean): Promise<void> {
    if (!this.running || (nudgeable && this.nudged)) return;
    await new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, milliseconds);
      this.wake = () => {
        if (!nudgeable && this.running) return;
        clearTimeout(timeout);
        resolve();
      };
    });
    this.wake = undefined;
  }
}

const idleMs = (idles: number): number => (idles > LOOP_QUIET_AFTER ? 2 * LOOP_IDLE_MS : LOOP_IDLE_MS);
