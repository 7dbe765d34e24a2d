import { ParleyError } from '@parley/contracts';

/** Too much waits already; the caller must try again. */
export class GatewayUnavailableError extends ParleyError {
  constructor(cause?: unknown) {
    super('CHANNEL.UNAVAILABLE', 'The gateway cannot take this at the moment; try again in a few seconds', {
      retriable: true,
      ...(cause !== undefined && { cause }),
    });
  }
}

/** Items that may wait at once; beyond it callers are asked to come back. */
const MAX_WAITING = 20_000;

/**
 * Writes what many callers hand over in few transactions: while one is under way, the next collects. A caller's promise
 * resolves when its items are durable.
 */
export class GroupCommit<T> {
  private waiting: T[] = [];
  private next: Promise<void> | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly write: (items: readonly T[]) => Promise<void>) {}

  /** @throws GatewayUnavailableError when too much waits or the write failed. */
  async submit(items: readonly T[]): Promise<void> {
    if (items.length === 0) return;
    if (this.waiting.length + items.length > MAX_WAITING) throw new GatewayUnavailableError();
    this.waiting.push(...items);
    this.next ??= this.running.then(() => this.flush());
    await this.next;
  }

  private async flush(): Promise<void> {
    const items = this.waiting;
    this.waiting = [];
    const written = this.write(items);
    this.next = undefined;
    // The next round starts behind this one, whatever became of it.
    this.running = written.catch(() => undefined);
    try {
      await written;
    } catch (cause) {
      throw new GatewayUnavailableError(cause);
    }
  }
}
