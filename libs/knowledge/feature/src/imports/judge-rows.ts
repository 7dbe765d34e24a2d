import { importedArticleId, naturalKeyOf, type ArticleEntryStore, type ArticleImport, type ArticleLedger, type ImportStore, type JudgedRow } from '@parley/knowledge/adapters';
import { decideArticle, initialArticle, readRow, type Article, type KnownArticle, type RawRow, type RowProblem } from '@parley/knowledge/domain';
import type { Database } from '@parley/platform/event-log';
import { toImportCommand } from './import-command';

export interface JudgeTools {
  readonly database: Database;
  readonly ledger: ArticleLedger;
  readonly entries: ArticleEntryStore;
  readonly imports: ImportStore;
}

interface Candidate {
  readonly row: JudgedRow;
  /** The article that the file itself names, from an earlier export. */
  readonly namedId: string | undefined;
}

/**
 * What an import would do with rows of its file: the very decision that applying them takes, without writing. Rows that
 * name no id of another system are taken for the article that asks the same question.
 */
export async function judgeRows(tools: JudgeTools, one: ArticleImport, from: number, rows: readonly RawRow[]): Promise<JudgedRow[]> {
  const candidates = rows.map((row, index) => candidateOf(one, from + index, row));
  const keys = candidates.flatMap(({ row }) => (row.naturalKey === null ? [] : [row.naturalKey]));
  const asking = await tools.entries.byNaturalKey(tools.database, one.tenant, keys);
  const named = await tools.ledger.readMany(tools.database, one.tenant, candidates.flatMap(({ namedId }) => (namedId === undefined ? [] : [namedId])));
  const addressed = candidates.map(({ row, namedId }) => addressOf(one.tenant, row, named.has(namedId ?? '') ? namedId : undefined, asking));
  const ids = addressed.flatMap(({ articleId }) => (articleId === null ? [] : [articleId]));
  const present = await tools.ledger.readMany(tools.database, one.tenant, ids);
  const earlier = await tools.imports.earlier(tools.database, one.importId, ids, keys);
  return addressed.map((row) => judged(one, row, { present, asking, earlier }));
}

function candidateOf(one: ArticleImport, ordinal: number, raw: RawRow): Candidate {
  const read = readRow(raw, one.defaults);
  const base = { ordinal, place: raw.place.slice(0, 500), articleId: null };
  if (!read.content) {
    const reasons = read.problems;
    return { namedId: undefined, row: { ...base, naturalKey: null, title: read.title.slice(0, 512), outcome: 'wrong', reasons, content: null } };
  }
  const namedId = raw.fields['articleId'];
  return {
    namedId: typeof namedId === 'string' && namedId !== '' && namedId.length <= 64 ? namedId : undefined,
    row: { ...base, naturalKey: naturalKeyOf(read.content), title: read.content.title, outcome: 'new', reasons: [], content: read.content },
  };
}

function addressOf(tenant: string, row: JudgedRow, namedId: string | undefined, asking: ReadonlyMap<string, string>): JudgedRow {
  if (!row.content || row.naturalKey === null) return row;
  const derived = importedArticleId(tenant, row.content);
  const sameQuestion = row.content.externalId === undefined ? asking.get(row.naturalKey) : undefined;
  return { ...row, articleId: namedId ?? sameQuestion ?? derived };
}

interface Surroundings {
  readonly present: ReadonlyMap<string, KnownArticle>;
  readonly asking: ReadonlyMap<string, string>;
  /** Places of the file's earlier rows; this one is added. */
  readonly earlier: { readonly ids: Map<string, string>; readonly keys: Map<string, string> };
}

function judged(one: ArticleImport, row: JudgedRow, { present, asking, earlier }: Surroundings): JudgedRow {
  const { articleId, content, naturalKey } = row;
  if (!content || articleId === null || naturalKey === null) return row;
  const problem = duplicateOf(articleId, naturalKey, asking, earlier);
  if (problem) return { ...row, outcome: 'duplicate', reasons: [problem], content: null };
  earlier.ids.set(articleId, row.place);
  earlier.keys.set(naturalKey, row.place);
  const state: Article = present.get(articleId) ?? initialArticle();
  if (state.status === 'absent') return row;
  const changes = decideArticle(toImportCommand(one, { ...row, articleId, content }, one.createdTime), state).length > 0;
  return { ...row, outcome: changes ? 'changed' : 'same', ...(!changes && { content: null }) };
}

function duplicateOf(articleId: string, naturalKey: string, asking: ReadonlyMap<string, string>, earlier: Surroundings['earlier']): RowProblem | undefined {
  const [sameArticle, sameQuestion, other] = [earlier.ids.get(articleId), earlier.keys.get(naturalKey), asking.get(naturalKey)];
  if (sameArticle !== undefined) return { code: 'same-article-in-file', detail: sameArticle };
  if (sameQuestion !== undefined) return { code: 'same-question-in-file', detail: sameQuestion };
  return other !== undefined && other !== articleId ? { code: 'same-question', detail: other } : undefined;
}
