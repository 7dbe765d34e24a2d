import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { decodeEvent, encodeEvent, Topics, type EventEnvelope } from '@parley/contracts';
import { ServiceConfig } from '@parley/platform/config';
import { Database, EventLogModule, EventServer, LOG_CLIENT } from '@parley/platform/event-log';
import { Readiness, startService, type RunningService } from '@parley/platform/http';
import { createKafkaLogClient, LogUnavailableError } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { eventually, randomName, servers, testDatabase, type TestDatabase } from '@parley/testing';
import { ChannelModule } from '../channel.module';
import { prepareDatabase } from '../prepare-database';
import { scopedLog, type ScopedLog } from './scoped-log.support.spec';

export const APP_SECRET = 'spec app secret';
export const TOKEN_SECRET = 'a token secret of a spec, 32 characters or more';
export const VERIFY_TOKEN = 'spec verify token';

export type AnyEvent = EventEnvelope<Record<string, unknown>>;

/** A whole gateway on real servers, with topics, groups and a database of its own. */
export interface TestGateway {
  readonly service: RunningService;
  readonly url: string;
  readonly log: ScopedLog;
  readonly database: Database;
  /** All channel events so far, in order per thread. */
  channelEvents(): Promise<AnyEvent[]>;
  /** Puts an event of the conversation service on its topic. */
  publish(...events: EventEnvelope[]): Promise<void>;
  /** A second instance over the same topics and database. */
  another(): Promise<RunningService>;
  stop(): Promise<void>;
}

export async function startGateway(options: { graphUrl?: string; sendsPerSecond?: number } = {}): Promise<TestGateway> {
  const store = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'parley-blobs-'));
  await prepareDatabase({ postgresUrl: store.url, instance: 'spec', demo: true });
  const kafka = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'spec' });
  const scope = randomName('channel');
  const log = scopedLog(kafka, scope, unavailable);
  const service = await startInstance(store, log, folder, options.graphUrl ?? 'http://127.0.0.1:9', 'spec-1');
  const instances = [service];
  const writer = log.writer();
  return {
    service,
    url: service.url,
    log,
    database: service.app.get(Database, { strict: false }),
    channelEvents: () => eventsOf(log, Topics.channel.name),
    publish: (...events) => writer.append(events.map((event) => ({ topic: Topics.conversation.name, ...encodeEvent(event) }))),
    another: async () => {
      const own = scopedLog(createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'spec-2' }), scope, unavailable);
      const second = await startInstance(store, own, folder, options.graphUrl ?? 'http://127.0.0.1:9', 'spec-2');
      instances.push(second);
      return second;
    },
    stop: async () => {
      await Promise.all(instances.map((instance) => instance.shutdown()));
      const admin = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'spec' });
      await admin.admin().deleteTopics([...log.made]);
      await admin.close();
      await store.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Every record of a topic as an event, in order per partition. */
export async function eventsOf(log: ScopedLog, topic: string): Promise<AnyEvent[]> {
  const events: AnyEvent[] = [];
  await log.scan(topic, ({ records }) => {
    events.push(...records.map(({ headers, value }) => decodeEvent(headers, value)));
  });
  return events;
}

const unavailable = (): Error => new LogUnavailableError('The spec cut the connection.');

async function startInstance(store: TestDatabase, log: ScopedLog, blobFolder: string, graphUrl: string, instance: string): Promise<RunningService> {
  const tokenSecret = TOKEN_SECRET;
  const whatsapp = { apiBase: graphUrl, apiVersion: 'v23.0', token: 'spec token', appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN };
  const module: DynamicModule = {
    module: class SpecModule {},
    imports: [withLog(EventLogModule.forRoot({ service: 'channel-gateway' }), log), ChannelModule.forRoot({ useFactory: () => ({ tokenSecret, blobFolder, whatsapp }) })],
  };
  const service = await startService({
    name: 'channel-gateway',
    module,
    config: Object.assign(new ServiceConfig(), { port: 0, brokers: servers().kafkaBrokers, postgresUrl: store.url, tokenSecret, instance }),
    eventTransport: (app) => app.get(EventServer, { strict: false }),
    logger: silentLogger,
  });
  await eventually(
    async () => {
      const missing = await service.app.get(Readiness, { strict: false }).missing();
      if (missing.length > 0) throw new Error(missing.join());
    },
    { timeoutMs: 30_000, describe: 'the gateway to be ready' },
  );
  return service;
}

/** The event runtime over the spec's own log. */
const withLog = (runtime: DynamicModule, log: ScopedLog): DynamicModule => ({
  ...runtime,
  providers: (runtime.providers ?? []).map((provider) =>
    typeof provider === 'object' && provider.provide === LOG_CLIENT ? { provide: LOG_CLIENT, useValue: log } : provider,
  ),
});
