import 'reflect-metadata';
import { KnowledgeConfig, knowledgeMigrations, rehearse, RETRIEVER } from '@parley/knowledge/feature';
import { loadConfig } from '@parley/platform/config';
import { EventServer, runMigrations } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';
import { AppModule } from './app.module';

const SCHEMA = 'knowledge';
/** An article of the greatest length in Chinese, with all its similar questions. */
const BODY_LIMIT_BYTES = 1024 * 1024;

await runService({
  name: 'knowledge',
  module: AppModule,
  config: () => loadConfig(KnowledgeConfig),
  migrate: ({ postgresUrl }) => runMigrations(postgresUrl, SCHEMA, knowledgeMigrations),
  eventTransport: (app) => app.get(EventServer),
  bodyLimitBytes: BODY_LIMIT_BYTES,
  warmUp: (app) => rehearse(app.get(RETRIEVER)),
});
