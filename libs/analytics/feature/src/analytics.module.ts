import { Module } from '@nestjs/common';
import { conversationFacts, DocumentIndexer } from '@parley/analytics/projections';
import { createElasticClient, type ElasticClient } from '@parley/platform/elastic';
import { Database, EventLogModule, runMigrations } from '@parley/platform/event-log';
import { prepareProjection } from '@parley/platform/projections';
import { AnalyticsConfig } from './analytics.config';
import { FoldConversationFactsConsumer } from './fold-conversation-facts.consumer';
import { IndexingLoop } from './indexing-loop';
import { KpiController } from './kpi.controller';
import { ELASTIC } from './tokens';

@Module({
  imports: [EventLogModule.forRoot({ service: 'analytics' })],
  controllers: [FoldConversationFactsConsumer, KpiController],
  providers: [
    { provide: ELASTIC, inject: [AnalyticsConfig], useFactory: (config: AnalyticsConfig) => createElasticClient({ url: config.elasticsearchUrl }) },
    {
      provide: DocumentIndexer,
      inject: [Database, ELASTIC],
      useFactory: (database: Database, elastic: ElasticClient) => new DocumentIndexer(database, elastic),
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
