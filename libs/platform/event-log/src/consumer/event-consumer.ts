import type { FetchedBatch, LogClient, LogReader, TopicPartition } from '@parley/platform/kafka';
import { platformMetrics, type EventOutcome, type Logger } from '@parley/platform/observability';
import { setTimeout as wait } from 'node:timers/promises';
import type { Outbox } from '../outbox/outbox';
import type { Database, Tx } from '../postgres/database';
import { FETCH_BATCH, PACE_MS } from '../settings';
import { handling } from '../tracing/causes';
import type { ConsumerContext, ConsumerDeclaration, EventsHandler, ReceivedEvent } from './declaration';
import { GatheredFetches, mattersTo } from './gathered-fetches';
import { isOutage, nameOf } from './outage';
import { ParkingDrainer } from './parking-drainer';
import { deadLetter, park } from './parking';
import { advance, lockPositions, readStatus } from './reader-tables';
import { sight, streamOf, streamsOf, triage, type Triage } from './triage';

export interface EventConsumerOptions {
  declaration: ConsumerDeclaration;
  handle: EventsHandler;
  database: Database;
  outbox: Outbox;
  log: LogClient;
  logger: Logger;
  /** New outbox rows were committed. */
  nudgeRelay: () => void;
  onFatal: (error: Error) => void;
}

/** Ends a probe without leaving a trace. */
class ProbeRollback extends Error {}

/**
 * A reader of topics whose effects and positions commit together: one transaction per fetch, across partitions.
 * A store that is away pauses it; a stream that keeps failing is parked, and the others go on.
 */
export class EventConsumer {
  private readonly reader: LogReader;
  private readonly handles: ReadonlySet<string>;
  private readonly drainer: ParkingDrainer;
  private readonly fetches: GatheredFetches;
  private readonly stopping = new AbortController();

  constructor(private readonly options: EventConsumerOptions) {
    const { declaration, log } = options;
    this.handles = new Set(declaration.handles.map((contract) => contract.type));
    this.reader = log.reader({
      groupId: declaration.reader,
      topics: declaration.topics.map((topic) => topic.name),
      lazy: declaration.lazy ?? false,
      paceMs: declaration.paceMs ?? PACE_MS,
      maxRecordsPerBatch: FETCH_BATCH,
      positions: (assigned) => readPositions(options.database, declaration.reader, assigned),
      onBatches: (batches) => this.fetches.take(batches),
      // A fetch that waits for a store is given up when the reader stops: nothing of it was applied.
      onFatal: (error) => this.fail(error),
    });
    this.fetches = new GatheredFetches({
      matters: mattersTo(this.handles),
      apply: (batches) => this.process(batches),
      onError: (error) => this.fail(error),
    });
    this.drainer = new ParkingDrainer({
      reader: declaration.reader,
      handles: this.handles,
      handle: options.handle,
      database: options.database,
      onReleased: options.nudgeRelay,
      logger: options.logger,
    });
  }

  get name(): string {
    return this.options.declaration.reader;
  }

  async start(): Promise<void> {
    await this.reader.start();
    this.drainer.start();
  }

  /** Finishes the running fetch and leaves the group. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.reader.stop(), this.drainer.stop()]);
    this.fetches.stop();
  }

  lag(): ReadonlyMap<string, number> {
    return this.reader.lag();
  }

  /** Applies one hand-over; exposed for tests and rebuilds that feed it themselves. Throws only when stopping. */
  async process(batches: readonly FetchedBatch[]): Promise<void> {
    const attempts = this.options.declaration.attempts ?? 3;
    const failing = new Map<string, string>();
    let failures = 0;
    let outages = 0;
    let probe = false;
    for (;;) {
      try {
        if (probe) for (const [stream, reason] of await this.findFailing(batches, failing)) failing.set(stream, reason);
        probe = false;
        await this.apply(batches, failing);
        return;
      } catch (error) {
        if (isOutage(error)) {
          outages += 1;
          this.options.logger.warn('a store is away, the reader waits', { reader: this.name, outages, error: nameOf(error) });
          await this.pause(Math.min(2_000, 100 * 2 ** Math.min(outages, 6)));
          continue;
        }
        failures += 1;
        this.options.logger.warn('a fetch failed', { reader: this.name, failures, error: nameOf(error) });
        if (failures > attempts * 10) throw error;
        probe = failures % attempts === 0;
        if (!probe) await this.pause(50 * 2 ** Math.min(failures, 5));
      }
    }
  }

  private fail(error: Error): void {
    if (!this.stopping.signal.aborted) this.options.onFatal(error);
  }

