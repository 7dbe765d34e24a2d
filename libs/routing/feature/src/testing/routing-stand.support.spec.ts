import { Database, EventServer } from '@parley/platform/event-log';
import { startService } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/observability';
import { testDatabase } from '@parley/testing';
import { prepareRouting } from '../prepare';
import { RoutingConfig } from '../routing.config';
import { RoutingModule } from '../routing.module';
import { DesktopClient } from './desktop-client';

/** A routing service with a database of its own, for one specification. */
export interface RoutingStand {
  readonly url: string;
  readonly database: Database;
  /** @param name of a demo account: `ada`, `sam`, … */
  signIn(name: string): Promise<DesktopClient>;
  close(): Promise<void>;
}

/** The log is the one in memory of `memory-kafka`, which the specification imports first. */
export async function startRouting(settings: Partial<RoutingConfig> = {}): Promise<RoutingStand> {
  const store = await testDatabase({ schema: 'routing' });
  const config = Object.assign(new RoutingConfig(), {
    port: 0,
    brokers: ['memory:1'],
    postgresUrl: store.url,
    tokenSecret: 'x'.repeat(32),
    instance: 'spec',
    demo: true,
    ...settings,
  });
  const service = await startService({
    name: 'routing',
    module: RoutingModule,
    config,
    migrate: prepareRouting,
    eventTransport: (app) => app.get(EventServer),
    logger: silentLogger,
  });
  const database = new Database({ url: store.url, applicationName: 'spec' });
  return {
    url: service.url,
    database,
    signIn: (name) => DesktopClient.signIn(service.url, `${name}@demo.parley`, 'parley-demo'),
    close: async () => {
      await database.close();
      await service.shutdown();
      await store.drop();
    },
  };
}
