import type {
  FetchedRecord,
  LogClient,
  LogReader,
  LogReaderOptions,
  LogRecord,
  TailHandle,
} from '@parley/platform/kafka';

/** A log in memory, one partition per topic, for specs of one service: what is appended reaches every reader, in order. */
export class MemoryLog implements LogClient {
  private readonly topics = new Map<string, FetchedRecord[]>();
  private readonly readers = new Set<MemoryReader>();
  private readonly tails = new Map<string, Set<(record: FetchedRecord) => void>>();

  records(topic: string): readonly FetchedRecord[] {
    return this.topics.get(topic) ?? [];
  }

  append(records: readonly LogRecord[]): Promise<void> {
    for (const { topic, key, headers, value } of records) {
      const held = this.topics.get(topic) ?? [];
      this.topics.set(topic, held);
      const record = {
        topic,
        partition: 0,
        offset: held.length,
        key,
        headers,
        value: value === null ? null : Buffer.from(value),
        timestamp: 0,
      };
      held.push(record);
      for (const listener of this.tails.get(topic) ?? []) listener(record);
    }
    for (const reader of this.readers) reader.wake();
    return Promise.resolve();
  }

  reader(options: LogReaderOptions): LogReader {
    const reader = new MemoryReader(options, this);
    this.readers.add(reader);
    return reader;
  }

  writer() {
    return { append: (records: readonly LogRecord[]) => this.append(records), close: () => Promise.resolve() };
  }

  admin() {
    return {
      ensureTopics: () => Promise.resolve(),
      endOffsets: (topic: string) => Promise.resolve(new Map([[0, { low: 0, high: this.records(topic).length }]])),
      clusterId: () => Promise.resolve('memory'),
      groupLag: () => Promise.resolve(new Map<string, number>()),
      deleteTopics: () => Promise.resolve(),
    };
  }

  async scan(
    topic: string,
    onBatch: Parameters<LogClient['scan']>[1],
    from?: ReadonlyMap<number, number>,
  ): Promise<void> {
    const fetchedOffset = from?.get(0) ?? 0;
    const records = this.records(topic).slice(fetchedOffset);
    if (records.length > 0)
      await onBatch({ topic, partition: 0, fetchedOffset, highWatermark: fetchedOffset + records.length, records });
  }

  tail(topic: string, onRecord: (record: FetchedRecord) => void): Promise<TailHandle> {
    const listeners = this.tails.get(topic) ?? new Set();
    this.tails.set(topic, listeners.add(onRecord));
    return Promise.resolve({ close: () => Promise.resolve(void listeners.delete(onRecord)) });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

class MemoryReader implements LogReader {
  private readonly next = new Map<string, number>();
  private running: Promise<void> = Promise.resolve();
  private started = false;

  constructor(
    private readonly options: LogReaderOptions,
    private readonly log: MemoryLog,
  ) {}

  async start(): Promise<void> {
    const positions = await this.options.positions(this.options.topics.map((topic) => ({ topic, partition: 0 })));
    for (const [key, position] of positions) this.next.set(key.slice(0, key.lastIndexOf('/')), position);
    this.started = true;
    this.wake();
  }

  /** One hand-over after the other. */
  wake(): void {
    if (!this.started) return;
    this.running = this.running.then(() => this.handOver()).catch((error: Error) => this.options.onFatal(error));
  }

  seek(topic: string, _partition: number, offset: number): void {
    this.next.set(topic, offset);
    this.wake();
  }

  pause(): void {
    this.started = false;
  }

  resume(): void {
    this.started = true;
    this.wake();
  }

  lag(): ReadonlyMap<string, number> {
    return new Map();
  }

  async stop(): Promise<void> {
    this.started = false;
    await this.running;
  }

  private async handOver(): Promise<void> {
    if (!this.started) return;
    const batches = this.options.topics.flatMap((topic) => {
      const fetchedOffset = this.next.get(topic) ?? 0;
      const records = this.log.records(topic).slice(fetchedOffset);
      this.next.set(topic, fetchedOffset + records.length);
      return records.length > 0
        ? [{ topic, partition: 0, fetchedOffset, highWatermark: fetchedOffset + records.length, records }]
        : [];
    });
    if (batches.length > 0) await this.options.onBatches(batches);
  }
}
