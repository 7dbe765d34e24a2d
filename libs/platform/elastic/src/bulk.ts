import type { Client } from '@elastic/elasticsearch';
import { asking, BulkRejectedError, itemError } from './errors';

export interface VersionedDocument {
  id: string;
  /** External version: the highest one ever sent wins, in whatever order they come. */
  version: number;
  doc: object;
}

export interface BulkResult {
  written: number;
  /** Documents that were there already in this version or a higher one. */
  alreadyThere: number;
}

const CHUNK = 1_000;

/**
 * Writes whole documents by external version, so that repeats and late ones change nothing.
 *
 * @throws ElasticUnavailableError (retriable) when the server is away or refuses for load.
 * @throws IndexMissingError (retriable) when the index was deleted.
 * @throws BulkRejectedError for documents that do not fit the mapping, after all others were written.
 */
export async function bulkExternal(client: Client, index: string, documents: readonly VersionedDocument[]): Promise<BulkResult> {
  const result = { written: 0, alreadyThere: 0 };
  const rejected: { id: string; type: string }[] = [];
  for (let start = 0; start < documents.length; start += CHUNK) {
    const answer = await asking(() =>
      client.bulk({
        index,
        operations: documents
          .slice(start, start + CHUNK)
          .flatMap(({ id, version, doc }) => [{ index: { _id: id, version, version_type: 'external' as const } }, doc]),
      }),
    );
    for (const { index: item } of answer.items) {
      if (!item?.error) result.written += 1;
      else if (item.status === 409) result.alreadyThere += 1;
      else {
        const failure = itemError(item.status, item.error.type);
        if (failure.retriable) throw failure;
        rejected.push({ id: item._id ?? '', type: item.error.type });
      }
    }
  }
  if (rejected.length > 0) throw new BulkRejectedError(rejected);
  return result;
}
