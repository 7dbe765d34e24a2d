import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ArticleIndexer, ArticlePublisher, ArticleStore, ElasticRetriever } from '@parley/knowledge/adapters';
import { ConceptTokeniser } from '@parley/knowledge/domain';
import { createElasticClient, type ElasticClient } from '@parley/platform/elastic';
import { Database, EventLogModule, Outbox } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { ArticleProjection } from './article-projection';
import { ArticlesController } from './articles.controller';
import { DemoArticlesSeeder } from './demo-articles.seeder';
import { IndexArticleWhenPublished } from './index-article-when-published.consumer';
import { KnowledgeConfig } from './knowledge.config';
import { PassageFinder } from './passage-finder';
import { RetrievePassagesWhenCustomerMessageAdded } from './retrieve-passages-when-customer-message-added.consumer';
import { ELASTIC_CLIENT, RETRIEVER } from './tokens';

/** Articles: what is published, the search index over it, and passages for customer messages. */
@Module({
  imports: [EventLogModule.forRoot({ service: 'knowledge' })],
  controllers: [ArticlesController, IndexArticleWhenPublished, RetrievePassagesWhenCustomerMessageAdded],
  providers: [
    ConceptTokeniser,
    {
      provide: ELASTIC_CLIENT,
      inject: [KnowledgeConfig],
      useFactory: (config: KnowledgeConfig) => createElasticClient({ url: config.elasticsearchUrl }),
    },
    { provide: ArticleStore, useFactory: () => new ArticleStore() },
    { provide: ArticlePublisher, inject: [Outbox], useFactory: (outbox: Outbox) => new ArticlePublisher(outbox) },
    {
      provide: RETRIEVER,
      inject: [ELASTIC_CLIENT, ConceptTokeniser, KnowledgeConfig],
      useFactory: (client: ElasticClient, tokeniser: ConceptTokeniser, config: KnowledgeConfig) =>
        new ElasticRetriever(client, tokeniser, config.articlesAlias),
    },
    {
      provide: ArticleIndexer,
      inject: [Database, ELASTIC_CLIENT, ArticleStore, ConceptTokeniser, KnowledgeConfig, LOGGER],
      useFactory: (
        database: Database, client: ElasticClient, store: ArticleStore, tokeniser: ConceptTokeniser, config: KnowledgeConfig, logger: Logger,
      ) => new ArticleIndexer({ database, client, store, tokeniser, alias: config.articlesAlias, logger }),
    },
    ArticleProjection,
    PassageFinder,
    DemoArticlesSeeder,
  ],
})
export class KnowledgeModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly indexer: ArticleIndexer,
    @Inject(ELASTIC_CLIENT) private readonly client: ElasticClient,
  ) {}

  onApplicationBootstrap(): void {
    this.indexer.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.indexer.stop();
    await this.client.close();
  }
}
