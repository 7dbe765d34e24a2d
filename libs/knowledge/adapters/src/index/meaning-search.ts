import type { Embedder, RetrievalQuery } from '@parley/knowledge/domain';
import { asking, itemError, type ElasticClient, type estypes } from '@parley/platform/elastic';

/** Articles that are alike in meaning, for one query. */
const NEAREST = 10;
const LOOKED_AT = 50;

/** Searches by the meaning of the questions, where an embedding server is configured. */
export class MeaningSearch {
  constructor(
    private readonly client: ElasticClient,
    private readonly embedder: Embedder,
    private readonly alias: string,
    /** Hears why words alone answered. */
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Ids of articles by query, nearest first; none at all while the embedding server is late or away. */
  async nearest(queries: readonly RetrievalQuery[], languages: readonly (string | undefined)[]): Promise<string[][]> {
    const vectors = await this.embedder.embed(queries.map(({ text }) => text)).catch(this.onFailure);
    if (!vectors) return queries.map(() => []);
    const searches = queries.flatMap((query, at) => [{ index: this.alias }, searchFor(query, languages[at], vectors[at]!)]);
    const { responses } = await asking(() => this.client.msearch({ searches }));
    return responses.map((response) => {
      if (!('error' in response)) return response.hits.hits.map(({ fields }) => String((fields?.['articleId'] as unknown[] | undefined)?.[0] ?? ''));
      // An index whose articles were embedded by another model cannot be asked; words alone answer until it is filled anew.
      this.onFailure(itemError(response.status, response.error.type));
      return [];
    });
  }
}

function searchFor({ tenant, businessLine }: RetrievalQuery, language: string | undefined, vector: number[]): estypes.MsearchMultisearchBody {
  const terms = { tenant, ...(language !== undefined && { language }), ...(businessLine !== undefined && { businessLine }) };
  return {
    size: NEAREST,
    _source: false,
    fields: ['articleId'],
    track_total_hits: false,
    knn: {
      field: 'meanings.vector', query_vector: vector, k: NEAREST, num_candidates: LOOKED_AT,
      filter: Object.entries(terms).map(([field, value]) => ({ term: { [field]: value } })),
    },
  };
}
