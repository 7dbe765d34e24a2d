export { ArticleIndexer, type ArticleIndexerOptions } from './index/article.indexer';
export { ARTICLES_ALIAS, articlesIndex, documentOf } from './index/articles-index';
export { ElasticRetriever } from './index/elastic.retriever';
export { ArticleTables1760000200000 } from './migrations/article-tables.migration';
export { ArticlePublisher } from './store/article.publisher';
export { archivedRevision, publishedRevision } from './store/article-revision';
export { ArticleStore, type ArticleChange, type ArticleFilter, type IndexableArticle, type StoredArticle } from './store/article.store';
