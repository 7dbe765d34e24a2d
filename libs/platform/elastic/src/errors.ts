import { errors } from '@elastic/elasticsearch';
import { ParleyError } from '@parley/contracts';

/** Elasticsearch is away or overloaded: nothing is wrong with the request. */
export class ElasticUnavailableError extends ParleyError {
  constructor(details: Record<string, unknown> = {}) {
    super('ELASTIC.UNAVAILABLE', 'The search engine is not available', { retriable: true, details });
  }
}

/** The index is not there (yet, or no longer); whoever owns it makes it again. */
export class IndexMissingError extends ParleyError {
  constructor() {
    super('ELASTIC.INDEX_UNAVAILABLE', 'The search index does not exist', { retriable: true });
  }
}

/** Elasticsearch refused the request; the same one will be refused again. Carries status and kind, never its text, which quotes documents. */
export class ElasticRefusedError extends ParleyError {
  constructor(details: { status?: number; type: string }) {
    super('ELASTIC.REFUSED', 'The search engine refused the request', { details });
  }
}

/** Some documents of a bulk do not fit the mapping; the others were written. */
export class BulkRejectedError extends ParleyError {
  constructor(readonly rejected: readonly { id: string; type: string }[]) {
    super('ELASTIC.BULK_REFUSED', `${rejected.length} documents were refused`, { details: { rejected: rejected.slice(0, 10) } });
  }
}

const OVERLOADED = new Set([408, 429, 502, 503, 504]);

/** Runs a request and turns the client's errors into ours. */
export async function asking<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw translated(error);
  }
}

/** What an item of a bulk or a multi-search failed with. */
export function itemError(status: number, type: string): ParleyError {
  if (type === 'index_not_found_exception') return new IndexMissingError();
  return OVERLOADED.has(status) ? new ElasticUnavailableError({ status, type }) : new ElasticRefusedError({ status, type });
}

function translated(error: unknown): unknown {
  if (error instanceof errors.ResponseError) return itemError(error.statusCode ?? 0, typeOf(error));
  if (error instanceof errors.ElasticsearchClientError) return new ElasticUnavailableError({ type: error.name });
  return error;
}

const typeOf = (error: errors.ResponseError): string =>
  (error.body as { error?: { type?: string } } | undefined)?.error?.type ?? error.name;
