import { Controller, Inject } from '@nestjs/common';
import { AttachmentStore, BLOB_STORE, downloadMedia, GraphClient, type BlobStore } from '@parley/channel/adapters';
import { DEFAULT_RETRY_POLICY, nextDelayMs } from '@parley/channel/domain';
import { deriveId } from '@parley/contracts';
import { WorksJobs, type ClaimedJob, type JobOutcome } from '@parley/platform/event-log';
import { FETCH_JOB } from './attachment-requests';

/** Fetches a customer's file from the vendor into the blob store. */
@Controller()
export class FetchAttachmentWorker {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly graph: GraphClient,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
  ) {}

  @WorksJobs({ kind: FETCH_JOB, concurrency: 4 })
  async fetch(job: ClaimedJob): Promise<JobOutcome> {
    const messageId = String(job.payload['messageId']);
    const outcome = await downloadMedia(this.graph, this.blobs, {
      vendorId: String(job.payload['vendorId']),
      blobId: deriveId('blob', messageId),
    });
    if (outcome.kind === 'stored') return { kind: 'done', record: (tx) => this.attachments.fetched(tx, messageId, outcome.blob) };
    const again = nextDelayMs(DEFAULT_RETRY_POLICY, { made: job.attempt, ageMs: job.ageMs, jitter: Math.random() });
    if (outcome.failure.kind === 'retry' && again !== undefined) return { kind: 'retry', afterMs: again };
    return { kind: 'failed', record: (tx) => this.attachments.failed(tx, messageId) };
  }
}
