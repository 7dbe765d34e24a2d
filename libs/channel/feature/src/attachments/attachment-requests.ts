import { Injectable } from '@nestjs/common';
import { AttachmentStore, type Attachment } from '@parley/channel/adapters';
import { CustomerMessageAdded } from '@parley/contracts';
import { dataOf, Jobs, type ConsumerContext, type ReceivedEvent } from '@parley/platform/event-log';

export const FETCH_JOB = 'channel.fetch-attachment';

const VENDOR = 'vendor:';

/** Asks for the bytes of customers' files: vendors' links hold for a short time. */
@Injectable()
export class AttachmentRequests {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly jobs: Jobs,
  ) {}

  async request({ tx, afterCommit }: ConsumerContext, messages: readonly ReceivedEvent[]): Promise<void> {
    const wanted = messages.flatMap(attachmentOf);
    if (wanted.length === 0) return;
    await this.attachments.add(tx, wanted);
    await this.jobs.enqueue(
      tx,
      wanted.map(({ messageId, vendorId }) => ({
        id: `attachment ${messageId}`, kind: FETCH_JOB, lane: messageId, payload: { messageId, vendorId },
      })),
    );
    afterCommit(() => this.jobs.nudge(FETCH_JOB));
  }
}

function attachmentOf(event: ReceivedEvent): Attachment[] {
  const { messageId, channel, accountId, content } = dataOf(CustomerMessageAdded, event);
  const media = content.media;
  if (channel !== 'whatsapp' || !media?.ref.startsWith(VENDOR)) return [];
  return [{ messageId, tenant: event.tenant, accountId, vendorId: media.ref.slice(VENDOR.length), mimeType: media.mimeType }];
}
