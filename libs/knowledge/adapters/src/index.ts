export { ChatAnswerWriter, type ChatOptions } from './answers/chat-answer.writer';
export { TurnStore, type SaidTurn, type TurnPlace } from './answers/turn.store';
export { HttpEmbedder, type EmbedderOptions } from './embedding/http-embedder';
export { ArticleIndexer, type ArticleIndexerOptions } from './index/article.indexer';
export { ARTICLES_ALIAS, articlesIndex, documentOf } from './index/articles-index';
export { ElasticRetriever } from './index/elastic.retriever';
export { ArticleTables1760000200000 } from './migrations/article-tables.migration';
export { EditingTables1760000210000 } from './migrations/editing-tables.migration';
export { ArticleEntryStore, type ArticleEntry, type EntryFilter, type Facets } from './store/article-entry.store';
export { ImportFileError } from './import/import-file.error';
export {
  IMPORT_TARGETS, ImportStore,
  type ArticleImport, type ImportProgress, type ImportRow, type ImportStatus, type ImportTarget, type JudgedRow, type RowOutcome,
} from './import/import.store';
export { formatOf, readFile, type ImportFormat } from './import/read-file';
export { EXPORT_FORMATS, EXPORT_WRITERS, type ExportFormat } from './import/write-file';
export type { ExportedArticle } from './import/writers/exported';
export { articleLedger, ArticleLedger, type AddressedCommand, type ArticleLedgerOptions, type DecidedArticle, type PastArticleEvent } from './store/article.ledger';
export { importedArticleId, naturalKeyOf } from './store/natural-key';
export { archivedRevision, publishedRevision } from './store/article-revision';
export { ArticleStore, type ArticleChange, type ArticleFilter, type IndexableArticle, type StoredArticle } from './store/article.store';
export { LearningStore, type FoundGap, type GivenAnswer, type Judgement, type Learned, type SaidMessage, type Verdict } from './learning/learning.store';
export { LearningDismissals1760000230000 } from './migrations/learning-dismissals.migration';
export { RecentTurns1760000250000 } from './migrations/recent-turns.migration';
export { LearningVerdicts1760000240000 } from './migrations/learning-verdicts.migration';
export { LearningTables1760000220000 } from './migrations/learning-tables.migration';
