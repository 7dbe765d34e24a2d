import type { ArticleEvent, ArticleStatus, KnownArticle } from '@parley/knowledge/domain';
import type { Database, Tx } from '@parley/platform/event-log';
import { naturalKeyOf } from './natural-key';

/** An article as a line of the editors' list. */
export interface ArticleEntry {
  readonly articleId: string;
  readonly revision: number;
  readonly status: ArticleStatus;
  readonly liveVersion: number | null;
  readonly kind: string;
  readonly businessLine: string;
  readonly language: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly owner: string | null;
  readonly reviewDate: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly changedTime: string;
  readonly changedBy: string;
  /** Its name as far as it is known here. */
  readonly changedByName: string | null;
}

export interface EntryFilter {
  readonly tenant: string;
  readonly status?: ArticleStatus;
  readonly language?: string;
  readonly businessLine?: string;
  readonly kind?: string;
  readonly tag?: string;
  readonly owner?: string;
  readonly importId?: string;
  /** Only those whose review date lies before this moment, ISO 8601; the archive is left out. */
  readonly reviewBefore?: string;
  /** Words that title, question, similar questions or keywords contain. */
  readonly text?: string;
  readonly offset: number;
  readonly limit: number;
}

/** Values that occur, for filters. */
export interface Facets {
  readonly businessLines: readonly string[];
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  readonly owners: readonly string[];
  readonly statuses: Readonly<Partial<Record<ArticleStatus, number>>>;
  readonly overdue: number;
}

const FACET_LIMIT = 200;

/** The editors' list, written in the transaction of the events that change it. */
export class ArticleEntryStore {
  async write(tx: Tx, changes: readonly { state: KnownArticle; events: readonly ArticleEvent[] }[]): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map(({ state, events }) => ({ state, importId: importOf(events) }));
    const texts = (of: (state: KnownArticle) => string | undefined | null): (string | null)[] => rows.map(({ state }) => of(state) ?? null);
    await tx.execute(WRITE_SQL, [
      texts((state) => state.articleId), texts((state) => state.tenant), rows.map(({ state }) => state.revision), texts((state) => state.status),
      rows.map(({ state }) => state.live?.version ?? null), texts((state) => state.content.kind), texts((state) => state.content.businessLine),
      texts((state) => state.content.language), texts((state) => state.content.title), texts(wordsOf),
      rows.map(({ state }) => JSON.stringify(state.content.tags)), texts((state) => state.content.owner), texts((state) => state.content.reviewDate),
      texts((state) => state.content.validFrom), texts((state) => state.content.validTo), texts((state) => state.changedTime),
      texts((state) => state.changedBy), rows.map(({ state }) => JSON.stringify('editors' in state ? state.editors : [])),
      rows.map(({ importId }) => importId ?? null), texts((state) => naturalKeyOf(state.content)),
    ]);
  }

  async list(database: Pick<Database, 'query'>, filter: EntryFilter): Promise<{ total: number; articles: ArticleEntry[] }> {
    const rows = await database.query<ArticleEntry & { total: number }>(
      `SELECT e.article_id AS "articleId", e.revision, e.status, e.live_version AS "liveVersion", e.kind, e.business_line AS "businessLine", e.language,
         e.title, e.tags, e.owner, e.review_date AS "reviewDate", e.valid_from AS "validFrom", e.valid_to AS "validTo",
         e.changed_time AS "changedTime", e.changed_by AS "changedBy", p.name AS "changedByName", (count(*) OVER ())::int AS total
       FROM article_entry e LEFT JOIN editor p ON p.tenant = e.tenant AND p.person_id = e.changed_by
       WHERE e.tenant = $1 AND ($2::text IS NULL OR e.status = $2) AND ($3::text IS NULL OR e.language = $3)
         AND ($4::text IS NULL OR e.business_line = $4) AND ($5::text IS NULL OR e.kind = $5) AND ($6::text IS NULL OR $6 = ANY(e.tags))
         AND ($7::text IS NULL OR e.owner = $7) AND ($8::text IS NULL OR e.import_id = $8)
         AND ($9::timestamptz IS NULL OR (e.review_date < $9 AND e.status <> 'archived')) AND ($10::text IS NULL OR e.words ILIKE $10)
       ORDER BY e.changed_time DESC, e.article_id LIMIT $11 OFFSET $12`,
      [
        filter.tenant, filter.status ?? null, filter.language ?? null, filter.businessLine ?? null, filter.kind ?? null, filter.tag ?? null,
        filter.owner ?? null, filter.importId ?? null, filter.reviewBefore ?? null, contains(filter.text), filter.limit, filter.offset,
      ],
    );
    return { total: rows[0]?.total ?? 0, articles: rows.map(({ total: _total, ...entry }) => entry) };
  }

  /** Ids of the next articles in the order of their ids, for walks over all of them. */
  async idsAfter(
    database: Pick<Database, 'query'>,
    { tenant, status, language, businessLine }: Pick<EntryFilter, 'tenant' | 'status' | 'language' | 'businessLine'>,
    after: string,
    limit: number,
  ): Promise<string[]> {
    const rows = await database.query<{ article_id: string }>(
      `SELECT article_id FROM article_entry
       WHERE tenant = $1 AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR language = $3) AND ($4::text IS NULL OR business_line = $4) AND article_id > $5
       ORDER BY article_id LIMIT $6`,
      [tenant, status ?? null, language ?? null, businessLine ?? null, after, limit],
    );
    return rows.map((row) => row.article_id);
  }

  /** Articles of an import that wait for a review by this person, who had no hand in them; in the order of their ids. */
  async waitingForReview(
    database: Pick<Database, 'query'>,
    { tenant, importId, reviewer }: { tenant: string; importId: string; reviewer: string },
    after: string,
    limit: number,
  ): Promise<{ articleId: string; revision: number }[]> {
    return database.query(
      `SELECT article_id AS "articleId", revision FROM article_entry
       WHERE import_id = $1 AND tenant = $2 AND status = 'in-review' AND NOT $3 = ANY(editors) AND article_id > $4 ORDER BY article_id LIMIT $5`,
      [importId, tenant, reviewer, after, limit],
    );
  }

  async facets(database: Pick<Database, 'query'>, tenant: string, now: string): Promise<Facets> {
    const [row] = await database.query<Omit<Facets, 'statuses'> & { statuses: Facets['statuses'] | null }>(
      `WITH mine AS (SELECT * FROM article_entry WHERE tenant = $1)
       SELECT ARRAY(SELECT DISTINCT business_line FROM mine ORDER BY 1 LIMIT ${FACET_LIMIT}) AS "businessLines",
         ARRAY(SELECT DISTINCT language FROM mine ORDER BY 1 LIMIT ${FACET_LIMIT}) AS languages,
         ARRAY(SELECT DISTINCT unnest(tags) FROM mine ORDER BY 1 LIMIT ${FACET_LIMIT}) AS tags,
         ARRAY(SELECT DISTINCT owner FROM mine WHERE owner IS NOT NULL ORDER BY 1 LIMIT ${FACET_LIMIT}) AS owners,
         (SELECT json_object_agg(status, n) FROM (SELECT status, count(*)::int AS n FROM mine GROUP BY status) s) AS statuses,
         (SELECT count(*)::int FROM mine WHERE review_date < $2 AND status <> 'archived') AS overdue`,
      [tenant, now],
    );
    return { businessLines: [], languages: [], tags: [], owners: [], overdue: 0, ...row, statuses: row?.statuses ?? {} };
  }

  /** Keeps the name of who changed something, for lists and histories. */
  async rememberEditor(tx: Tx, tenant: string, personId: string, name: string): Promise<void> {
    await tx.execute(
      `INSERT INTO editor AS e (tenant, person_id, name) VALUES ($1, $2, $3)
       ON CONFLICT (tenant, person_id) DO UPDATE SET name = excluded.name WHERE e.name <> excluded.name`,
      [tenant, personId, name],
    );
  }

  async editorNames(database: Pick<Database, 'query'>, tenant: string, personIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await database.query<{ person_id: string; name: string }>(
      'SELECT person_id, name FROM editor WHERE tenant = $1 AND person_id = ANY($2::text[])',
      [tenant, [...new Set(personIds)]],
    );
    return new Map(rows.map((row) => [row.person_id, row.name]));
  }

  /** Articles that ask the same question in the same language and business line: natural key → article id. */
  async byNaturalKey(database: Pick<Database, 'query'>, tenant: string, keys: readonly string[]): Promise<Map<string, string>> {
    const rows = await database.query<{ natural_key: string; article_id: string }>(
      "SELECT natural_key, article_id FROM article_entry WHERE tenant = $1 AND natural_key = ANY($2::text[]) AND status <> 'archived' ORDER BY changed_time DESC",
      [tenant, keys],
    );
    return new Map(rows.map((row) => [row.natural_key, row.article_id]));
  }
}

