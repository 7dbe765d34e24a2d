import type { Passage } from '@parley/contracts';
import { fuse, highlightsIn, languageOf, rank, type Embedder, type Found, type RetrievalQuery, type Retriever, type Tokeniser } from '@parley/knowledge/domain';
import type { ElasticClient } from '@parley/platform/elastic';
import { ArticleFollower } from './article-follower';
import { MeaningSearch } from './meaning-search';

const DEFAULT_LIMIT = 3;
const MAX_LIMIT = 10;

export interface ElasticRetrieverOptions {
  /** How long the copy in memory is taken to be equal to the index, in ms; 0 looks at every call. */
  readonly freshMs?: number;
  /** Adds a search by meaning: its order and that of the words become one; how sure an answer is still rests on the words. */
  readonly embedder?: Embedder;
  /** Hears why the search by meaning was left out. */
  readonly onMeaningFailure?: (error: unknown) => void;
}

/**
 * Answers from a copy of the live index in memory. The index decides what is published, in which version, and in which of
 * two indexes; a search in it costs more processor time than everything else that is done for a message, and a look
 * whether it changed is needed only now and then.
 */
export class ElasticRetriever implements Retriever {
  readonly name = 'words-and-grams';
  readonly version = '3';
  private readonly follower: ArticleFollower;
  private readonly meanings: MeaningSearch | undefined;

  constructor(
    client: ElasticClient,
    private readonly tokeniser: Tokeniser,
    alias: string,
    { freshMs = 0, embedder, onMeaningFailure = () => undefined }: ElasticRetrieverOptions = {},
  ) {
    this.follower = new ArticleFollower(client, tokeniser, alias, freshMs);
    this.meanings = embedder && new MeaningSearch(client, embedder, alias, onMeaningFailure);
  }

  /** Catches up with the index, so that the next question need not wait for it. */
  follow(): Promise<void> {
    return this.follower.follow();
  }

  async retrieve(queries: readonly RetrievalQuery[]): Promise<Passage[][]> {
    const library = await this.follower.library();
    const languages = queries.map(({ text, locale }) => languageOf(text, locale));
    const nearest = (await this.meanings?.nearest(queries, languages)) ?? [];
    return queries.map(({ tenant, text, time, businessLine, limit, leastConfidence, highlight }, at) => {
      const language = languages[at];
      const also = nearest[at] ?? [];
      const tokens = this.tokeniser.tokenise(text);
      const query = { tenant, time, also, ...(language !== undefined && { language }), ...(businessLine !== undefined && { businessLine }) };
      const found = inOneOrder(library.find(query, tokens), also);
      const passages = rank(tokens, found, this.tokeniser, Math.min(limit ?? DEFAULT_LIMIT, MAX_LIMIT), leastConfidence);
      return highlight ? passages.map((passage) => ({ ...passage, highlights: highlightsIn(passage.text, tokens, this.tokeniser) })) : passages;
    });
  }
}

function inOneOrder(found: readonly Found[], nearest: readonly string[]): readonly Found[] {
  if (nearest.length === 0) return found;
  const byId = new Map(found.map((one) => [one.article.articleId, one]));
  const known = nearest.filter((id) => byId.has(id));
  // What is there for its meaning only has no place among the words.
  const worded = found.filter(({ evidence }) => evidence.total > 0).map(({ article }) => article.articleId);
  return fuse([worded, known]).flatMap((id) => byId.get(id) ?? []);
}
