import { Controller, Module } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ControlChanged, decodeEvent, encodeEvent, PARTITIONS, Topics, type EventEnvelope, type Topic } from '@parley/contracts';
import { ServiceConfig } from '@parley/platform/config';
import { startService, type RunningService } from '@parley/platform/http';
import { createKafkaLogClient, type LogClient } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { eventually, randomName, servers, testDatabase, type TestDatabase } from '@parley/testing';
import { Database } from '../postgres/database';
import { EventLogModule } from '../event-log.module';
import { runMigrations } from '../migrations/run-migrations';
import { StreamStore } from '../ledger/stream-store';
import { toEnvelope } from '../ledger/new-event';
import type { ComputedEvent, ConsumerContext, ReceivedEvent } from '../consumer/declaration';
import { Jobs, type ClaimedJob, type JobOutcome } from '../jobs/jobs';
import { controlChanged } from '../testing/fixtures';
import { Timers, type DueTimer } from '../timers/timers';
import { ComputesEvents, ConsumesEvents, HandlesTimers, WorksJobs } from './decorators';
import { EventServer } from './event-server';

const name = randomName('parley.spec');
const topicOf = (suffix: string, ledger: boolean): Topic => ({ ...Topics.conversation, name: `${name}.${suffix}.v1`, ledger });
const incoming = topicOf('incoming', true);
const computed = topicOf('computed', false);
const owned = topicOf('owned', true);
const worked: string[] = [];

/** Every kind of handler in a chain: incoming → engine → computed → consumer → ledger, timer and job. */
@Controller()
class Chain {
  private readonly streams = new StreamStore<{ n: number }>({ topic: owned, source: '/parley/spec', initial: () => ({ n: 0 }) });

  constructor(
    private readonly timers: Timers,
    private readonly jobs: Jobs,
  ) {}

  @ComputesEvents({ reader: `${name}.engine`, topics: [incoming], handles: [ControlChanged] })
  async compute(events: readonly ReceivedEvent[]): Promise<ComputedEvent[]> {
    return events.map((event) => ({ topic: computed, event: { ...withoutSeq(event), id: event.id, correlationid: event.id } }));
  }

  @ConsumesEvents({ reader: `${name}.consumer`, topics: [computed], handles: [ControlChanged] })
  async apply(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    const locked = await this.streams.lock(tx, events.map((event) => event.subject));
    for (const stream of locked.values()) {
      const own = events.filter((event) => event.subject === stream.id);
      const made = own.map((_, index) => controlChanged(stream.id, stream.seq + index + 1, 'owned'));
      await this.streams.commit(tx, [{ stream, state: { n: stream.state.n + own.length }, events: made }]);
    }
    const [first] = events;
    if (!first) return;
    await this.timers.schedule(tx, [{ id: `timer-${first.id}`, kind: `${name}.timer`, streamId: first.subject, afterMs: 5 }]);
    await this.jobs.enqueue(tx, [{ id: `job-${first.id}`, kind: `${name}.job`, lane: first.subject, payload: {} }]);
    afterCommit(() => this.jobs.nudge(`${name}.job`));
  }

  @HandlesTimers({ kind: `${name}.timer` })
  async due(timers: readonly DueTimer[], _context: ConsumerContext): Promise<void> {
    worked.push(...timers.map((timer) => timer.id));
  }

  @WorksJobs({ kind: `${name}.job`, concurrency: 2 })
  async work(job: ClaimedJob): Promise<JobOutcome> {
    worked.push(job.id);
    return { kind: 'done' };
  }
}

@Module({ imports: [EventLogModule.forRoot({ service: 'spec', ledgers: [{ topic: owned, initial: () => ({ n: 0 }), evolve: ({ n }: { n: number }) => ({ n: n + 1 }) }] })], controllers: [Chain] })
class SpecModule {}

const withoutSeq = ({ seq: _seq, topic: _topic, partition: _partition, offset: _offset, ...event }: ReceivedEvent): EventEnvelope => event;

describe('the event transport', () => {
  let store: TestDatabase;
  let log: LogClient;
  let service: RunningService | undefined;

  const start = (): Promise<RunningService> =>
    startService({
      name: 'spec',
      module: SpecModule,
      config: Object.assign(new ServiceConfig(), {
        port: 0,
        brokers: servers().kafkaBrokers,
        postgresUrl: store.url,
        tokenSecret: 'x'.repeat(32),
        instance: 'spec-1',
      }),
      logger: silentLogger,
      eventTransport: (app) => app.get(EventServer),
    });

  beforeEach(async () => {
    worked.length = 0;
    store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, []) });
    log = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'spec' });
    await log.admin().ensureTopics([incoming, computed, owned].map((topic) => ({ name: topic.name, partitions: PARTITIONS })));
  });

  afterEach(async () => {
    await service?.shutdown();
    await log.admin().deleteTopics([incoming.name, computed.name, owned.name, `${name}.engine.dlq`, `${name}.consumer.dlq`]);
    await log.close();
    await store.drop();
  });

  const send = async (streams: number, seq: number): Promise<void> => {
    const writer = log.writer();
    await writer.append(
      Array.from({ length: streams }, (_, n) => {
        const stream = `stream-${n}`;
        const event = toEnvelope(controlChanged(stream, seq), { stream, source: '/parley/spec', recordedtime: '2026-03-01T10:00:00.000Z', seq });
        return { topic: incoming.name, ...encodeEvent(event) };
      }),
    );
    await writer.close();
  };

  const ownedEvents = async (): Promise<string[]> => {
    const places: string[] = [];
    await log.scan(owned.name, ({ records }) => {
      for (const record of records) {
        const event = decodeEvent(record.headers, record.value);
        places.push(`${event.subject}:${event.seq}`);
      }
    });
    return places.sort();
  };

  it('carries events through engine, consumer, ledger and relay back to Kafka, and goes on where it stopped after a restart', async () => {
    service = await start();
    await send(10, 1);
    await eventually(async () => expect(await ownedEvents()).toHaveLength(10), { timeoutMs: 20_000 });
    await eventually(() => expect(worked.some((id) => id.startsWith('timer-')) && worked.some((id) => id.startsWith('job-'))).toBe(true));
    await service.shutdown();
    await send(10, 2);
    service = await start();
    await eventually(async () => expect(await ownedEvents()).toHaveLength(20), { timeoutMs: 20_000 });
    expect(await ownedEvents()).toEqual(Array.from({ length: 10 }, (_, n) => [`stream-${n}:1`, `stream-${n}:2`]).flat().sort());
    const database = new Database({ url: store.url, applicationName: 'spec' });
    expect(await database.query('SELECT 1 FROM parked_stream')).toEqual([]);
    await database.close();
  });
});
