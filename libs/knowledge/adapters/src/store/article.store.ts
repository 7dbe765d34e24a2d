import type { ArticlePublishedData } from '@parley/contracts';
import type { Database, Tx } from '@parley/platform/event-log';

/** A change of one article's published state, as an event told it. */
export interface ArticleChange {
  readonly tenant: string;
  readonly articleId: string;
  readonly revision: number;
  /** Absent when the article was archived. */
  readonly content?: ArticlePublishedData;
  readonly time: string;
}

export interface StoredArticle extends ArticlePublishedData {
  readonly tenant: string;
  /** When this version was published, ISO 8601. */
  readonly publishedTime: string;
}

export interface ArticleFilter {
  readonly tenant: string;
  readonly language?: string;
  readonly businessLine?: string;
  /** Words that title, question or a similar question contain. */
  readonly text?: string;
  readonly offset: number;
  readonly limit: number;
}

export interface IndexableArticle {
  readonly tenant: string;
  readonly articleId: string;
  readonly revision: number;
  readonly content: ArticlePublishedData | null;
}

/** The read model of articles in Postgres: the pages read it, and the search index is filled from it. */
export class ArticleStore {
  /** Applies changes in one statement; the newest revision of an article stays, whatever order they come in. */
  async apply(tx: Tx, changes: readonly ArticleChange[]): Promise<void> {
    const newest = new Map<string, ArticleChange>();
    for (const change of changes) {
      const key = JSON.stringify([change.tenant, change.articleId]);
      if (change.revision > (newest.get(key)?.revision ?? 0)) newest.set(key, change);
    }
    const rows = [...newest.values()];
    await tx.execute(
      `INSERT INTO article_v1 AS a (tenant, article_id, revision, status, language, business_line, content, changed_time)
       SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::json[], $8::timestamptz[])
       ON CONFLICT (tenant, article_id) DO UPDATE SET
         revision = excluded.revision, status = excluded.status,
         language = coalesce(excluded.language, a.language), business_line = coalesce(excluded.business_line, a.business_line),
         content = coalesce(excluded.content, a.content), changed_time = excluded.changed_time
       WHERE a.revision < excluded.revision`,
      [
        rows.map((row) => row.tenant), rows.map((row) => row.articleId), rows.map((row) => row.revision),
        rows.map((row) => (row.content ? 'published' : 'archived')),
        rows.map((row) => row.content?.language ?? null), rows.map((row) => row.content?.businessLine ?? null),
        rows.map((row) => (row.content ? JSON.stringify(row.content) : null)), rows.map((row) => row.time),
      ],
    );
  }

  /** Published articles, newest first, and how many there are in all. */
  async list(database: Database, filter: ArticleFilter): Promise<{ total: number; articles: StoredArticle[] }> {
    const rows = await database.query<Row & { total: number }>(
      `SELECT tenant, content, changed_time, count(*) OVER () AS total FROM article
       WHERE tenant = $1 AND status = 'published' AND ($2::text IS NULL OR language = $2) AND ($3::text IS NULL OR business_line = $3)
         AND ($4::text IS NULL OR concat_ws(' ', content->>'title', content->>'question', content->>'similarQuestions') ILIKE $4)
       ORDER BY changed_time DESC, article_id LIMIT $5 OFFSET $6`,
      [filter.tenant, filter.language ?? null, filter.businessLine ?? null, contains(filter.text), filter.limit, filter.offset],
    );
    return { total: rows[0]?.total ?? 0, articles: rows.map(toArticle) };
  }

  /** The published article, in one tenant or in all: an id is unique unless two tenants chose the same. */
  async find(database: Database, articleId: string, tenant?: string): Promise<StoredArticle[]> {
    const rows = await database.query<Row>(
      `SELECT tenant, content, changed_time FROM article
       WHERE article_id = $1 AND status = 'published' AND ($2::text IS NULL OR tenant = $2) ORDER BY tenant LIMIT 2`,
      [articleId, tenant ?? null],
    );
    return rows.map(toArticle);
  }

  /** Articles whose newest state the given index does not hold yet. */
  async notIndexed(database: Database, index: string, limit: number): Promise<IndexableArticle[]> {
    return database.query<IndexableArticle & object>(
      `SELECT tenant, article_id AS "articleId", revision, CASE WHEN status = 'published' THEN content END AS content FROM article
       WHERE indexed_revision < revision OR indexed_in <> $1 ORDER BY changed_time, article_id LIMIT $2`,
      [index, limit],
    );
  }

  async markIndexed(database: Database, index: string, articles: readonly IndexableArticle[]): Promise<void> {
    await database.execute(
      `UPDATE article_v1 a SET indexed_revision = n.revision, indexed_in = $1
       FROM unnest($2::text[], $3::text[], $4::bigint[]) AS n (tenant, article_id, revision)
       WHERE a.tenant = n.tenant AND a.article_id = n.article_id`,
      [index, articles.map((a) => a.tenant), articles.map((a) => a.articleId), articles.map((a) => a.revision)],
    );
  }
}

interface Row {
  tenant: string;
  content: ArticlePublishedData;
  changed_time: Date;
}

const toArticle = ({ tenant, content, changed_time }: Row): StoredArticle => ({
  ...content,
  tenant,
  publishedTime: changed_time.toISOString(),
});

const contains = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
