import { Backoff, within } from './backoff';
import { asError, brokerErrorType } from './kafka-errors';
import type { FetchedRecord, LogClientLogger, TailHandle } from './log-port';
import type { TopicSource } from './topic-source';

const CLOSE_LIMIT_MS = 5_000;

/** Follows a topic from its present end until it is closed or the signal is aborted. */
export async function tailTopic(
  topic: string,
  source: TopicSource,
  onRecord: (record: FetchedRecord) => void,
  logger: LogClientLogger,
): Promise<TailHandle> {
  const closing = new AbortController();
  let next: Map<number, number>;
  try {
    await source.open();
    next = await ends(source);
  } catch (error) {
    await source.close();
    throw error;
  }
  const following = follow();
  return {
    async close() {
      closing.abort();
      await within(CLOSE_LIMIT_MS, following);
      await within(CLOSE_LIMIT_MS, source.close());
    },
  };

  async function follow(): Promise<void> {
    const backoff = new Backoff();
    while (!closing.signal.aborted) {
      try {
        for (const { records } of await source.fetch(next)) records.forEach(deliver);
        backoff.reset();
      } catch (error) {
        logger.debug('A tail lost the log and tries again.', { topic, reason: asError(error).message });
        await backoff.wait(closing.signal);
        await recover(error);
      }
    }
  }

  async function recover(cause: unknown): Promise<void> {
    try {
      await source.reopen();
      if (brokerErrorType(cause) === 'OFFSET_OUT_OF_RANGE') next = await ends(source);
    } catch (error) {
      logger.debug('A tail still has no log.', { topic, reason: asError(error).message });
    }
  }

  function deliver(record: FetchedRecord): void {
    if (closing.signal.aborted) return;
    try {
      onRecord(record);
    } catch (error) {
      logger.error('The receiver of a tail failed; the tail goes on.', { topic, reason: asError(error).message });
    }
  }
}

async function ends(source: TopicSource): Promise<Map<number, number>> {
  return new Map([...(await source.offsets())].map(([partition, { high }]) => [partition, high]));
}
