import { decodeEvent, type EventEnvelope } from '@parley/contracts';
import type { ServiceConfig } from '@parley/platform/config';
import type { RunningService } from '@parley/platform/http';
import { createKafkaLogClient, type LogClient } from '@parley/platform/kafka';
import { randomName, servers, testDatabase, type TestDatabase } from '@parley/testing';
import { runMigrations } from '../migrations/run-migrations';
import { Database } from '../postgres/database';
import { CountingService } from './counting-service';

/** A counting service on real servers, with topics and a database of its own. */
export class CountingStand {
  /** The running service, from when it listens. */
  service: RunningService | undefined;

  private constructor(
    readonly counting: CountingService,
    private readonly store: TestDatabase,
    readonly database: Database,
    readonly log: LogClient,
  ) {}

  static async open(): Promise<CountingStand> {
    const counting = new CountingService(randomName('parley.spec'), servers().kafkaBrokers);
    const store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, []) });
    const database = new Database({ url: store.url, applicationName: 'spec' });
    await database.execute('CREATE TABLE counted (stream_id text PRIMARY KEY, n int NOT NULL)');
    const log = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'spec' });
    await counting.createTopics(log);
    return new CountingStand(counting, store, database, log);
  }

  /** @param onListening also called when the service listens and then does not become ready. */
  async start(config: Partial<ServiceConfig> = {}, onListening: (service: RunningService) => void = () => undefined): Promise<RunningService> {
    this.service = await this.counting.start(this.store.url, config, (listening) => {
      this.service = listening;
      onListening(listening);
    });
    return this.service;
  }

  async stop(): Promise<void> {
    await this.service?.shutdown();
    this.service = undefined;
  }

  /** What the service has published of its own ledger, in order per stream. */
  async owned(): Promise<EventEnvelope[]> {
    const events: EventEnvelope[] = [];
    await this.log.scan(this.counting.owned.name, ({ records }) => {
      for (const { headers, value } of records) events.push(decodeEvent(headers, value));
    });
    return events;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.counting.deleteTopics(this.log);
    await this.log.close();
    await this.database.close();
    await this.store.drop();
  }
}
