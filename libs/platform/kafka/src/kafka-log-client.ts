import { LogClosedError } from './errors';
import { GroupReader } from './group-reader';
import { newKafka, silentLogger } from './kafka-connection';
import { openKafkaSender } from './kafka-sender';
import { KafkaLogAdmin } from './log-admin';
import type {
  FetchedBatch,
  FetchedRecord,
  KafkaLogClientOptions,
  LogAdmin,
  LogClient,
  LogClientLogger,
  LogReader,
  LogReaderOptions,
  LogWriter,
  TailHandle,
  WriterOptions,
} from './log-port';
import { scanTopic } from './scan-topic';
import { SingleFlightWriter } from './single-flight-writer';
import { tailTopic } from './tail-topic';
import { TopicSource } from './topic-source';

const TAIL_MAX_WAIT_MS = 250;
const SCAN_MAX_WAIT_MS = 100;

/** A log client over kafkajs. Connects on first use. */
export function createKafkaLogClient(options: KafkaLogClientOptions): LogClient {
  return new KafkaLogClient(options);
}

class KafkaLogClient implements LogClient {
  private readonly logger: LogClientLogger;
  private readonly sharedAdmin: KafkaLogAdmin;
  private readonly readers: LogReader[] = [];
  private readonly writers: LogWriter[] = [];
  private readonly tails: TailHandle[] = [];
  private readonly closing = new AbortController();

  constructor(private readonly options: KafkaLogClientOptions) {
    this.logger = options.logger ?? silentLogger;
    this.sharedAdmin = new KafkaLogAdmin(newKafka(options));
  }

  reader(options: LogReaderOptions): LogReader {
    this.assertOpen();
    const reader = new GroupReader(() => newKafka(this.options), this.sharedAdmin, options, this.logger);
    this.readers.push(reader);
    return reader;
  }

  writer({ idempotent = true }: WriterOptions = {}): LogWriter {
    this.assertOpen();
    const writer = new SingleFlightWriter(() => openKafkaSender(newKafka(this.options), idempotent), this.logger);
    this.writers.push(writer);
    return writer;
  }

  admin(): LogAdmin {
    this.assertOpen();
    return this.sharedAdmin;
  }

  async scan(
    topic: string,
    onBatch: (batch: FetchedBatch) => Promise<void> | void,
    from: ReadonlyMap<number, number> = new Map(),
  ): Promise<void> {
    this.assertOpen();
    await scanTopic(topic, this.source(topic, SCAN_MAX_WAIT_MS), onBatch, from, this.closing.signal);
  }

  async tail(topic: string, onRecord: (record: FetchedRecord) => void): Promise<TailHandle> {
    this.assertOpen();
    const tail = await tailTopic(topic, this.source(topic, TAIL_MAX_WAIT_MS), onRecord, this.logger);
    this.tails.push(tail);
    return tail;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all([...this.readers.map((reader) => reader.stop()), ...this.tails.map((tail) => tail.close())]);
    await Promise.all(this.writers.map((writer) => writer.close()));
    await this.sharedAdmin.close();
  }

  private source(topic: string, maxWaitMs: number): TopicSource {
    return new TopicSource(newKafka(this.options), this.options, topic, maxWaitMs);
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new LogClosedError();
  }
}
