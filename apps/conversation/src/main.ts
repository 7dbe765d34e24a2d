import 'reflect-metadata';
import { ConversationConfig, ConversationEventsHandler, conversationMigrations, rehearse } from '@parley/conversation/feature';
import { loadConfig } from '@parley/platform/config';
import { Database, EventServer, runMigrations } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';
import { AppModule } from './app.module';

const SCHEMA = 'conversation';

await runService({
  name: 'conversation',
  module: AppModule,
  config: () => loadConfig(ConversationConfig),
  migrate: ({ postgresUrl }) => runMigrations(postgresUrl, SCHEMA, conversationMigrations),
  eventTransport: (app) => app.get(EventServer),
  warmUp: (app) => rehearse(app.get(Database), app.get(ConversationEventsHandler)),
});
