import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ArticlePublisher } from '@parley/knowledge/adapters';
import { demoArticles } from '@parley/knowledge/domain';
import { ServiceConfig } from '@parley/platform/config';
import { Database, Relay } from '@parley/platform/event-log';
import { LOGGER, type Logger } from '@parley/platform/observability';

const TENANT = 'demo';

/** In the demo workspace, publishes the demo shop's articles like an editor would; a restart publishes only what changed. */
@Injectable()
export class DemoArticlesSeeder implements OnApplicationBootstrap {
  constructor(
    private readonly config: ServiceConfig,
    private readonly database: Database,
    private readonly publisher: ArticlePublisher,
    private readonly relay: Relay,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.demo) return;
    const time = new Date().toISOString();
    const published = await this.database.transaction((tx) => this.publisher.publishChanged(tx, TENANT, demoArticles(TENANT), time));
    if (published > 0) this.relay.nudge();
    this.logger.info('demo articles published', { published });
  }
}
