import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { deadLetterTopic, PARTITIONS, topicConfig, Topics, type Topic } from '@parley/contracts';
import type { LogClient, LogWriter } from '@parley/platform/kafka';
import type { Logger } from '@parley/platform/observability';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EventsComputer, EventsHandler } from '../consumer/declaration';
import { compileValidators } from '../consumer/decode';
import { EventConsumer } from '../consumer/event-consumer';
import { EventEngine } from '../engine/event-engine';
import type { DurableIntake } from '../intake/durable-intake';
import { JobWorker } from '../jobs/job-worker';
import type { JobHandler, Jobs } from '../jobs/jobs';
import { checkCluster, checkLedger } from '../log-guard';
import { MetricsSampler, type LagSource } from '../metrics-sampler';
import type { Outbox } from '../outbox/outbox';
import type { Relay } from '../outbox/relay';
import { restoreLedger, type OwnedLedger } from '../recovery/restore-ledger';
import type { Database } from '../postgres/database';
import { TimerRunner, type TimersHandler } from '../timers/timer-runner';
import type { Timers } from '../timers/timers';
import { Call, SPEC, type HandlerSpec } from './decorators';

export interface EventServerParts {
  database: Database;
  log: LogClient;
  writer: LogWriter;
  outbox: Outbox;
  relay: Relay;
  timers: Timers;
  jobs: Jobs;
  intake: DurableIntake;
  logger: Logger;
  /** Ledgers that this service keeps. */
  ledgers: readonly OwnedLedger[];
  /** Fill them from Kafka where they are behind, before taking events. */
  restoreLedger: boolean;
}

/** A loop of the service that uses the database: it runs while the transport runs. */
export interface Worker {
  start(): void | Promise<void>;
  stop(): Promise<void>;
}

/** Nest's transport for events: starts a reader, engine, timer runner or job worker for each decorated method. */
export class EventServer extends Server implements CustomTransportStrategy {
  private workers: Worker[] = [];
  private readonly attached: Worker[] = [];
  private readonly fatalListeners: ((error: unknown) => void)[] = [];
  private closing: Promise<void> | undefined;
  private readonly sampler: MetricsSampler;

  constructor(private readonly parts: EventServerParts) {
    super();
    this.sampler = new MetricsSampler({
      database: parts.database,
      lags: () => this.workers.filter(isReader),
      onError: (error, loop) => parts.logger.warn('metrics could not be read', { loop, error }),
    });
  }

  /** Starts the loop with the transport, and stops it before the database is closed. Call it before the transport starts. */
  attach(worker: Worker): void {
    this.attached.push(worker);
  }

  listen(callback: (error?: unknown) => void): void {
    this.open().then(() => callback(), callback);
  }

  close(): Promise<void> {
    this.closing ??= this.drain();
    return this.closing;
  }

  onFatal(listener: (error: unknown) => void): void {
    this.fatalListeners.push(listener);
  }

  on(): void {
    // The transport has no client events of its own; see onFatal.
  }

  unwrap<T>(): T {
    return this.parts.log as T;
  }

  private async open(): Promise<void> {
    const { database, log, relay, intake } = this.parts;
    const handlers = [...this.messageHandlers.values()].map((handler) => ({ handler, spec: specOf(handler) }));
    compileValidators();
    await log.admin().ensureTopics(topicsFor(handlers.map(({ spec }) => spec)));
    await checkCluster(database, log);
    await this.prepareLedgers();
    relay.start();
    intake.start();
    this.workers = [...handlers.map(({ handler, spec }) => this.worker(handler, spec)), ...this.attached];
    this.sampler.start();
    await Promise.all(this.workers.map((worker) => worker.start()));
  }

