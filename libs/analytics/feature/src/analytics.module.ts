import { Module } from '@nestjs/common';
import { conversationFacts, DocumentIndexer } from '@parley/analytics/projections';
import { createElasticClient, type ElasticClient } from '@parley/platform/elastic';
import { Database, EventLogModule, runMigrations } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { prepareProjection, ProjectionsModule } from '@parley/platform/projections';
import { AnalyticsConfig } from './analytics.config';
import { FoldConversationFactsConsumer } from './fold-conversation-facts.consumer';
import { IndexingLoop } from './indexing-loop';
import { KpiController } from './kpi.controller';
import { ELASTIC } from './tokens';

@Module({
  imports: [
    EventLogModule.forRoot({ service: 'analytics' }),
    ProjectionsModule.forRoot({ service: 'analytics', projections: [conversationFacts] }),
  ],
  controllers: [FoldConversationFactsConsumer, KpiController],
  providers: [
    { provide: ELASTIC, inject: [AnalyticsConfig], useFactory: (config: AnalyticsConfig) => createElasticClient({ url: config.elasticsearchUrl }) },
    {
      provide: DocumentIndexer,
      inject: [Database, ELASTIC, LOGGER],
      useFactory: (database: Database, elastic: ElasticClient, logger: Logger) =>
        new DocumentIndexer(database, elastic, {
          onRejected: (ids) => logger.error('documents were refused by the index', { ids: ids.slice(0, 10), count: ids.length }),
        }),
    },
    IndexingLoop,
  ],
})
export class AnalyticsModule {}

/** Tables and projections, before the service starts. */
export async function migrateAnalytics({ postgresUrl, instance }: AnalyticsConfig): Promise<void> {
  await runMigrations(postgresUrl, 'analytics', []);
  const database = new Database({ url: postgresUrl, applicationName: instance, maxConnections: 1 });
  try {
    await prepareProjection(database, conversationFacts);
  } finally {
    await database.close();
  }
}
