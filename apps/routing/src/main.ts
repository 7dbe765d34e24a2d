import 'reflect-metadata';
import { loadConfig } from '@parley/platform/config';
import { EventServer } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';
import { prepareRouting, RoutingConfig } from '@parley/routing/feature';
import { AppModule } from './app.module';

await runService({
  name: 'routing',
  module: AppModule,
  config: () => loadConfig(RoutingConfig),
  migrate: prepareRouting,
  eventTransport: (app) => app.get(EventServer),
});
