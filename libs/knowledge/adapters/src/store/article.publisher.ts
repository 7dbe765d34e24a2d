import { createHash } from 'node:crypto';
import { ArticlePublished, deriveId, Topics, type ArticlePublishedData } from '@parley/contracts';
import { newEvent, type Outbox, type Tx } from '@parley/platform/event-log';

/** The write side of articles: what was published, in which version. */
export class ArticlePublisher {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Publishes what is new or differs from the version published last, as the next version; the rest is left alone, so
   * that a repeat does nothing. The articles' own version numbers are replaced. Answers how many were published.
   */
  async publishChanged(tx: Tx, tenant: string, articles: readonly ArticlePublishedData[], time: string): Promise<number> {
    const sorted = [...articles].sort((a, b) => a.articleId.localeCompare(b.articleId));
    const changed = await tx.query<{ article_id: string; version: number }>(
      `INSERT INTO article_head AS h (tenant, article_id, version, digest)
       SELECT $1, article_id, 1, digest FROM unnest($2::text[], $3::text[]) AS n (article_id, digest)
       ON CONFLICT (tenant, article_id) DO UPDATE SET version = h.version + 1, digest = excluded.digest WHERE h.digest <> excluded.digest
       RETURNING article_id, version`,
      [tenant, sorted.map((article) => article.articleId), sorted.map(digestOf)],
    );
    const versions = new Map(changed.map((row) => [row.article_id, row.version]));
    const events = sorted.flatMap((article) => {
      const articleVersion = versions.get(article.articleId);
      if (articleVersion === undefined) return [];
      return [{ stream: article.articleId, event: published(tenant, { ...article, articleVersion }, time) }];
    });
    await this.outbox.publish(tx, Topics.articles, events);
    return events.length;
  }
}

function published(tenant: string, article: ArticlePublishedData, time: string) {
  return newEvent(ArticlePublished, {
    id: deriveId('article-published', tenant, article.articleId, article.articleVersion),
    data: article,
    time,
    tenant,
    // An article is about nobody; the envelope asks for a subject all the same.
    subjectid: article.articleId,
  });
}

function digestOf({ articleVersion: _version, ...content }: ArticlePublishedData): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
