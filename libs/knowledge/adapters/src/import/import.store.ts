import type { ArticleContent } from '@parley/contracts';
import type { ImportDefaults, RowProblem } from '@parley/knowledge/domain';
import type { Database, Tx } from '@parley/platform/event-log';
import type { ImportFormat } from './read-file';

/** `reading` → `ready`, the dry run's report → `applying` → `done`; `cancelled` and `failed` end it too. */
export type ImportStatus = 'reading' | 'ready' | 'applying' | 'done' | 'cancelled' | 'failed';
export type RowOutcome = 'new' | 'changed' | 'same' | 'duplicate' | 'wrong';

/** How far the texts of an import are to come; `published` passes over the review. */
export const IMPORT_TARGETS = ['draft', 'in-review', 'published'] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

export interface ArticleImport {
  readonly importId: string;
  readonly tenant: string;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly defaults: ImportDefaults;
  readonly target: ImportTarget;
  readonly status: ImportStatus;
  readonly createdBy: string;
  readonly createdTime: string;
  readonly changedTime: string;
  /** Rows that were read and judged so far. */
  readonly rowsRead: number;
  /** Ordinal after the last row that was applied. */
  readonly position: number;
  readonly error: { readonly code: string; readonly message: string; readonly details: object } | null;
}

export interface ImportProgress extends ArticleImport {
  readonly outcomes: Readonly<Partial<Record<RowOutcome, number>>>;
  /** Rows whose text was taken over. */
  readonly applied: number;
  /** Articles of it that wait for a review. */
  readonly waiting: number;
}

export interface ImportRow {
  readonly ordinal: number;
  readonly place: string;
  readonly articleId: string | null;
  readonly title: string;
  readonly outcome: RowOutcome;
  readonly reasons: readonly RowProblem[];
  readonly applied: boolean;
}

/** A row as the dry run judged it. */
export interface JudgedRow extends Omit<ImportRow, 'applied'> {
  readonly naturalKey: string | null;
  readonly content: ArticleContent | null;
}

/** Imports, their files until they end, and the report by row. */
export class ImportStore {
  async create(tx: Tx, { file, ...one }: Pick<ArticleImport, 'importId' | 'tenant' | 'fileName' | 'format' | 'defaults' | 'target' | 'createdBy'> & { file: Buffer }): Promise<void> {
    await tx.execute(
      `INSERT INTO article_import (import_id, tenant, file_name, format, defaults, target, status, created_by) VALUES ($1, $2, $3, $4, $5, $6, 'reading', $7)`,
      [one.importId, one.tenant, one.fileName, one.format, JSON.stringify(one.defaults), one.target, one.createdBy],
    );
    await tx.execute('INSERT INTO article_import_file (import_id, bytes) VALUES ($1, $2)', [one.importId, file]);
  }

  async find(source: Pick<Database, 'query'>, importId: string): Promise<ArticleImport | undefined> {
    const [row] = await source.query<ArticleImport & object>(`SELECT ${COLUMNS} FROM article_import WHERE import_id = $1`, [importId]);
    return row;
  }

  /** The import, locked until the transaction ends. */
  async lock(tx: Tx, importId: string): Promise<ArticleImport | undefined> {
    const [row] = await tx.query<ArticleImport & object>(`SELECT ${COLUMNS} FROM article_import WHERE import_id = $1 FOR UPDATE`, [importId]);
    return row;
  }

