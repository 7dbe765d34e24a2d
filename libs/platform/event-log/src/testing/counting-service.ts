import { Controller, Module, type Type } from '@nestjs/common';
import { ControlChanged, deriveId, encodeEvent, PARTITIONS, Topics, type EventContract, type Topic } from '@parley/contracts';
import { ServiceConfig } from '@parley/platform/config';
import { startService, type RunningService } from '@parley/platform/http';
import type { LogClient } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import type { ConsumerContext, ReceivedEvent } from '../consumer/declaration';
import { EventLogModule } from '../event-log.module';
import { newEvent, toEnvelope } from '../ledger/new-event';
import { StreamStore } from '../ledger/stream-store';
import type { Tx } from '../postgres/database';
import { controlChanged } from './fixtures';
import type { OwnedLedger } from '../recovery/restore-ledger';
import { ConsumesEvents } from '../transport/decorators';
import { EventServer } from '../transport/event-server';

export interface Counted {
  readonly n: number;
}

/** A service that answers each incoming event with one of its own ledger, and keeps a row per stream that follows from it. */
export class CountingService {
  readonly incoming: Topic;
  readonly owned: Topic;
  readonly reader: string;
  /** Hook of a test into the handler. */
  beforeCommit: (events: readonly ReceivedEvent[]) => Promise<void> = () => Promise.resolve();
  readonly ledger: OwnedLedger<Counted>;
  private readonly module: Type;

  /** @param name of its own, for topics and reader. */
  constructor(
    name: string,
    private readonly brokers: string[],
  ) {
    this.incoming = { ...Topics.conversation, name: `${name}.incoming.v1` };
    this.owned = { ...Topics.conversation, name: `${name}.owned.v1` };
    this.reader = `${name}.count.v1`;
    this.ledger = {
      topic: this.owned,
      initial: () => ({ n: 0 }),
      evolve: ({ n }) => ({ n: n + 1 }),
      derive: (tx, streamId, events) => writeCount(tx, streamId, events.length),
    };
    this.module = moduleOf(this);
  }

  start(postgresUrl: string, config: Partial<ServiceConfig> = {}, onListening?: (service: RunningService) => void): Promise<RunningService> {
    return startService(
      {
        name: 'spec',
        module: this.module,
        config: Object.assign(new ServiceConfig(), {
          port: 0, brokers: this.brokers, postgresUrl, tokenSecret: 'x'.repeat(32), instance: 'spec-1', ...config,
        }),
        logger: silentLogger,
        eventTransport: (app) => app.get(EventServer),
      },
      onListening,
    );
  }

  async createTopics(log: LogClient): Promise<void> {
    await log.admin().ensureTopics([this.incoming, this.owned].map((topic) => ({ name: topic.name, partitions: PARTITIONS })));
  }

  async deleteTopics(log: LogClient): Promise<void> {
    await log.admin().deleteTopics([this.incoming.name, this.owned.name, `${this.reader}.dlq`]);
  }

  async send(log: LogClient, stream: string, seq: number, traceparent?: string): Promise<void> {
    const writer = log.writer();
    const event = { ...controlChanged(stream, seq), ...(traceparent !== undefined && { traceparent }) };
    const place = { stream, source: '/parley/spec', recordedtime: new Date().toISOString(), seq };
    await writer.append([{ topic: this.incoming.name, ...encodeEvent(toEnvelope(event, place)) }]);
    await writer.close();
  }
}

async function writeCount(tx: Tx, stream: string, n: number): Promise<void> {
  await tx.execute('INSERT INTO counted VALUES ($1, $2) ON CONFLICT (stream_id) DO UPDATE SET n = excluded.n', [stream, n]);
}

function moduleOf(service: CountingService): Type {
  @Controller()
  class Count {
    private readonly streams = new StreamStore<Counted>({ ...service.ledger, source: '/parley/spec' });

    @ConsumesEvents({ reader: service.reader, topics: [service.incoming], handles: [ControlChanged] })
    async count(events: readonly ReceivedEvent[], { tx }: ConsumerContext): Promise<void> {
      const locked = await this.streams.lock(tx, events.map((event) => event.subject));
      await service.beforeCommit(events);
      for (const stream of locked.values()) {
        const own = events.filter((event) => event.subject === stream.id);
        const state = { n: stream.state.n + own.length };
        const made = own.map((event, index) =>
          newEvent(ControlChanged as EventContract, { ...controlChanged(stream.id, stream.seq + index + 1), id: deriveId(event.id, 'counted'), causationid: event.id }),
        );
        await this.streams.commit(tx, [{ stream, state, events: made }]);
        await writeCount(tx, stream.id, state.n);
      }
    }
  }
  @Module({ imports: [EventLogModule.forRoot({ service: 'spec', ledgers: [service.ledger] })], controllers: [Count] })
  class CountingModule {}
  return CountingModule;
}
