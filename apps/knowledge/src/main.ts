import 'reflect-metadata';
import { KnowledgeConfig, knowledgeMigrations, rehearse, RETRIEVER } from '@parley/knowledge/feature';
import { loadConfig } from '@parley/platform/config';
import { EventServer, runMigrations } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';
import { AppModule } from './app.module';

const SCHEMA = 'knowledge';

await runService({
  name: 'knowledge',
  module: AppModule,
  config: () => loadConfig(KnowledgeConfig),
  migrate: ({ postgresUrl }) => runMigrations(postgresUrl, SCHEMA, knowledgeMigrations),
  eventTransport: (app) => app.get(EventServer),
  warmUp: (app) => rehearse(app.get(RETRIEVER)),
});
