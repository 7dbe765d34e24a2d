/** Waiting times between repeats, in milliseconds: doubled from `first` up to `most`. */
export class Backoff {
  private next: number;

  constructor(
    private readonly first = 50,
    private readonly most = 2_000,
  ) {
    this.next = first;
  }

  reset(): void {
    this.next = this.first;
  }

  /** Resolves after the next waiting time, or at once when `signal` is or becomes aborted. */
  async wait(signal?: AbortSignal): Promise<void> {
    const delay = this.next;
    this.next = Math.min(this.next * 2, this.most);
    await sleep(delay, signal);
  }
}

export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}

/** Resolves with the promise, or with `undefined` after the given time; never rejects for the time's sake. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  const limit = new AbortController();
  try {
    return await Promise.race([promise, sleep(milliseconds, limit.signal).then(() => undefined)]);
  } finally {
    limit.abort();
  }
}
