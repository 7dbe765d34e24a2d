import { deriveId, type ArticleContent } from '@parley/contracts';
import type { ArticleImport } from '@parley/knowledge/adapters';
import type { ImportArticle } from '@parley/knowledge/domain';

/** The command for one row; its cause is the row, so that a repeat makes the same events. */
export function toImportCommand(
  { importId, tenant, createdBy, target }: ArticleImport,
  { ordinal, articleId, content }: { ordinal: number; articleId: string; content: ArticleContent },
  now: string,
): ImportArticle {
  return {
    type: 'ImportArticle', causeId: deriveId('article-import', importId, ordinal), now: new Date(now).toISOString(), by: createdBy,
    tenant, articleId, content, origin: 'import', importId, as: target,
  };
}
