import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ArticleEntryStore, ArticleIndexer, articleLedger, ArticleLedger, ArticleStore, ElasticRetriever, ImportStore, LearningStore, TurnStore } from '@parley/knowledge/adapters';
import { ConceptTokeniser } from '@parley/knowledge/domain';
import { createElasticClient, type ElasticClient } from '@parley/platform/elastic';
import { Database, EventLogModule, Outbox, type OwnedLedger } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';
import { answerWriterFor } from './answer-writer';
import { TurnMemory } from './answers/turn-memory';
import { ArticleProjection } from './article-projection';
import { ArticlesController } from './articles.controller';
import { DemoArticlesSeeder } from './demo-articles.seeder';
import { ArticleDesk } from './editing/article-desk';
import { EditingController } from './editing/editing.controller';
import { ArticleExport } from './imports/article-export';
import { ArticleImports } from './imports/article-imports';
import { ImportJobs } from './imports/import.jobs';
import { ImportsController } from './imports/imports.controller';
import { embedderFor } from './embedder';
import { IndexFollower } from './index-follower';
import { IndexArticleWhenPublished } from './index-article-when-published.consumer';
import { KnowledgeConfig } from './knowledge.config';
import { LearnFromConversations } from './learning/learn-from-conversations.consumer';
import { LearningController } from './learning/learning.controller';
import { LearningProjection } from './learning/learning.projection';
import { ProposalsController } from './learning/proposals.controller';
import { PassageFinder } from './passage-finder';
import { RetrievePassagesWhenCustomerMessageAdded } from './retrieve-passages-when-customer-message-added.consumer';
import { ANSWER_WRITER, ELASTIC_CLIENT, RETRIEVER } from './tokens';

/** Articles: what is published, the search index over it, and passages for customer messages. */
@Module({
  imports: [EventLogModule.forRoot({ service: 'knowledge', ledgers: [articleLedger(new ArticleEntryStore()) as OwnedLedger] })],
  controllers: [
    ArticlesController, EditingController, ImportsController, ImportJobs, LearningController, ProposalsController,
    IndexArticleWhenPublished, RetrievePassagesWhenCustomerMessageAdded, LearnFromConversations,
  ],
  providers: [
    ConceptTokeniser,
    {
      provide: ELASTIC_CLIENT,
      inject: [KnowledgeConfig],
      useFactory: (config: KnowledgeConfig) => createElasticClient({ url: config.elasticsearchUrl }),
    },
    { provide: ArticleStore, useFactory: () => new ArticleStore() },
    { provide: ArticleEntryStore, useFactory: () => new ArticleEntryStore() },
    {
      provide: ArticleLedger,
      inject: [Outbox, ArticleEntryStore],
      useFactory: (outbox: Outbox, entries: ArticleEntryStore) => new ArticleLedger({ outbox, entries }),
    },
    ArticleDesk,
    { provide: ImportStore, useFactory: () => new ImportStore() },
    ArticleImports,
    ArticleExport,
    {
      provide: RETRIEVER,
      inject: [ELASTIC_CLIENT, ConceptTokeniser, KnowledgeConfig, LOGGER],
      useFactory: (client: ElasticClient, tokeniser: ConceptTokeniser, config: KnowledgeConfig, logger: Logger) =>
        new ElasticRetriever(client, tokeniser, config.articlesAlias, {
          freshMs: 1_000, ...embedderFor(config, 'messages'), onMeaningFailure: (error) => logger.warn('words alone were searched', { error }),
        }),
    },
    {
      provide: ArticleIndexer,
      inject: [Database, ELASTIC_CLIENT, ArticleStore, ConceptTokeniser, KnowledgeConfig, LOGGER],
      useFactory: (
        database: Database, client: ElasticClient, store: ArticleStore, tokeniser: ConceptTokeniser, config: KnowledgeConfig, logger: Logger,
      ) => new ArticleIndexer({ database, client, store, tokeniser, alias: config.articlesAlias, logger, ...embedderFor(config, 'articles') }),
    },
    ArticleProjection,
    { provide: ANSWER_WRITER, inject: [KnowledgeConfig, LOGGER], useFactory: answerWriterFor },
    { provide: TurnStore, useFactory: () => new TurnStore() },
    TurnMemory,
    IndexFollower,
    PassageFinder,
    { provide: LearningStore, useFactory: () => new LearningStore() },
    LearningProjection,
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
