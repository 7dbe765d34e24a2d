import { contractOf } from '@parley/contracts';
import type { FetchedBatch, FetchedRecord } from '@parley/platform/kafka';
import { FETCH_BATCH, SKIP_GATHER_MS } from '../settings';

export interface GatheredFetchesOptions {
  /** False for a record that would only be skipped. */
  readonly matters: (record: FetchedRecord) => boolean;
  readonly apply: (batches: readonly FetchedBatch[]) => Promise<void>;
  /** A fetch that was applied by the clock failed for good. */
  readonly onError: (error: Error) => void;
}

/** Whether a record is more than skipped by a reader of these types: unknown and unreadable ones are reported at once. */
export const mattersTo =
  (handles: ReadonlySet<string>) =>
  ({ headers: { ce_type: type } }: FetchedRecord): boolean =>
    type === undefined || handles.has(type) || contractOf(type) === undefined;

/**
 * Lets fetches of which a reader handles nothing wait for the next that matters, for half a second, or until they are
 * many: counting what is skipped then costs a share of a transaction instead of one each. Nothing is lost by waiting:
 * positions have not moved, so a crash reads the same records again.
 */
export class GatheredFetches {
  private waiting: FetchedBatch[] = [];
  private timer: NodeJS.Timeout | undefined;
  private applying: Promise<void> = Promise.resolve();

  constructor(private readonly options: GatheredFetchesOptions) {}

  /** Resolves when the fetches are applied, or wait. */
  async take(batches: readonly FetchedBatch[]): Promise<void> {
    this.waiting.push(...batches);
    const records = this.waiting.reduce((sum, batch) => sum + batch.records.length, 0);
    if (records >= FETCH_BATCH || batches.some((batch) => batch.records.some(this.options.matters))) {
      await this.applyAll();
      return;
    }
    this.timer ??= setTimeout(() => void this.applyAll().catch(this.options.onError), SKIP_GATHER_MS);
  }

  /** Forgets what waits: whoever reads next finds it behind the positions. */
  stop(): void {
    this.takeWaiting();
  }

  /** One application at a time, in the order of the fetches. */
  private applyAll(): Promise<void> {
    const batches = this.takeWaiting();
    this.applying = this.applying.then(() => (batches.length > 0 ? this.options.apply(batches) : undefined));
    return this.applying;
  }

  private takeWaiting(): FetchedBatch[] {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batches = this.waiting;
    this.waiting = [];
    return batches;
  }
}
