import type { Batch, Consumer, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from 'kafkajs';
import { Assignment, type Progress } from './assignment';
import { Backoff, within } from './backoff';
import { PositionBeforeStartError, PositionBeyondEndError } from './errors';
import { toFetchedRecord } from './fetched-records';
import type { HandOverQueue } from './hand-over-queue';
import { Heartbeats } from './heartbeats';
import { RETRY } from './kafka-connection';
import { asError, brokerErrorType } from './kafka-errors';
import type { LogAdmin, LogClientLogger, LogReaderOptions, PartitionOffsets, TopicPartition } from './log-port';
import { startingPoints, startPosition } from './start-positions';

const SESSION_TIMEOUT_MS = 6_000;
/** Longest time the group waits for a member that is busy; it then goes on without it. */
const REBALANCE_TIMEOUT_MS = 20_000;
const HEARTBEAT_MS = 1_500;
const COMMIT_EVERY_MS = 5_000;
const STOP_STEP_LIMIT_MS = 5_000;
const LAST_COMMIT_LIMIT_MS = 1_000;
const CONCURRENT_PARTITIONS = 128;
const EAGER = { minBytes: 1, maxWaitTimeInMs: 500, maxBytesPerPartition: 256 * 1024 };
const LAZY = { minBytes: 64 * 1024, maxWaitTimeInMs: 500, maxBytesPerPartition: 512 * 1024 };
const MEMBERSHIP_LOST = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'NOT_COORDINATOR_FOR_GROUP',
]);

/** What a session tells its reader. */
export interface SessionListener {
  /** The broker confirmed the membership. */
  onSign(): void;
  /** Every assigned partition has its position. */
  onPositioned(assigned: number): void;
  /** Nothing may be handed over any more. */
  onFatal(error: Error): void;
}

/** One kafkajs consumer from its connection to its crash or stop. A crashed session is replaced, never mended. */
export class ReaderSession {
  private readonly consumer: Consumer;
  private readonly assignment = new Assignment();
  private readonly heartbeats = new Heartbeats(HEARTBEAT_MS, (error) => this.heartbeatFailed(error));
  /** Resolves when the positions of the present assignment are known, or no longer wanted. */
  private positioned: Promise<void> = Promise.resolve();
  private membershipError: Error | undefined;
  private readonly stopping = new AbortController();
  private settle: (error?: Error) => void = () => undefined;
  private readonly ended = new Promise<Error | undefined>((resolve) => (this.settle = resolve));
  private joining: Promise<void> = Promise.resolve();
  private committed = '';

