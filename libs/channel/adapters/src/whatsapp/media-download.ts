import { classifySendFailure, type SendFailure } from '@parley/channel/domain';
import { BlobTooLargeError, type BlobStore, type StoredBlob } from '../blobs/blob-store';
import type { GraphClient } from './graph-client';

export type DownloadOutcome =
  | { readonly kind: 'stored'; readonly blob: StoredBlob }
  | { readonly kind: 'failed'; readonly failure: SendFailure };

const TOO_LARGE: DownloadOutcome = { kind: 'failed', failure: { kind: 'give-up', reason: 'CONTENT' } };
const LOST: DownloadOutcome = { kind: 'failed', failure: { kind: 'retry', reason: 'VENDOR' } };

/** Fetches a customer's file from WhatsApp, whose links hold for minutes only, into the blob store. */
export async function downloadMedia(
  graph: Pick<GraphClient, 'get' | 'download'>,
  blobs: BlobStore,
  media: { vendorId: string; blobId: string },
): Promise<DownloadOutcome> {
  const answer = await graph.get(encodeURIComponent(media.vendorId));
  if (!answer.ok) return { kind: 'failed', failure: classifySendFailure(answer.status, answer.error) };
  const url = answer.body['url'];
  if (typeof url !== 'string') return LOST;
  try {
    const response = await graph.download(url);
    // A link that has run out is asked for anew.
    if (!response.ok || !response.body) return LOST;
    return { kind: 'stored', blob: await blobs.put(media.blobId, response.body) };
  } catch (error) {
    if (error instanceof BlobTooLargeError) return TOO_LARGE;
    return LOST;
  }
}
