import { asError } from './kafka-errors';
import type { FetchedBatch, FetchedRecord } from './log-port';

/** A fetched batch that waits to be handed over. */
export interface WaitingBatch extends FetchedBatch {
  /** True when the partition was taken away or moved elsewhere: the batch is dropped. */
  isStale(): boolean;
  /** Called after a part of the batch was handled, with the offset of its last record. */
  onHandled(lastOffset: number): void;
  /** Called at most once, before the batch is handled to its end: the reader is behind and may fetch what follows. */
  onAhead(): void;
}

interface Entry {
  batch: WaitingBatch;
  /** Index of the next record to hand over. */
  next: number;
  /** What follows the batch may be fetched already. */
  ahead: boolean;
  resolve(handled: boolean): void;
}

export interface HandOverOptions {
  maxRecords: number;
  /** Least time from one hand-over's start to the next one's, in milliseconds. Default 0. */
  paceMs?: number;
  handle(batches: readonly FetchedBatch[]): Promise<void>;
  /** The queue is closed when this is called. */
  onError(error: Error): void;
}

/**
 * Group commit: fetched batches of all partitions collect here, and one worker hands over all that wait, one call at
 * a time. Pushing waits until the batch is handled, so no partition is fetched ahead of what can be handled. With a
 * pace, the first batch after a quiet time goes at once, and under load each call gets what came meanwhile: kafkajs
 * does not fetch while a batch waits, so fetches become fewer and larger as well. A reader that is behind fetches ahead
 * by one call, so that fetching and parsing overlap the handling.
 */
export class HandOverQueue {
  private entries: Entry[] = [];
  private running: Promise<void> | undefined;
  private paused = false;
  private closed = false;
  /** Earliest start of the next call. */
  private notBefore = -Infinity;
  private pacing: NodeJS.Timeout | undefined;

  constructor(private readonly options: HandOverOptions) {}

  /** A call is running. */
  get busy(): boolean {
    return this.running !== undefined;
  }

  /** @returns true when every record was handled, or will be while more is fetched; false when the batch (or its rest) was dropped. */
  push(batch: WaitingBatch): Promise<boolean> {
    if (this.closed) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.entries.push({ batch, next: 0, ahead: false, resolve });
      // Later, because the other partitions of the same fetch are pushed in the same turn.
      queueMicrotask(() => this.pump());
    });
  }

  dropWaiting(): void {
    const dropped = this.entries;
    this.entries = [];
    dropped.forEach((entry) => entry.resolve(false));
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.pump();
  }

  /** Resolves when no call is running. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Drops what waits, takes nothing more, and waits for the running call. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.pacing);
    this.dropWaiting();
    await this.idle();
  }

  private pump(): void {
    if (this.running || this.pacing || this.paused || this.closed || this.entries.length === 0) return;
    const early = this.notBefore - performance.now();
    if (early > 0) {
      this.pacing = setTimeout(() => {
        this.pacing = undefined;
        this.pump();
      }, early);
      return;
    }
    const taken = this.take();
    if (taken.length === 0) return;
    const isBehind = taken.reduce((sum, { records }) => sum + records.length, 0) >= this.options.maxRecords || taken.some(({ entry }) => hasMore(entry));
    // There is nothing to wait for when the log has more already.
    this.notBefore = isBehind ? -Infinity : performance.now() + (this.options.paceMs ?? 0);
    if (isBehind) this.goAheadNearEnd(taken);
    this.running = this.handOver(taken).finally(() => {
      this.running = undefined;
      this.pump();
    });
  }

  /** When what is left fits one more call, the reader may fetch on. */
  private goAheadNearEnd(taken: readonly { entry: Entry; records: FetchedRecord[] }[]): void {
    const entries = [...taken.map(({ entry }) => entry), ...this.entries];
    const unhandled = entries.reduce((sum, { batch, next }) => sum + batch.records.length - next, 0);
    if (unhandled > 2 * this.options.maxRecords) return;
    for (const entry of entries.filter(({ ahead }) => !ahead)) {
      entry.ahead = true;
      entry.batch.onAhead();
      entry.resolve(true);
    }
  }

  /** Up to `maxRecords` records of what waits; a batch that does not fit is cut. */
  private take(): { entry: Entry; records: FetchedRecord[] }[] {
    const taken: { entry: Entry; records: FetchedRecord[] }[] = [];
    let room = this.options.maxRecords;
    while (room > 0) {
      const entry = this.entries.shift();
      if (!entry) break;
      if (entry.batch.isStale()) {
        entry.resolve(false);
        continue;
      }
      const { records } = entry.batch;
      const part = entry.next === 0 && records.length <= room ? records : records.slice(entry.next, entry.next + room);
      room -= part.length;
      taken.push({ entry, records: part });
    }
    return taken;
  }

  private async handOver(taken: readonly { entry: Entry; records: FetchedRecord[] }[]): Promise<void> {
    try {
      await this.options.handle(taken.map(({ entry, records }) => partOf(entry, records)));
    } catch (error) {
      this.closed = true;
      taken.forEach(({ entry }) => entry.resolve(false));
      this.dropWaiting();
      this.options.onError(asError(error));
      return;
    }
    for (const { entry, records } of taken) this.finish(entry, records);
  }

  private finish(entry: Entry, handled: readonly FetchedRecord[]): void {
    entry.next += handled.length;
    const last = handled.at(-1);
    if (last) entry.batch.onHandled(last.offset);
    if (entry.next >= entry.batch.records.length) entry.resolve(true);
    else if (this.closed || entry.batch.isStale()) entry.resolve(false);
    // First again: what was fetched ahead of its partition meanwhile must stay behind it.
    else this.entries.unshift(entry);
  }
}

function partOf({ batch, next }: Entry, records: FetchedRecord[]): FetchedBatch {
  const before = batch.records[next - 1];
  return {
    topic: batch.topic,
    partition: batch.partition,
    fetchedOffset: before ? before.offset + 1 : batch.fetchedOffset,
    highWatermark: batch.highWatermark,
    records,
  };
}

/** The partition had more when the batch was fetched. */
const hasMore = ({ batch: { highWatermark, records } }: Entry): boolean => highWatermark > (records.at(-1)?.offset ?? Infinity) + 1;
