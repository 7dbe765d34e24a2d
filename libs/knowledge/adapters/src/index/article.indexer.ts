import type { Embedder, Tokeniser } from '@parley/knowledge/domain';
import {
  BulkRejectedError, bulkExternal, deleteOtherIndexes, ensureIndex, refresh, switchAlias, type ElasticClient, type EnsuredIndex,
} from '@parley/platform/elastic';
import { WorkLoop, type Database, type Turn } from '@parley/platform/event-log';
import type { Logger } from '@parley/platform/observability';
import type { ArticleStore } from '../store/article.store';
import { articlesIndex, documentOf, meaningsOf } from './articles-index';

const BATCH = 200;
/** How long the index is taken to be there without looking. */
const TRUST_MS = 5_000;

export interface ArticleIndexerOptions {
  readonly database: Database;
  readonly client: ElasticClient;
  readonly store: ArticleStore;
  readonly tokeniser: Tokeniser;
  readonly alias: string;
  readonly logger: Logger;
  /** Embeds questions where it is configured. */
  readonly embedder?: Embedder;
}

/**
 * Keeps the search index equal to the articles in Postgres: writes what changed, fills a new or lost index from the
 * start, and lets a new version of it take over once it is full. Any number of instances may run it.
 */
export class ArticleIndexer {
  private readonly loop: WorkLoop;
  private known: { readonly place: EnsuredIndex; readonly at: number } | undefined;

  constructor(private readonly options: ArticleIndexerOptions) {
    this.loop = new WorkLoop({
      name: 'article-indexer',
      turn: () => this.turn(),
      onError: (error) => {
        this.known = undefined;
        options.logger.warn('the search index could not be brought up to date, it is tried again', { error });
      },
    });
  }

  start(): void {
    this.loop.start();
  }

  /** Articles may have changed. */
  nudge(): void {
    this.loop.nudge();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async turn(): Promise<Turn> {
    const place = await this.place();
    if (place.superseded) return 'idle';
    const { database, store } = this.options;
    const articles = await store.notIndexed(database, place.index, BATCH);
    if (articles.length > 0) {
      await this.write(place.index, articles);
      await store.markIndexed(database, place.index, articles);
    }
    if (articles.length === BATCH) return 'more';
    if (!place.live) await this.takeOver(place.index);
    return 'idle';
  }

  private async place(): Promise<EnsuredIndex> {
    const now = Date.now();
    if (!this.known || now - this.known.at > TRUST_MS) {
      this.known = { place: await ensureIndex(this.options.client, articlesIndex(this.options.alias)), at: now };
    }
    return this.known.place;
  }

  private async write(index: string, articles: Awaited<ReturnType<ArticleStore['notIndexed']>>): Promise<void> {
    const { client, tokeniser, logger } = this.options;
    try {
      const vectors = await this.vectorsOf(articles);
      await bulkExternal(client, index, articles.map((article, at) => documentOf(article, tokeniser, vectors[at])));
    } catch (error) {
      if (!(error instanceof BulkRejectedError)) throw error;
      // The same document would be refused for ever; the others must not wait behind it.
      logger.error('articles do not fit the search index', { rejected: error.rejected });
    }
  }

  /** By article. A publication never waits for the embedding server: without vectors the article is found by its words. */
  private async vectorsOf(articles: Awaited<ReturnType<ArticleStore['notIndexed']>>): Promise<number[][][]> {
    const { embedder, logger } = this.options;
    if (!embedder) return [];
    const texts = articles.map(({ content }) => meaningsOf(content));
    try {
      const vectors = await embedder.embed(texts.flat());
      let from = 0;
      return texts.map(({ length }) => vectors.slice(from, (from += length)));
    } catch (error) {
      logger.warn('articles were indexed without their meanings', { articles: articles.length, error });
      return [];
    }
  }

  private async takeOver(index: string): Promise<void> {
    const { client, alias } = this.options;
    await refresh(client, index);
    await switchAlias(client, alias, index);
    await deleteOtherIndexes(client, alias, index);
    this.known = undefined;
  }
}