const importOf = (events: readonly ArticleEvent[]): string | undefined =>
  events.map(({ data }) => ('importId' in data ? data.importId : undefined)).findLast((id) => id !== undefined);

const wordsOf = ({ content }: KnownArticle): string =>
  [content.title, content.question, ...content.similarQuestions, ...content.keywords, content.externalId ?? ''].join('\n');

const contains = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;

const WRITE_SQL = `
  INSERT INTO article_entry_v1 AS e (article_id, tenant, revision, status, live_version, kind, business_line, language, title, words, tags, owner,
    review_date, valid_from, valid_to, changed_time, changed_by, editors, import_id, natural_key)
  SELECT article_id, tenant, revision, status, live_version, kind, business_line, language, title, words,
    ARRAY(SELECT json_array_elements_text(tags)), owner, review_date, valid_from, valid_to, changed_time, changed_by,
    ARRAY(SELECT json_array_elements_text(editors)), import_id, natural_key
  FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::json[],
    $12::text[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[], $16::timestamptz[], $17::text[], $18::json[], $19::text[], $20::text[])
    AS n (article_id, tenant, revision, status, live_version, kind, business_line, language, title, words, tags, owner,
      review_date, valid_from, valid_to, changed_time, changed_by, editors, import_id, natural_key)
  ON CONFLICT (article_id) DO UPDATE SET
    revision = excluded.revision, status = excluded.status, live_version = excluded.live_version, kind = excluded.kind,
    business_line = excluded.business_line, language = excluded.language, title = excluded.title, words = excluded.words, tags = excluded.tags,
    owner = excluded.owner, review_date = excluded.review_date, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
    changed_time = excluded.changed_time, changed_by = excluded.changed_by, editors = excluded.editors,
    import_id = coalesce(excluded.import_id, e.import_id), natural_key = excluded.natural_key
  WHERE e.revision <= excluded.revision`;
