import { Controller } from '@nestjs/common';
import { ArticleArchived, ArticlePublished, Topics } from '@parley/contracts';
import { ArticleIndexer } from '@parley/knowledge/adapters';
import { ConsumesEvents, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';
import { ArticleProjection } from './article-projection';

export const ARTICLES_READER = 'parley.knowledge.articles-index.v1';

@Controller()
export class IndexArticleWhenPublished {
  constructor(
    private readonly projection: ArticleProjection,
    private readonly indexer: ArticleIndexer,
  ) {}

  @ConsumesEvents({ reader: ARTICLES_READER, topics: [Topics.articles], handles: [ArticlePublished, ArticleArchived] })
  async apply(events: readonly ReceivedEvent[], { tx, afterCommit }: ConsumerContext): Promise<void> {
    await this.projection.apply(tx, events);
    afterCommit(() => this.indexer.nudge());
  }
}
