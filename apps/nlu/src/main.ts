import 'reflect-metadata';
import { NLU_ENGINE, NluConfig, rehearse } from '@parley/nlu/feature';
import { loadConfig } from '@parley/platform/config';
import { EventServer, runMigrations } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';
import { AppModule } from './app.module';

const SCHEMA = 'nlu';

await runService({
  name: 'nlu',
  module: AppModule,
  config: () => loadConfig(NluConfig),
  migrate: ({ postgresUrl }) => runMigrations(postgresUrl, SCHEMA, []),
  eventTransport: (app) => app.get(EventServer),
  warmUp: (app) => rehearse(app.get(NLU_ENGINE)),
});
