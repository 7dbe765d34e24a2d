import { contractOf, encodeEvent, topicOf, type EventEnvelope } from '@parley/contracts';

export type ProjectedEvent = EventEnvelope<Record<string, unknown>>;

interface ScannedRecord {
  topic: string;
  partition: number;
  offset: number;
  key: string;
  headers: Record<string, string>;
  value: Buffer;
  timestamp: number;
}

/** What a rebuild asks of a log. In the terms of the log port, which this library cannot name: the port's own specs use it. */
export interface ScannedLog {
  scan(
    topic: string,
    onBatch: (batch: { topic: string; partition: number; fetchedOffset: number; highWatermark: number; records: ScannedRecord[] }) => Promise<void> | void,
    from?: ReadonlyMap<number, number>,
  ): Promise<void>;
}

/** A log that holds these events, each on its own topic, and one partition per topic. */
export function logOf(events: readonly ProjectedEvent[]): ScannedLog {
  return {
    scan: async (topic, onBatch, from) => {
      const records = events
        .filter(({ type }) => topicNameOf(type) === topic)
        .map((event, offset): ScannedRecord => {
          const { key, headers, value } = encodeEvent(event);
          return { topic, partition: 0, offset, key, headers, value: Buffer.from(value), timestamp: 0 };
        });
      const fetchedOffset = from?.get(0) ?? 0;
      const left = records.slice(fetchedOffset);
      if (left.length > 0) await onBatch({ topic, partition: 0, fetchedOffset, highWatermark: records.length, records: left });
    },
  };
}

function topicNameOf(type: string): string {
  const contract = contractOf(type);
  if (!contract) throw new TypeError(`${type} is not in the catalogue of events`);
  return topicOf(contract).name;
}