  private async prepareLedgers(): Promise<void> {
    const { database, log, ledgers, logger } = this.parts;
    for (const ledger of ledgers) {
      if (this.parts.restoreLedger) {
        const topic = ledger.topic.name;
        let said = performance.now();
        const report = await restoreLedger({ database, log }, ledger, (progress) => {
          if (performance.now() - said < PROGRESS_EVERY_MS) return;
          said = performance.now();
          logger.info('The ledger is being restored from Kafka', { topic, ...progress });
        });
        logger.info('The ledger was restored from Kafka', { topic, ...report });
      }
      await checkLedger(database, log, ledger.topic);
    }
  }

  private async drain(): Promise<void> {
    const { relay, intake, writer, log, database } = this.parts;
    await this.sampler.stop();
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await intake.stop();
    await relay.stop();
    await writer.close();
    await log.close();
    await database.close();
  }

  private worker(handler: MessageHandler, spec: HandlerSpec): Worker {
    const { database, log, writer, outbox, timers, jobs, logger, relay } = this.parts;
    const onFatal = (error: unknown): void => this.fatal(error);
    const onError = (error: unknown, name: string): void => logger.error('a background loop failed, it tries again', { loop: name, error });
    const nudgeRelay = (): void => relay.nudge();
    switch (spec.role) {
      case 'consumer': {
        const handle: EventsHandler = async (events, context) => void (await invoke(handler, events, context));
        return new EventConsumer({ declaration: spec.declaration, handle, database, outbox, log, logger, nudgeRelay, onFatal });
      }
      case 'engine': {
        const compute = ((events) => invoke(handler, events, undefined)) as EventsComputer;
        return new EventEngine({ declaration: spec.declaration, compute, database, log, writer, logger, onFatal });
      }
      case 'timers': {
        const handle: TimersHandler = async (due, context) => void (await invoke(handler, due, context));
        return new TimerRunner({ kind: spec.kind, handle, database, timers, nudgeRelay, onError });
      }
      case 'jobs': {
        const handle = ((job) => invoke(handler, job, undefined)) as JobHandler;
        return new JobWorker({ kind: spec.kind, concurrency: spec.concurrency, handle, database, jobs, nudgeRelay, onError });
      }
    }
  }

  private fatal(error: unknown): void {
    if (this.closing) return;
    this.parts.logger.fatal('the event transport cannot go on', { error });
    for (const listener of this.fatalListeners) listener(error);
  }
}

/** How often a long restore says how far it is, in milliseconds. */
const PROGRESS_EVERY_MS = 2_000;

const isReader = (worker: Worker): worker is Worker & LagSource => 'lag' in worker && 'name' in worker;

/** Runs a Nest handler and brings back what its method returned or threw. */
async function invoke(handler: MessageHandler, payload: unknown, context: unknown): Promise<unknown> {
  const call = new Call(context);
  const result: unknown = await handler(payload, call as never);
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  if (!call.outcome) throw new Error('a guard or pipe stopped the event handler before it ran');
  if (!call.outcome.ok) throw call.outcome.error;
  return call.outcome.value;
}

function specOf(handler: MessageHandler): HandlerSpec {
  const spec = handler.extras?.[SPEC] as HandlerSpec | undefined;
  if (!spec) throw new Error('Event handlers are declared with ConsumesEvents, ComputesEvents, HandlesTimers or WorksJobs');
  return spec;
}

function topicsFor(specs: readonly HandlerSpec[]): { name: string; partitions: number; config: Record<string, string> }[] {
  const readers = specs.flatMap((spec) => ('declaration' in spec ? [spec.declaration] : []));
  const named = new Map<string, Topic['kind']>(Object.values(Topics).map((topic) => [topic.name, topic.kind]));
  for (const { topics } of readers) for (const topic of topics) named.set(topic.name, topic.kind);
  for (const { reader } of readers) named.set(deadLetterTopic(reader), 'log');
  return [...named].map(([name, kind]) => ({
    name,
    partitions: name.endsWith('.dlq') ? 1 : PARTITIONS,
    config: topicConfig(kind),
  }));
}
