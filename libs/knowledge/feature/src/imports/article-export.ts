import { Injectable } from '@nestjs/common';
import { ArticleEntryStore, ArticleLedger, type ExportedArticle } from '@parley/knowledge/adapters';
import type { ArticleStatus } from '@parley/knowledge/domain';
import { Database } from '@parley/platform/event-log';
import { breathing } from '@parley/platform/files';

const PAGE = 500;

export interface ExportFilter {
  readonly tenant: string;
  readonly status?: ArticleStatus;
  readonly language?: string;
  readonly businessLine?: string;
}

/** All articles of a tenant that a filter lets through, page by page. */
@Injectable()
export class ArticleExport {
  constructor(
    private readonly database: Database,
    private readonly ledger: ArticleLedger,
    private readonly entries: ArticleEntryStore,
  ) {}

  articles(filter: ExportFilter): AsyncGenerator<ExportedArticle> {
    return breathing(this.walk(filter));
  }

  private async *walk(filter: ExportFilter): AsyncGenerator<ExportedArticle> {
    let after = '';
    for (;;) {
      const ids = await this.entries.idsAfter(this.database, filter, after, PAGE);
      const articles = await this.ledger.readMany(this.database, filter.tenant, ids);
      for (const articleId of ids) {
        const article = articles.get(articleId);
        if (article) yield { articleId, status: article.status, articleVersion: article.live?.version ?? null, content: article.content };
      }
      const last = ids.at(-1);
      if (last === undefined || ids.length < PAGE) return;
      after = last;
    }
  }
}
