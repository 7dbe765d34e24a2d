import type { FetchedBatch, FetchedRecord, LogClient, LogRecord, LogWriter } from '@parley/platform/kafka';

export interface ScopedLog extends LogClient {
  /** Rejects appends while true, as if no broker answered. */
  unreachable: boolean;
  /** Scoped names of topics that were made. */
  readonly made: ReadonlySet<string>;
}

/** The same log with topics and groups of its own: names get a prefix on the way in and lose it on the way out. */
export function scopedLog(log: LogClient, scope: string, unavailable: () => Error): ScopedLog {
  const made = new Set<string>();
  const inward = (name: string): string => `${scope}.${name}`;
  const outward = <T extends { topic: string }>(item: T): T => ({ ...item, topic: item.topic.slice(scope.length + 1) });
  const outwardBatch = (batch: FetchedBatch): FetchedBatch => ({ ...outward(batch), records: batch.records.map((record: FetchedRecord) => outward(record)) });
  const scoped: ScopedLog = {
    unreachable: false,
    made,
    reader: (options) => {
      const reader = log.reader({
        ...options,
        groupId: inward(options.groupId),
        topics: options.topics.map(inward),
        positions: async (assigned) => {
          const found = await options.positions(assigned.map(outward));
          return new Map([...found].map(([key, offset]) => [inward(key), offset]));
        },
        onBatches: (batches) => options.onBatches(batches.map(outwardBatch)),
      });
      return {
        start: () => reader.start(),
        seek: (topic, partition, offset) => reader.seek(inward(topic), partition, offset),
        pause: () => reader.pause(),
        resume: () => reader.resume(),
        lag: () => reader.lag(),
        stop: () => reader.stop(),
      };
    },
    writer: (options): LogWriter => {
      const writer = log.writer(options);
      return {
        append: async (records: readonly LogRecord[], appendOptions) => {
          if (scoped.unreachable) throw unavailable();
          await writer.append(records.map((record) => ({ ...record, topic: inward(record.topic) })), appendOptions);
        },
        close: () => writer.close(),
      };
    },
    admin: () => {
      const admin = log.admin();
      return {
        ensureTopics: async (specs) => {
          for (const { name } of specs) made.add(inward(name));
          await admin.ensureTopics(specs.map((spec) => ({ ...spec, name: inward(spec.name) })));
        },
        endOffsets: (topic) => admin.endOffsets(inward(topic)),
        clusterId: () => admin.clusterId(),
        groupLag: (group, topics) => admin.groupLag(inward(group), topics.map(inward)),
        deleteTopics: (names) => admin.deleteTopics(names.map(inward)),
      };
    },
    scan: (topic, onBatch, from) => log.scan(inward(topic), (batch) => onBatch(outwardBatch(batch)), from),
    tail: (topic, onRecord) => log.tail(inward(topic), (record) => onRecord(outward(record))),
    close: () => log.close(),
  };
  return scoped;
}
