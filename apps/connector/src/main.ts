import 'reflect-metadata';
import { ConnectorConfig, ConnectorModule } from '@parley/connector/feature';
import { loadConfig } from '@parley/platform/config';
import { EventServer, runMigrations } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';

await runService({
  name: 'connector',
  module: ConnectorModule,
  config: () => loadConfig(ConnectorConfig),
  migrate: ({ postgresUrl }) => runMigrations(postgresUrl, 'connector', []),
  eventTransport: (app) => app.get(EventServer),
});
