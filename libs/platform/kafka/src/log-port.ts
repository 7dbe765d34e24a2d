/**
 * The narrow log port: all that Parley needs of Kafka. Everything else of the client stays behind it, so that the
 * client can be replaced without touching a service.
 *
 * Offsets are plain numbers (exact up to 2^53 - 1). A position is the offset of the next record to read.
 */

/** A record to append. */
export interface LogRecord {
  topic: string;
  /** Decides the partition; records of one key keep their order. `null` spreads over the partitions. */
  key: string | null;
  /** Values must be strings; anything else is rejected before it is sent. */
  headers: Record<string, string>;
  /** `null` is a tombstone. */
  value: string | Buffer | null;
  /** Overrides the choice by key. */
  partition?: number;
  /** Milliseconds since the epoch; default: the time of sending. */
  timestamp?: number;
}

/** A record as read from the log. */
export interface FetchedRecord {
  topic: string;
  partition: number;
  offset: number;
  key: string | null;
  headers: Record<string, string>;
  value: Buffer | null;
  /** Milliseconds since the epoch. */
  timestamp: number;
}

/** Records of one partition in offset order, as fetched. Offsets may have gaps (compaction, control records). */
export interface FetchedBatch {
  topic: string;
  partition: number;
  /** Offset the fetch was asked for: records before it may be missing. */
  fetchedOffset: number;
  /** Offset behind the last record of the partition at the time of the fetch. */
  highWatermark: number;
  records: FetchedRecord[];
}

export interface AppendOptions {
  /**
   * After this many milliseconds (> 0) the append rejects with `LogUnavailableError`. Default: wait for ever.
   * Records that were still queued are then never sent; records that were being sent have an unknown outcome: they
   * may be in the log, or appear in it later.
   */
  timeoutMs?: number;
}

/**
 * Appends records in the order of the calls, one send outstanding at a time; whatever arrives meanwhile goes with the
 * next send. A failed send is repeated with the same records, through a new producer, until it succeeds.
 */
export interface LogWriter {
  /**
   * Resolves when all records are acknowledged by all in-sync replicas. Delivery is at least once: a repeat after a
   * lost acknowledgement may put the same record into the log twice.
   *
   * @throws LogUnavailableError after `timeoutMs` (retriable).
   * @throws RecordTooLargeError when a record exceeds 1 MB with key and headers; no record of this call is then sent.
   * When only the log itself refuses it (a topic with a lower limit), other records of the call may be in the log.
   * @throws InvalidRecordError for a header that is not a string or an empty topic (nothing is sent), or a topic or
   * partition that does not exist (other records of the call may be in the log). Other calls are not affected.
   * @throws LogClosedError after `close`.
   */
  append(records: readonly LogRecord[], options?: AppendOptions): Promise<void>;
  /** Refuses new appends, waits up to 10 s for what was accepted, rejects the rest and disconnects. */
  close(): Promise<void>;
}

/** `${topic}/${partition}` */
export type PartitionKey = string;

export interface TopicPartition {
  topic: string;
  partition: number;
}

export interface LogReaderOptions {
  groupId: string;
  /** They must exist when the reader starts. */
  topics: readonly string[];
  /** Where a partition without a position starts: at its beginning (default) or at its present end. */
  fromBeginning?: boolean;
  /** `true`: background reader (waits up to 500 ms for 64 kB); default `false`: every record at once. */
  lazy?: boolean;
  /**
   * Least time from one `onBatches` call to the next, in milliseconds; default 0. A wake-up costs more than the work:
   * what comes meanwhile shares the next call. The first record after a quiet time is handed over at once.
   */
  paceMs?: number;
  /** How many records one `onBatches` call gets at most, across partitions; larger batches are cut. Default 500. */
  maxRecordsPerBatch?: number;
  /**
   * Positions to start from, asked on every assignment; a partition that is not in the map starts at the beginning
   * (or at the end, see `fromBeginning`). A rejection is repeated with back-off while the assignment lasts.
   */
  positions(assigned: readonly TopicPartition[]): Promise<ReadonlyMap<PartitionKey, number>>;
  /**
   * Gets all fetched batches that wait, across partitions and topics, one call at a time (group commit). When it
   * resolves the reader goes on behind them. It must not throw for a message's sake: a throw is fatal, goes to
   * `onFatal` and stops the reading.
   */
  onBatches(batches: readonly FetchedBatch[]): Promise<void>;
  /** Called at most once; the reader has then stopped handing over. The process should exit and be restarted. */
  onFatal(error: Error): void;
}

