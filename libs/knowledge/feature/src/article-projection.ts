import { Injectable } from '@nestjs/common';
import { ArticleArchived, ArticlePublished } from '@parley/contracts';
import { archivedRevision, ArticleStore, publishedRevision, type ArticleChange } from '@parley/knowledge/adapters';
import { dataOf, isEvent, type ReceivedEvent, type Tx } from '@parley/platform/event-log';

/** Folds article events into the read model, in whatever order and however often they come. */
@Injectable()
export class ArticleProjection {
  constructor(private readonly store: ArticleStore) {}

  async apply(tx: Tx, events: readonly ReceivedEvent[]): Promise<void> {
    await this.store.apply(tx, events.map(toChange));
  }
}

function toChange(event: ReceivedEvent): ArticleChange {
  const { tenant, time } = event;
  if (isEvent(ArticleArchived, event)) {
    const { articleId, articleVersion } = dataOf(ArticleArchived, event);
    return { tenant, articleId, time, revision: archivedRevision(articleVersion) };
  }
  const content = dataOf(ArticlePublished, event);
  return { tenant, articleId: content.articleId, time, revision: publishedRevision(content.articleVersion), content };
}
