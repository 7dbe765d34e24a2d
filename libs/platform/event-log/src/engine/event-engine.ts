import { UndecodableEventError, contractOf, deadLetterTopic, encodeEvent, ParleyError } from '@parley/contracts';
import type { FetchedBatch, FetchedRecord, LogClient, LogReader, LogRecord, LogWriter } from '@parley/platform/kafka';
import { platformMetrics, type Logger } from '@parley/platform/observability';
import { setTimeout as wait } from 'node:timers/promises';
import type { ComputedEvent, ConsumerDeclaration, EventsComputer, ReceivedEvent } from '../consumer/declaration';
import { attributesOf, receive } from '../consumer/decode';
import { readPositions } from '../consumer/event-consumer';
import { GatheredFetches, mattersTo } from '../consumer/gathered-fetches';
import { isOutage, nameOf } from '../consumer/outage';
import type { Database } from '../postgres/database';
import { ADVANCE_MS, PACE_MS } from '../settings';
import { handling } from '../tracing/causes';

export interface EventEngineOptions {
  declaration: ConsumerDeclaration;
  compute: EventsComputer;
  database: Database;
  log: LogClient;
  writer: LogWriter;
  logger: Logger;
  onFatal: (error: Error) => void;
}

/**
 * Consume, compute, append with derived ids, then advance: at least once, without a ledger. The position follows within
 * a fifth of a second: after a crash the same events are computed again under the same ids. An event that fails by itself goes to the dead-letter topic and counts as unanswered; its conversation has a deadline of its own.
 */
export class EventEngine {
  private readonly reader: LogReader;
  private readonly handles: ReadonlySet<string>;
  private readonly fetches: GatheredFetches;
  private readonly stopping = new AbortController();
  /** Next offset per partition, not yet written. */
  private reached = new Map<string, { topic: string; partition: number; next: number }>();
  private advancing: NodeJS.Timeout | undefined;

  constructor(private readonly options: EventEngineOptions) {
    const { declaration, database } = options;
    this.handles = new Set(declaration.handles.map((contract) => contract.type));
    this.reader = options.log.reader({
      groupId: declaration.reader,
      topics: declaration.topics.map((topic) => topic.name),
      lazy: declaration.lazy ?? false,
      paceMs: declaration.paceMs ?? PACE_MS,
      maxRecordsPerBatch: 200,
      positions: async (assigned) => {
        await this.advance();
        return readPositions(database, declaration.reader, assigned);
      },
      onBatches: (batches) => this.fetches.take(batches),
      // A batch that waits for a store is given up when the engine stops: nothing of it was advanced.
      onFatal: (error) => this.fail(error),
    });
    this.fetches = new GatheredFetches({
      matters: mattersTo(this.handles),
      apply: (batches) => this.process(batches),
      onError: (error) => this.fail(error),
    });
  }

  get name(): string {
    return this.options.declaration.reader;
  }

  lag(): ReadonlyMap<string, number> {
    return this.reader.lag();
  }

  async start(): Promise<void> {
    await this.reader.start();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.reader.stop();
    this.fetches.stop();
    try {
      await this.advance();
    } catch (error) {
      // What was computed is computed again after the start, under the same ids.
      if (!isOutage(error)) throw error;
      this.options.logger.warn('the position could not be written at the stop', { reader: this.name, error: nameOf(error) });
    }
  }

  private fail(error: Error): void {
    if (!this.stopping.signal.aborted) this.options.onFatal(error);
  }

  async process(batches: readonly FetchedBatch[]): Promise<void> {
    const stopTimer = platformMetrics.consumerBatchSeconds().startTimer({ reader: this.name });
    const { events, dead } = this.read(batches);
    const records = [...dead, ...(await this.computeAll(events))];
    if (records.length > 0) await this.options.writer.append(records);
    this.reach(batches);
    platformMetrics.consumerEvents().inc({ reader: this.name, outcome: 'handled' }, events.length);
    stopTimer();
  }

