import { Module, type Provider, type Type } from '@nestjs/common';
import { PARTITIONS, Topics, type Topic } from '@parley/contracts';
import { EditorNames } from '@parley/nlu/adapters';
import { loadConfig } from '@parley/platform/config';
import { Database, Relay, runMigrations } from '@parley/platform/event-log';
import { startService, TokenSigner, type Role } from '@parley/platform/http';
import { createKafkaLogClient, type LogClient } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { servers, testDatabase, testTopics } from '@parley/testing';
import { nluMigrations } from '../migrations';
import { NluConfig } from '../nlu.config';

export const specConfig = loadConfig(NluConfig, {
  PARLEY_SERVICE_PORT: '0', PARLEY_KAFKA_BROKERS: 'nowhere:9092', PARLEY_POSTGRES_URL: 'postgres://nobody@nowhere/none',
  PARLEY_TOKEN_SECRET: 'a-secret-of-at-least-thirty-two-chars', PARLEY_INSTANCE: 'spec-1',
});

export interface Caller {
  readonly tenant?: string;
  readonly role?: Role;
}

export type Answer = { readonly httpStatus: number } & Record<string, unknown>;

/** What specifications of the nlu service's API stand on: its tables, and a topic of libraries and glossaries with the relay that fills it. */
export interface NluStand {
  readonly database: Database;
  readonly log: LogClient;
  readonly topic: Topic;
  /** A consumer group that nobody else has. */
  group(name: string): string;
  /** Serves controllers with what they need beside database, relay and names of editors. Call it once. */
  serve(controllers: Type[], providers: Provider[]): Promise<void>;
  /** Asks below `/api/nlu/` as the editor Eve of the tenant `demo`, unless told otherwise. */
  call(method: string, path: string, body?: unknown, caller?: Caller): Promise<Answer>;
  close(): Promise<void>;
}

/** @param name of the specification, in the names of its topic and groups */
export async function openNluStand(name: string): Promise<NluStand> {
  const names = testTopics(name);
  const topic = { ...Topics.intentLibrary, name: names.topic('library') };
  const store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, nluMigrations) });
  const database = new Database({ url: store.url, applicationName: 'spec' });
  const log = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'spec' });
  await log.admin().ensureTopics([{ name: topic.name, partitions: PARTITIONS }]);
  const relay = new Relay({ database, writer: log.writer(), instance: 'spec', onError: () => undefined });
  relay.start();
  let service: Awaited<ReturnType<typeof serveApi>> | undefined;
  return {
    database, log, topic,
    group: (instance) => names.group(instance),
    serve: async (controllers, providers) => {
      service = await serveApi(controllers, [
        { provide: Database, useValue: database }, { provide: Relay, useValue: relay }, { provide: EditorNames, useValue: new EditorNames() }, ...providers,
      ]);
    },
    call: (method, path, body, caller) => ask(`${service?.url}/api/nlu/${path}`, method, body, caller),
    close: async () => {
      await service?.shutdown();
      await relay.stop();
      await names.drop(log.admin());
      await log.close();
      await database.close();
      await store.drop();
    },
  };
}

function serveApi(controllers: Type[], providers: Provider[]) {
  @Module({ controllers, providers })
  class SpecModule {}
  return startService({ name: 'spec', module: SpecModule, config: specConfig, logger: silentLogger, bodyLimitBytes: 1024 * 1024 });
}

async function ask(url: string, method: string, body: unknown, { tenant = 'demo', role = 'editor' }: Caller = {}): Promise<Answer> {
  const token = await new TokenSigner(specConfig.tokenSecret).sign({ sub: 'p-eve', tenant, roles: [role], name: 'Eve', locale: 'en' }, 60);
  const response = await fetch(url, {
    method, headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { httpStatus: response.status, ...(text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)) };
}
