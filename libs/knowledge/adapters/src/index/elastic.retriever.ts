import type { Passage } from '@parley/contracts';
import { languageOf, rank, type Candidate, type RetrievalQuery, type Retriever, type Tokeniser, type Tokens } from '@parley/knowledge/domain';
import { asking, itemError, type ElasticClient, type estypes } from '@parley/platform/elastic';
import type { ArticleDocument } from './articles-index';

/** Articles that the index proposes for the ranking. */
const CANDIDATES = 8;
/** Longest query, so that a novel does not become thousands of clauses. */
const MAX_WORDS = 48;
const MAX_GRAMS = 96;
/** Searches in one request. */
const MAX_SEARCHES = 50;
/** Articles kept in memory, by id. */
const MAX_KEPT = 20_000;
const DEFAULT_LIMIT = 3;
const MAX_LIMIT = 10;

/** What the ranking needs of an article; the same for every query. */
type Article = Omit<Candidate, 'bm25'>;

/**
 * BM25 proposes, the words of the best matching question decide. Searches bring ids and versions only: reading and
 * sending eight articles for each cost more than finding them. An article is read once per version and kept.
 */
export class ElasticRetriever implements Retriever {
  readonly name = 'bm25-concepts';
  readonly version = '1';
  private readonly kept = new Map<string, { readonly version: number; readonly article: Article }>();

  constructor(
    private readonly client: ElasticClient,
    private readonly tokeniser: Tokeniser,
    private readonly alias: string,
  ) {}

  async retrieve(queries: readonly RetrievalQuery[]): Promise<Passage[][]> {
    const tokens = queries.map((query) => this.tokeniser.tokenise(query.text));
    const candidates = await this.search(queries, tokens);
    return queries.map((query, at) =>
      rank(tokens[at]!, candidates[at]!, this.tokeniser, Math.min(query.limit ?? DEFAULT_LIMIT, MAX_LIMIT)),
    );
  }

  /** A query of nothing but filler words has no candidates. */
  private async search(queries: readonly RetrievalQuery[], tokens: readonly Tokens[]): Promise<Candidate[][]> {
    const found: Candidate[][] = queries.map(() => []);
    const asked = queries.map((_, at) => at).filter((at) => tokens[at]!.words.length > 0);
    for (let start = 0; start < asked.length; start += MAX_SEARCHES) {
      const part = asked.slice(start, start + MAX_SEARCHES);
      const answer = await asking(() =>
        this.client.msearch({ searches: part.flatMap((at) => [{ index: this.alias }, searchFor(queries[at]!, tokens[at]!)]) }),
      );
      const hits = answer.responses.map((response) => {
        if ('error' in response) throw itemError(response.status, response.error.type);
        return response.hits.hits;
      });
      await this.readMissing(hits.flat());
      hits.forEach((own, i) => {
        found[part[i]!] = own.flatMap(({ _id: id, _score: score }) => {
          const article = this.kept.get(id ?? '')?.article;
          return article ? [{ ...article, bm25: score ?? 0 }] : [];
        });
      });
    }
    return found;
  }

  /** Reads the articles that are not kept in the version that was found. */
  private async readMissing(hits: readonly estypes.SearchHit[]): Promise<void> {
    const missing = new Set(hits.flatMap(({ _id: id, _version: version }) => (id !== undefined && this.kept.get(id)?.version !== version ? [id] : [])));
    if (missing.size === 0) return;
    if (this.kept.size + missing.size > MAX_KEPT) this.kept.clear();
    const { docs } = await asking(() => this.client.mget<ArticleDocument>({ index: this.alias, ids: [...missing], _source_includes: FIELDS }));
    for (const doc of docs) {
      const source = 'found' in doc && doc.found ? doc._source : undefined;
      // Archived between the search and the look: it must not be answered from.
      if (source?.phrasings) this.kept.set(doc._id, { version: ('_version' in doc && doc._version) || 0, article: toArticle(source) });
      else this.kept.delete(doc._id);
    }
  }
}

const FIELDS = ['articleId', 'articleVersion', 'title', 'answer', 'language', 'url', 'phrasings', 'keywordWords', 'answerWords'];

function searchFor(query: RetrievalQuery, tokens: Tokens): estypes.MsearchMultisearchBody {
  const words = tokens.words.slice(0, MAX_WORDS).join(' ');
  const grams = tokens.grams.slice(0, MAX_GRAMS).join(' ');
  const language = languageOf(query.text, query.locale);
  return {
    size: CANDIDATES,
    _source: false,
    version: true,
    query: {
      bool: {
        filter: [
          { term: { tenant: query.tenant } },
          { term: { status: 'published' } },
          { range: { validFrom: { lte: query.time } } },
          { range: { validTo: { gt: query.time } } },
          ...(language === undefined ? [] : [{ term: { language } }]),
          ...(query.businessLine === undefined ? [] : [{ term: { businessLine: query.businessLine } }]),
        ],
        should: [
          {
            nested: {
              path: 'phrasings',
              score_mode: 'max',
              query: {
                bool: {
                  should: [
                    { match: { 'phrasings.words': { query: words, boost: 2 } } },
                    { match: { 'phrasings.grams': { query: grams, boost: 0.5 } } },
                  ],
                },
              },
            },
          },
          { match: { keywordWords: words } },
          { match: { answerWords: { query: words, boost: 0.3 } } },
        ],
        minimum_should_match: 1,
      },
    },
  };
}

function toArticle({ phrasings, keywordWords, answerWords, ...article }: ArticleDocument): Article {
  return {
    ...article,
    phrasings: phrasings.map(({ words, grams }) => ({ words: split(words), grams: split(grams) })),
    keywordWords: split(keywordWords),
    answerWords: split(answerWords),
  };
}

const split = (tokens: string): string[] => (tokens === '' ? [] : tokens.split(' '));