  constructor(
    kafka: Kafka,
    private readonly admin: LogAdmin,
    private readonly options: LogReaderOptions,
    private readonly queue: HandOverQueue,
    private readonly listener: SessionListener,
    private readonly logger: LogClientLogger,
  ) {
    this.consumer = kafka.consumer({
      groupId: options.groupId,
      ...(options.lazy ? LAZY : EAGER),
      sessionTimeout: SESSION_TIMEOUT_MS,
      rebalanceTimeout: REBALANCE_TIMEOUT_MS,
      heartbeatInterval: HEARTBEAT_MS,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, restartOnFailure: async () => false },
    });
  }

  /** Never rejects. @returns the error that ended the session; nothing when it was stopped. */
  async run(): Promise<Error | undefined> {
    this.listen();
    const committing = setInterval(() => void this.commit(), COMMIT_EVERY_MS);
    this.joining = this.join();
    const error = await this.ended;
    clearInterval(committing);
    this.assignment.clear();
    return error;
  }

  seek(topic: string, partition: number, offset: number): void {
    const progress = this.assignment.of(topic, partition);
    if (!progress) return;
    progress.next = offset;
    progress.handled = offset;
    progress.seeks += 1;
    this.consumer.seek({ topic, partition, offset: String(offset) });
  }

  lag(): ReadonlyMap<string, number> {
    return this.assignment.lag();
  }

  /** To be called after the queue was closed: then no batch is in flight. */
  async stop(): Promise<void> {
    await within(LAST_COMMIT_LIMIT_MS, this.commit());
    this.stopping.abort();
    // kafkajs starts to read after a join that ends later than its stop.
    await within(STOP_STEP_LIMIT_MS, this.joining);
    await within(STOP_STEP_LIMIT_MS, this.disconnect());
    this.settle();
  }

  private async join(): Promise<void> {
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
      if (this.stopping.signal.aborted) return;
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
        eachBatch: (payload) => this.eachBatch(payload),
      });
    } catch (error) {
      await this.disconnect();
      this.settle(asError(error));
    }
  }

  private async disconnect(): Promise<void> {
    try {
      await this.consumer.disconnect();
    } catch (error) {
      this.logger.debug('A consumer did not disconnect cleanly.', { reason: asError(error).message });
    }
  }

  private listen(): void {
    const { events } = this.consumer;
    this.consumer.on(events.HEARTBEAT, () => this.listener.onSign());
    this.consumer.on(events.GROUP_JOIN, (event) => this.joined(event));
    this.consumer.on(events.REBALANCING, () => this.loseAssignment());
    this.consumer.on(events.CRASH, ({ payload }) => this.settle(payload.error));
    this.consumer.on(events.START_BATCH_PROCESS, ({ payload }) => {
      // kafkajs steps over batches that hold only control records or records removed by compaction by itself.
      const progress = payload.batchSize === 0 ? this.assignment.of(payload.topic, payload.partition) : undefined;
      if (!progress) return;
      const isHandled = progress.handled === progress.next;
      progress.next = Math.max(progress.next, Number(payload.lastOffset) + 1);
      if (isHandled) progress.handled = progress.next;
    });
  }

  private joined({ payload }: ConsumerGroupJoinEvent): void {
    this.listener.onSign();
    this.membershipError = undefined;
    this.loseAssignment();
    const assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    this.positioned = this.position(assigned, this.assignment.epoch);
  }

  private loseAssignment(): void {
    this.assignment.clear();
    this.queue.dropWaiting();
  }

  /** Asks where to start and seeks every assigned partition; repeated until it succeeds or the assignment is over. */
  private async position(assigned: readonly TopicPartition[], epoch: number): Promise<void> {
    const backoff = new Backoff();
    while (this.isCurrent(epoch)) {
      try {
        // A call of the time before the join may still be moving the positions.
        await this.queue.idle();
        const offsets = await this.endOffsets(assigned);
        const positions = await this.options.positions(assigned);
        if (!this.isCurrent(epoch)) return;
        const points = startingPoints(assigned, positions, offsets, this.options.fromBeginning ?? true);
        for (const { offset, ...of } of points) this.consumer.seek({ ...of, offset: String(offset) });
        this.assignment.place(points);
        this.listener.onPositioned(assigned.length);
        return;
      } catch (error) {
        if (error instanceof PositionBeyondEndError || error instanceof PositionBeforeStartError) {
          this.listener.onFatal(error);
          return;
        }
        this.logger.warn('The positions of a reader are not known yet.', {
          groupId: this.options.groupId,
          reason: asError(error).message,
        });
        await backoff.wait(this.stopping.signal);
      }
    }
  }

  private async endOffsets(assigned: readonly TopicPartition[]): Promise<Map<string, Map<number, PartitionOffsets>>> {
    const topics = [...new Set(assigned.map(({ topic }) => topic))];
    return new Map(
      await Promise.all(topics.map(async (topic) => [topic, await this.admin.endOffsets(topic)] as const)),
    );
  }

  private isCurrent(epoch: number): boolean {
    return this.assignment.epoch === epoch && !this.stopping.signal.aborted;
  }

  /** Throws only a loss of membership, which makes kafkajs join again; never for a message's sake. */
  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    this.heartbeats.enter(payload.heartbeat);
    try {
      const { topic, partition } = payload.batch;
      const progress = this.assignment.of(topic, partition);
      // A batch that came before its position was known is dropped: the seek fetches again from the right place.
      if (progress) await this.collect(payload, progress);
      else await this.positioned;
      if (this.membershipError) throw this.membershipError;
    } finally {
      this.heartbeats.leave();
    }
  }

  private async collect(payload: EachBatchPayload, progress: Progress): Promise<void> {
    const { batch, isStale, isRunning, resolveOffset } = payload;
    const { epoch } = this.assignment;
    const { seeks } = progress;
    const isGone = () => !this.isCurrent(epoch) || progress.seeks !== seeks || isStale() || !isRunning();
    if (isGone()) return;
    const { topic, partition } = batch;
    const fetchedOffset = Number((batch as Batch & { fetchedOffset: string }).fetchedOffset);
    if (fetchedOffset !== progress.next) {
      await this.explainJump(progress, epoch);
      return;
    }
    progress.highWatermark = Number(batch.highWatermark);
    const lastMessage = Number(batch.messages.at(-1)?.offset);
    // Behind the last message there may be control records, which kafkajs steps over.
    const behind = (offset: number): number => (offset === lastMessage ? Number(batch.lastOffset()) : offset) + 1;
    const fetchOn = (offset: number): void => {
      resolveOffset(String(offset));
      progress.next = behind(offset);
    };
    await this.queue.push({
      topic,
      partition,
      fetchedOffset,
      highWatermark: progress.highWatermark,
      records: batch.messages.map((message) => toFetchedRecord(topic, partition, message)),
      isStale: isGone,
      onHandled: (offset) => {
        if (isGone()) return;
        progress.handled = behind(offset);
        // A reader that fetches ahead is past it.
        if (progress.handled > progress.next) fetchOn(offset);
      },
      onAhead: () => {
        if (!isGone()) fetchOn(lastMessage);
      },
    });
  }

  /** kafkajs fetched from elsewhere: on an offset out of range it silently starts from the beginning. */
  private async explainJump(progress: Progress, epoch: number): Promise<void> {
    try {
      const { topic, partition, next } = progress;
      const bounds = (await this.admin.endOffsets(topic)).get(partition);
      if (!bounds || !this.isCurrent(epoch)) return;
      const offset = startPosition(progress, next, bounds, true);
      this.logger.warn('A reader fetched from an unexpected offset and goes back.', { topic, partition, offset });
      this.consumer.seek({ topic, partition, offset: String(offset) });
    } catch (error) {
      if (error instanceof PositionBeyondEndError || error instanceof PositionBeforeStartError) {
        this.listener.onFatal(error);
      } else {
        this.logger.warn('The bounds of a partition are not known yet.', { reason: asError(error).message });
      }
    }
  }

  private heartbeatFailed(error: unknown): void {
    const type = brokerErrorType(error);
    if (type === undefined || !MEMBERSHIP_LOST.has(type)) return;
    this.membershipError = asError(error);
    this.loseAssignment();
  }

  /** Only for lag tools: committed offsets are never read. */
  private async commit(): Promise<void> {
    const offsets = this.assignment
      .all()
      .map(({ topic, partition, handled }) => ({ topic, partition, offset: String(handled) }));
    const fingerprint = JSON.stringify(offsets);
    if (offsets.length === 0 || fingerprint === this.committed) return;
    try {
      await this.consumer.commitOffsets(offsets);
      this.committed = fingerprint;
    } catch (error) {
      this.logger.debug('The offsets for lag tools were not committed.', { reason: asError(error).message });
    }
  }
}
