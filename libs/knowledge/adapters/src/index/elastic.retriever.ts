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
const DEFAULT_LIMIT = 3;
const MAX_LIMIT = 10;

/** BM25 proposes, the words of the best matching question decide. */
export class ElasticRetriever implements Retriever {
  readonly name = 'bm25-concepts';
  readonly version = '1';

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
        this.client.msearch<ArticleDocument>({ searches: part.flatMap((at) => [{ index: this.alias }, searchFor(queries[at]!, tokens[at]!)]) }),
      );
      answer.responses.forEach((response, i) => {
        if ('error' in response) throw itemError(response.status, response.error.type);
        found[part[i]!] = response.hits.hits.map(toCandidate);
      });
    }
    return found;
  }
}

function searchFor(query: RetrievalQuery, tokens: Tokens): estypes.MsearchMultisearchBody {
  const words = tokens.words.slice(0, MAX_WORDS).join(' ');
  const grams = tokens.grams.slice(0, MAX_GRAMS).join(' ');
  const language = languageOf(query.text, query.locale);
  return {
    size: CANDIDATES,
    _source: ['articleId', 'articleVersion', 'title', 'answer', 'language', 'url', 'phrasings', 'keywordWords', 'answerWords'],
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

function toCandidate(hit: estypes.SearchHit<ArticleDocument>): Candidate {
  const { phrasings, keywordWords, answerWords, ...article } = hit._source!;
  return {
    ...article,
    phrasings: phrasings.map(({ words, grams }) => ({ words: split(words), grams: split(grams) })),
    keywordWords: split(keywordWords),
    answerWords: split(answerWords),
    bm25: hit._score ?? 0,
  };
}

const split = (tokens: string): string[] => (tokens === '' ? [] : tokens.split(' '));