/** A member of a consumer group. Committed offsets are written for lag tools only and never read. */
export interface LogReader {
  /**
   * Resolves with the first assignment, when every partition has its position; waits for a broker that is away.
   * Rejects with what went to `onFatal` before that.
   */
  start(): Promise<void>;
  /** Reads this partition from `offset` next, if it is assigned and positioned; batches that wait are dropped. */
  seek(topic: string, partition: number, offset: number): void;
  /** Stops handing over after the running call; membership and positions are kept. */
  pause(): void;
  resume(): void;
  /** Per assigned partition: high watermark - next offset, in records, as of the last fetch. */
  lag(): ReadonlyMap<PartitionKey, number>;
  /** Drain: finishes the running `onBatches`, hands over nothing more, leaves the group. */
  stop(): Promise<void>;
}

export interface TopicSpec {
  name: string;
  /** Number of partitions, > 0. */
  partitions: number;
  /** Topic configuration as Kafka names it, for example `{ 'cleanup.policy': 'compact' }`. */
  config?: Record<string, string>;
}

export interface PartitionOffsets {
  /** First offset that can still be read. */
  low: number;
  /** Offset the next appended record will get. */
  high: number;
}

export interface LogAdmin {
  /**
   * Creates what is missing; leaves existing topics as they are.
   *
   * @throws TopicMismatchError when an existing topic has another partition count.
   */
  ensureTopics(specs: readonly TopicSpec[]): Promise<void>;
  /** Per partition of the topic. */
  endOffsets(topic: string): Promise<Map<number, PartitionOffsets>>;
  clusterId(): Promise<string>;
  /** Per partition: high watermark - committed offset (whole partition when nothing is committed). */
  groupLag(groupId: string, topics: readonly string[]): Promise<Map<PartitionKey, number>>;
  /** Deletes the topics; those that do not exist are passed over. */
  deleteTopics(names: readonly string[]): Promise<void>;
}

export interface WriterOptions {
  /** Default `true`. */
  idempotent?: boolean;
}

export interface TailHandle {
  close(): Promise<void>;
}

/** All that one process has of the log. Readers, writers and the admin share nothing but the broker addresses. */
export interface LogClient {
  reader(options: LogReaderOptions): LogReader;
  writer(options?: WriterOptions): LogWriter;
  admin(): LogAdmin;
  /**
   * Reads a whole topic once, up to the end it has at the call, outside any group. Order holds per partition;
   * `onBatch` is called one call at a time. `from` gives first offsets per partition (default: the beginning).
   *
   * @throws PositionBeyondEndError, PositionBeforeStartError for an offset in `from` that the partition does not hold.
   * @throws LogUnavailableError when the log does not answer for several seconds.
   */
  scan(
    topic: string,
    onBatch: (batch: FetchedBatch) => Promise<void> | void,
    from?: ReadonlyMap<number, number>,
  ): Promise<void>;
  /**
   * Follows a topic from its present end, without a group, for ephemeral signals: records may be missed while the
   * broker is away. Resolves when every record appended from now on will be seen.
   */
  tail(topic: string, onRecord: (record: FetchedRecord) => void): Promise<TailHandle>;
  /** Stops every reader and tail, closes every writer, disconnects. */
  close(): Promise<void>;
}

/** Where the client reports to; never gets payloads, keys or header values. */
export interface LogClientLogger {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

export interface KafkaLogClientOptions {
  /** `host:port` each. */
  brokers: readonly string[];
  clientId: string;
  /** Default: silent. */
  logger?: LogClientLogger;
}

export function partitionKey(topic: string, partition: number): PartitionKey {
  return `${topic}/${partition}`;
}