  private async apply(batches: readonly FetchedBatch[], failing: ReadonlyMap<string, string>): Promise<void> {
    const stopTimer = platformMetrics.consumerBatchSeconds().startTimer({ reader: this.name });
    const after: (() => void)[] = [];
    const plan = await this.options.database.transaction(async (tx) => {
      after.length = 0;
      return this.applyIn(tx, batches, failing, { tx, afterCommit: (action) => after.push(action) });
    });
    stopTimer();
    this.report(plan);
    for (const [topic, partition, next] of plan.holes) this.reader.seek(topic, partition, next);
    this.options.nudgeRelay();
    for (const action of after) action();
  }

  private async applyIn(
    tx: Tx,
    batches: readonly FetchedBatch[],
    failing: ReadonlyMap<string, string>,
    context: ConsumerContext,
  ): Promise<Triage> {
    const sighting = sight(batches, await lockPositions(tx, this.name, batches));
    const status = await readStatus(tx, this.name, streamsOf(sighting));
    const plan = triage(sighting, {
      handles: this.handles,
      status: (stream) => status.get(stream) ?? { lastSeq: undefined, parked: false },
      failing,
    });
    if (plan.park.length > 0) await park(tx, this.options.outbox, this.name, plan.newlyParked, plan.park);
    if (plan.dead.length > 0) await deadLetter(tx, this.options.outbox, this.name, plan.dead);
    if (plan.handle.length > 0) await handling(this.name, plan.handle, () => this.options.handle(plan.handle, context));
    if (plan.positions.length > 0) await advance(tx, this.name, plan.positions, plan.seqs);
    return plan;
  }

  /** Tries each stream of the fetch alone, and rolls back: those that fail alone are to blame. */
  private async findFailing(batches: readonly FetchedBatch[], known: ReadonlyMap<string, string>): Promise<[string, string][]> {
    const found: [string, string][] = [];
    const events = await this.readableEvents(batches);
    for (const [stream, own] of events) {
      if (known.has(stream)) continue;
      try {
        await this.options.database.transaction(async (tx) => {
          await handling(this.name, own, () => this.options.handle(own, { tx, afterCommit: () => undefined }));
          throw new ProbeRollback();
        });
      } catch (error) {
        if (error instanceof ProbeRollback) continue;
        if (isOutage(error)) throw error;
        this.options.logger.error('a stream is parked', { reader: this.name, stream, error: nameOf(error) });
        found.push([stream, nameOf(error)]);
      }
    }
    return found;
  }

  private async readableEvents(batches: readonly FetchedBatch[]): Promise<Map<string, ReceivedEvent[]>> {
    const plan = await this.options.database.transaction(async (tx) => {
      const sighting = sight(batches, await lockPositions(tx, this.name, batches));
      const status = await readStatus(tx, this.name, streamsOf(sighting));
      return triage(sighting, {
        handles: this.handles,
        status: (stream) => status.get(stream) ?? { lastSeq: undefined, parked: false },
        failing: new Map(),
      });
    });
    return groupByStream(plan.handle);
  }

  private report(plan: Triage): void {
    const counted = platformMetrics.consumerEvents();
    const count = (outcome: EventOutcome, n: number): void => {
      if (n > 0) counted.inc({ reader: this.name, outcome }, n);
    };
    count('handled', plan.handle.length);
    count('duplicate', plan.duplicates);
    count('skipped', plan.skipped);
    count('parked', plan.park.length);
    count('dead-lettered', plan.dead.length);
    for (const type of plan.unknownTypes) {
      count('unknown-type', 1);
      this.options.logger.error('an event type outside the catalogue was skipped', { reader: this.name, type });
    }
    for (const [stream, reason] of plan.newlyParked) this.options.logger.error('a stream was parked', { reader: this.name, stream, reason });
  }

  private async pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.stopping.signal });
  }
}

/** Where the reader goes on, from Postgres; partitions it never read are absent. */
export async function readPositions(
  database: Database,
  reader: string,
  assigned: readonly TopicPartition[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await database.query<{ topic: string; partition: number; next_offset: number }>(
    `SELECT topic, partition, next_offset FROM position
     WHERE reader = $1 AND (topic, partition) IN (SELECT * FROM unnest($2::text[], $3::int[]))`,
    [reader, assigned.map((a) => a.topic), assigned.map((a) => a.partition)],
  );
  return new Map(rows.map((row) => [`${row.topic}/${row.partition}`, row.next_offset]));
}

function groupByStream(events: readonly ReceivedEvent[]): Map<string, ReceivedEvent[]> {
  const groups = new Map<string, ReceivedEvent[]>();
  for (const event of events) {
    const stream = streamOf(event);
    const group = groups.get(stream);
    if (group) group.push(event);
    else groups.set(stream, [event]);
  }
  return groups;
}
