import 'reflect-metadata';
import { AnalyticsConfig, AnalyticsModule, migrateAnalytics } from '@parley/analytics/feature';
import { loadConfig } from '@parley/platform/config';
import { EventServer } from '@parley/platform/event-log';
import { runService } from '@parley/platform/http';

await runService({
  name: 'analytics',
  module: AnalyticsModule,
  config: () => loadConfig(AnalyticsConfig),
  migrate: migrateAnalytics,
  eventTransport: (app) => app.get(EventServer),
});
