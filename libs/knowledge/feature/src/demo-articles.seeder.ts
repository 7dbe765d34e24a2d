import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { deriveId, type ArticlePublishedData } from '@parley/contracts';
import { ArticleEntryStore, ArticleLedger, type AddressedCommand } from '@parley/knowledge/adapters';
import { demoArticles, type KnownArticle } from '@parley/knowledge/domain';
import { ServiceConfig } from '@parley/platform/config';
import { Database, Relay } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';

const TENANT = 'demo';
const SEEDER = 'demo';
/** As people read it in the list of articles. */
const SEEDER_NAME = 'Parley';

/** In the demo workspace, publishes the demo shop's articles; a restart publishes what changed, and leaves alone what people work on. */
@Injectable()
export class DemoArticlesSeeder implements OnApplicationBootstrap {
  constructor(
    private readonly config: ServiceConfig,
    private readonly database: Database,
    private readonly ledger: ArticleLedger,
    private readonly entries: ArticleEntryStore,
    private readonly relay: Relay,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.demo) return;
    const now = new Date().toISOString();
    const articles = demoArticles(TENANT);
    const decided = await this.database.transaction(async (tx) => {
      await this.entries.rememberEditor(tx, TENANT, SEEDER, SEEDER_NAME);
      const present = await this.ledger.readMany(tx, TENANT, articles.map(({ articleId }) => articleId));
      return this.ledger.handle(tx, articles.filter(({ articleId }) => isOurs(present.get(articleId))).map((article) => toImport(article, now)));
    });
    const published = decided.filter(({ events }) => events.length > 0).length;
    if (published > 0) this.relay.nudge();
    this.logger.info('demo articles published', { published });
  }
}

const isOurs = (article: KnownArticle | undefined): boolean => article === undefined || article.changedBy === SEEDER;

function toImport({ articleId, articleVersion: _version, ...content }: ArticlePublishedData, now: string): AddressedCommand {
  return {
    tenant: TENANT,
    articleId,
    command: { type: 'ImportArticle', causeId: deriveId('demo-article', articleId, now), now, by: SEEDER, tenant: TENANT, articleId, content, origin: 'demo', as: 'published' },
  };
}
