export {
  ARTICLE_STATUSES, initialArticle, type ApprovedArticle, type ArchivedArticle, type Article, type ArticleStatus, type DraftArticle as ArticleDraft,
  type KnownArticle, type LiveVersion, type PublishedArticle, type SubmittedArticle,
} from './article';
export type { ArticleCommand, ImportArticle } from './commands';
export { changedFields, clean, missingFields, normalContent, sameContent, type ContentField } from './content';
export { decide as decideArticle } from './decide';
export * from './errors';
export type { ArticleEvent, ArticleEventOf, ArticleEventType } from './events';
export { evolve as evolveArticle } from './evolve';
