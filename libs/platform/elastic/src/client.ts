import { Client } from '@elastic/elasticsearch';
import { asking } from './errors';

export interface ElasticOptions {
  /** Base address, credentials included where the server asks for them. */
  url: string;
  /** Longest time for one request, in ms; 5,000 by default. */
  timeoutMs?: number;
}

/**
 * A client without retries of its own: the runtime that calls it waits and tries again as a whole, and an interactive
 * caller has no time for them.
 */
export function createElasticClient({ url, timeoutMs = 5_000 }: ElasticOptions): Client {
  return new Client({ node: url, maxRetries: 0, requestTimeout: timeoutMs, sniffOnStart: false, compression: false });
}

/** Makes what was written visible to searches now. For tests and for the end of a rebuild. */
export async function refresh(client: Client, index: string): Promise<void> {
  await asking(() => client.indices.refresh({ index }));
}