  private read(batches: readonly FetchedBatch[]): { events: ReceivedEvent[]; dead: LogRecord[] } {
    const events: ReceivedEvent[] = [];
    const dead: LogRecord[] = [];
    for (const record of batches.flatMap((batch) => batch.records)) {
      const attributes = attributesOf(record);
      if (attributes instanceof UndecodableEventError) {
        dead.push(this.deadLetter(record, attributes));
        continue;
      }
      if (!this.handles.has(attributes.type)) {
        if (!contractOf(attributes.type)) platformMetrics.consumerEvents().inc({ reader: this.name, outcome: 'unknown-type' });
        continue;
      }
      try {
        events.push(receive(record, attributes));
      } catch (error) {
        if (!(error instanceof ParleyError)) throw error;
        dead.push(this.deadLetter(record, error));
      }
    }
    return { events, dead };
  }

  private async computeAll(events: readonly ReceivedEvent[]): Promise<LogRecord[]> {
    if (events.length === 0) return [];
    try {
      return await this.compute(events);
    } catch (error) {
      this.stopping.signal.throwIfAborted();
      this.options.logger.warn('a batch failed, its events are computed one by one', { reader: this.name, error: nameOf(error) });
      return (await Promise.all(events.map((event) => this.computeOne(event)))).flat();
    }
  }

  private async computeOne(event: ReceivedEvent): Promise<LogRecord[]> {
    try {
      return await this.compute([event]);
    } catch (error) {
      // An engine that is stopped while it waits has not failed the event: it is computed after the restart.
      this.stopping.signal.throwIfAborted();
      this.options.logger.error('an event could not be computed', { reader: this.name, event: event.id, error: nameOf(error) });
      const { key, headers, value } = encodeEvent(event);
      return [this.deadLetter({ ...event, key, headers, value: Buffer.from(value), timestamp: 0 }, error)];
    }
  }

  private async compute(events: readonly ReceivedEvent[]): Promise<LogRecord[]> {
    const compute = (): Promise<readonly ComputedEvent[]> => handling(this.name, events, () => this.options.compute(events));
    return toRecords(await this.untilStoreAnswers(compute));
  }

  private reach(batches: readonly FetchedBatch[]): void {
    for (const { topic, partition, records } of batches) {
      const last = records.at(-1);
      if (last) this.reached.set(`${topic}/${partition}`, { topic, partition, next: last.offset + 1 });
    }
    this.advancing ??= setTimeout(() => {
      this.untilStoreAnswers(() => this.advance()).catch((error: Error) => this.fail(error));
    }, ADVANCE_MS);
  }

  private async advance(): Promise<void> {
    clearTimeout(this.advancing);
    this.advancing = undefined;
    const ends = [...this.reached.values()];
    if (ends.length === 0) return;
    await this.options.database.execute(
      `INSERT INTO position AS p (reader, topic, partition, next_offset)
       SELECT $1, * FROM unnest($2::text[], $3::int[], $4::bigint[]) AS n (topic, partition, next) ORDER BY topic, partition
       ON CONFLICT (reader, topic, partition) DO UPDATE SET next_offset = greatest(p.next_offset, excluded.next_offset)`,
      [this.name, ends.map((e) => e.topic), ends.map((e) => e.partition), ends.map((e) => e.next)],
    );
    for (const end of ends) {
      const place = `${end.topic}/${end.partition}`;
      if (this.reached.get(place) === end) this.reached.delete(place);
    }
  }

  private async untilStoreAnswers<T>(work: () => Promise<T>): Promise<T> {
    for (let outages = 0; ; outages += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isOutage(error)) throw error;
        this.options.logger.warn('a store is away, the engine waits', { reader: this.name, outages, error: nameOf(error) });
        await wait(Math.min(2_000, 100 * 2 ** Math.min(outages, 6)), undefined, { signal: this.stopping.signal });
      }
    }
  }

  private deadLetter(record: FetchedRecord, error: unknown): LogRecord {
    const code = error instanceof ParleyError ? error.code : 'ENGINE.FAILED';
    platformMetrics.deadLetters().inc({ reader: this.name, reason: code });
    return {
      topic: deadLetterTopic(this.name),
      key: record.key,
      headers: {
        ...record.headers,
        'parley-error-code': code,
        'parley-error': nameOf(error),
        'parley-origin': `${record.topic}/${record.partition}/${record.offset}`,
      },
      value: record.value,
    };
  }
}

function toRecords(computed: readonly ComputedEvent[]): LogRecord[] {
  return computed.map(({ topic, event }) => ({ topic: topic.name, ...encodeEvent(event) }));
}