  async progress(database: Pick<Database, 'query'>, tenant: string, importId: string): Promise<ImportProgress | undefined> {
    const found = await this.find(database, importId);
    if (found?.tenant !== tenant) return undefined;
    const rows = await database.query<{ outcome: RowOutcome; n: number; applied: number }>(
      'SELECT outcome, count(*)::int AS n, count(applied)::int AS applied FROM article_import_row WHERE import_id = $1 GROUP BY outcome',
      [importId],
    );
    const [waiting] = await database.query<{ n: number }>("SELECT count(*)::int AS n FROM article_entry WHERE import_id = $1 AND status = 'in-review'", [importId]);
    return {
      ...found,
      waiting: waiting?.n ?? 0,
      outcomes: Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n])),
      applied: rows.reduce((sum, row) => sum + row.applied, 0),
    };
  }

  async list(database: Pick<Database, 'query'>, tenant: string, limit: number): Promise<ArticleImport[]> {
    return database.query(`SELECT ${COLUMNS} FROM article_import WHERE tenant = $1 ORDER BY created_time DESC LIMIT $2`, [tenant, limit]);
  }

  async rows(
    database: Pick<Database, 'query'>,
    importId: string,
    { outcome, offset, limit }: { outcome?: RowOutcome; offset: number; limit: number },
  ): Promise<ImportRow[]> {
    return database.query(
      `SELECT ordinal, place, article_id AS "articleId", title, outcome, reasons, applied IS NOT NULL AS applied FROM article_import_row
       WHERE import_id = $1 AND ($2::text IS NULL OR outcome = $2) ORDER BY ordinal LIMIT $3 OFFSET $4`,
      [importId, outcome ?? null, limit, offset],
    );
  }

  async file(database: Pick<Database, 'query'>, importId: string): Promise<Buffer | undefined> {
    const [row] = await database.query<{ bytes: Buffer }>('SELECT bytes FROM article_import_file WHERE import_id = $1', [importId]);
    return row?.bytes;
  }

  /** Places of earlier rows of the same file with one of these article ids or natural keys. */
  async earlier(database: Pick<Database, 'query'>, importId: string, ids: readonly string[], keys: readonly string[]): Promise<{ ids: Map<string, string>; keys: Map<string, string> }> {
    const rows = await database.query<{ article_id: string; natural_key: string; place: string }>(
      `SELECT article_id, natural_key, place FROM article_import_row
       WHERE import_id = $1 AND outcome IN ('new', 'changed', 'same') AND (article_id = ANY($2::text[]) OR natural_key = ANY($3::text[]))`,
      [importId, ids, keys],
    );
    return { ids: new Map(rows.map((row) => [row.article_id, row.place])), keys: new Map(rows.map((row) => [row.natural_key, row.place])) };
  }

  /** Adds judged rows behind the ones that were read before, unless another worker was faster or the import ended; says whether. */
  async addRows(tx: Tx, importId: string, from: number, rows: readonly JudgedRow[]): Promise<boolean> {
    const moved = await tx.execute(
      `UPDATE article_import SET rows_read = $3, changed_time = clock_timestamp() WHERE import_id = $1 AND rows_read = $2 AND status = 'reading'`,
      [importId, from, from + rows.length],
    );
    if (moved === 0) return false;
    await tx.execute(
      `INSERT INTO article_import_row (import_id, ordinal, place, article_id, natural_key, title, outcome, reasons, content)
       SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::json[], $9::json[])`,
      [
        importId, rows.map((row) => row.ordinal), rows.map((row) => row.place), rows.map((row) => row.articleId), rows.map((row) => row.naturalKey),
        rows.map((row) => row.title), rows.map((row) => row.outcome), rows.map((row) => JSON.stringify(row.reasons)),
        rows.map((row) => (row.content ? JSON.stringify(row.content) : null)),
      ],
    );
    return true;
  }

  /** Rows that change something, behind the given ordinal. */
  async rowsToApply(tx: Pick<Tx, 'query'>, importId: string, from: number, limit: number): Promise<{ ordinal: number; articleId: string; content: ArticleContent }[]> {
    return tx.query(
      `SELECT ordinal, article_id AS "articleId", content FROM article_import_row
       WHERE import_id = $1 AND ordinal >= $2 AND outcome IN ('new', 'changed') ORDER BY ordinal LIMIT $3`,
      [importId, from, limit],
    );
  }

  async markApplied(tx: Tx, importId: string, ordinals: readonly number[], position: number): Promise<void> {
    // The article holds the text from now on.
    await tx.execute(`UPDATE article_import_row SET applied = 'yes', content = NULL WHERE import_id = $1 AND ordinal = ANY($2::int[])`, [importId, ordinals]);
    await tx.execute('UPDATE article_import SET position = $2, changed_time = clock_timestamp() WHERE import_id = $1', [importId, position]);
  }

  /** Moves on to a status when the import is in one of the given ones; says whether. What ended needs its file no more. */
  async move(tx: Tx, importId: string, from: readonly ImportStatus[], to: ImportStatus, error?: ArticleImport['error']): Promise<boolean> {
    const moved = await tx.execute(
      'UPDATE article_import SET status = $3, error = $4, changed_time = clock_timestamp() WHERE import_id = $1 AND status = ANY($2::text[])',
      [importId, from, to, error ? JSON.stringify(error) : null],
    );
    if (moved > 0 && to !== 'applying') await tx.execute('DELETE FROM article_import_file WHERE import_id = $1', [importId]);
    return moved > 0;
  }
}

const COLUMNS = `import_id AS "importId", tenant, file_name AS "fileName", format, defaults, target, status, created_by AS "createdBy",
  created_time AS "createdTime", changed_time AS "changedTime", rows_read AS "rowsRead", position, error`;
