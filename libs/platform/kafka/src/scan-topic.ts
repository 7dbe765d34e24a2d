import { Backoff } from './backoff';
import { LogClosedError, LogUnavailableError } from './errors';
import { isPassing } from './kafka-errors';
import type { FetchedBatch } from './log-port';
import { startPosition } from './start-positions';
import type { TopicSource } from './topic-source';

const ATTEMPTS = 8;

/** Reads from the given offsets (default: the beginning) to the end the topic has now. */
export async function scanTopic(
  topic: string,
  source: TopicSource,
  onBatch: (batch: FetchedBatch) => Promise<void> | void,
  from: ReadonlyMap<number, number>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await source.open();
    const ends = await source.offsets();
    const next = new Map<number, number>();
    for (const [partition, bounds] of ends) {
      next.set(partition, startPosition({ topic, partition }, from.get(partition), bounds, true));
    }
    for (;;) {
      for (const [partition, offset] of next) {
        if (offset >= (ends.get(partition)?.high ?? 0)) next.delete(partition);
      }
      if (next.size === 0) return;
      const batches = await fetchPatiently(topic, source, next, signal);
      // The broker answers at once as long as anything is left: only records that were removed remain.
      if (batches.length === 0) return;
      for (const batch of batches) {
        const part = upTo(batch, ends.get(batch.partition)?.high ?? 0);
        if (part.records.length > 0) await onBatch(part);
      }
    }
  } finally {
    await source.close();
  }
}

async function fetchPatiently(
  topic: string,
  source: TopicSource,
  next: Map<number, number>,
  signal: AbortSignal,
): Promise<FetchedBatch[]> {
  const backoff = new Backoff();
  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) throw new LogClosedError();
    try {
      if (attempt > 1) await source.reopen();
      return await source.fetch(next);
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (attempt === ATTEMPTS) throw new LogUnavailableError(`Topic ${topic} cannot be read now.`, { cause: error });
      await backoff.wait(signal);
    }
  }
}

function upTo(batch: FetchedBatch, end: number): FetchedBatch {
  const last = batch.records.at(-1);
  if (!last || last.offset < end) return batch;
  return { ...batch, records: batch.records.filter(({ offset }) => offset < end) };
}
