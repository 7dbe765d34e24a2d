import type { Kafka } from 'kafkajs';
import { Backoff } from './backoff';
import { ReaderFailedError, ReaderStalledError } from './errors';
import { HandOverQueue } from './hand-over-queue';
import { isPassing } from './kafka-errors';
import { isReachable } from './log-admin';
import type { LogAdmin, LogClientLogger, LogReader, LogReaderOptions } from './log-port';
import { ReaderSession, type SessionListener } from './reader-session';
import { StallWatch } from './stall-watch';

const DEFAULT_MAX_RECORDS = 500;

/**
 * A group member that outlives its kafkajs consumers: after a crash that may pass, a new one is made, for ever. What
 * cannot pass, and a consumer that shows no sign of life though the broker answers, goes to `onFatal`: the service
 * exits and its supervisor starts it again.
 */
export class GroupReader implements LogReader {
  private readonly queue: HandOverQueue;
  private readonly watch: StallWatch;
  private session: ReaderSession | undefined;
  private running: Promise<void> | undefined;
  private stopped: Promise<void> | undefined;
  private readonly over = new AbortController();
  private failed = false;
  private started: { resolve(): void; reject(error: Error): void } | undefined;

  constructor(
    private readonly newKafka: () => Kafka,
    private readonly admin: LogAdmin,
    private readonly options: LogReaderOptions,
    private readonly logger: LogClientLogger,
  ) {
    this.queue = new HandOverQueue({
      maxRecords: options.maxRecordsPerBatch ?? DEFAULT_MAX_RECORDS,
      ...(options.paceMs !== undefined && { paceMs: options.paceMs }),
      handle: (batches) => options.onBatches(batches),
      onError: (error) => this.fail(error),
    });
    this.watch = new StallWatch(
      () => this.isExpectedToLive(),
      () => this.fail(new ReaderStalledError('A reader shows no sign of life though the log answers.', this.names())),
    );
  }

  start(): Promise<void> {
    if (this.running) throw new ReaderFailedError('A reader is started once.', undefined);
    const ready = new Promise<void>((resolve, reject) => (this.started = { resolve, reject }));
    // A failure is reported to `onFatal` in any case; whoever does not wait for the start shall not crash by it.
    ready.catch(() => undefined);
    this.running = this.runSessions();
    this.watch.start();
    return ready;
  }

  seek(topic: string, partition: number, offset: number): void {
    this.session?.seek(topic, partition, offset);
  }

  pause(): void {
    this.queue.pause();
  }

  resume(): void {
    this.queue.resume();
  }

  lag(): ReadonlyMap<string, number> {
    return this.session?.lag() ?? new Map();
  }

  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    this.over.abort();
    this.watch.stop();
    await this.queue.close();
    await this.session?.stop();
    await this.running;
    this.started?.resolve();
  }

  private async runSessions(): Promise<void> {
    const backoff = new Backoff(100);
    const listener: SessionListener = {
      onSign: () => this.watch.sign(),
      onPositioned: (assigned) => {
        backoff.reset();
        this.logger.info('A reader has its partitions.', { ...this.names(), assigned });
        this.started?.resolve();
      },
      onFatal: (error) => this.fail(error),
    };
    while (!this.over.signal.aborted) {
      const kafka = this.newKafka();
      this.session = new ReaderSession(kafka, this.admin, this.options, this.queue, listener, this.logger);
      const error = await this.session.run();
      if (!error || this.over.signal.aborted) return;
      if (!isPassing(error) && (await isReachable(kafka))) {
        this.fail(new ReaderFailedError('A reader ended by an error that does not pass.', error));
        return;
      }
      this.logger.warn('A reader lost the log and starts again.', { ...this.names(), reason: error.message });
      await backoff.wait(this.over.signal);
    }
  }

  /** A busy member may have lost its membership, and without a broker there is none. */
  private async isExpectedToLive(): Promise<boolean> {
    return !this.queue.busy && (await isReachable(this.newKafka()));
  }

  private fail(error: Error): void {
    if (this.failed || this.over.signal.aborted) return;
    this.failed = true;
    this.started?.reject(error);
    this.logger.error('A reader ended.', { ...this.names(), reason: error.message });
    void this.stop();
    this.options.onFatal(error);
  }

  private names(): Record<string, unknown> {
    return { groupId: this.options.groupId, topics: this.options.topics };
  }
}
