import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { AttachmentStore, BLOB_STORE, type BlobStore } from '@parley/channel/adapters';
import { Database } from '@parley/platform/event-log';
import { CurrentUser, RequireRoles, type User } from '@parley/platform/http';

/** Customers' files, for the people who serve them. */
@Controller('api/channel-gateway/attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentStore,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    private readonly database: Database,
  ) {}

  /**
   * `GET /api/channel-gateway/attachments/:messageId`: the bytes of the file in a customer's message, as a download.
   * 404 while it has not been fetched from the vendor, when it could not be, and for other tenants' messages.
   */
  @Get(':messageId')
  @RequireRoles('agent', 'supervisor')
  async download(@CurrentUser() user: User, @Param('messageId') messageId: string): Promise<StreamableFile> {
    const { blobId, mimeType, sizeBytes } = await this.attachments.get(this.database, user.tenant, messageId);
    return new StreamableFile(await this.blobs.open(blobId), { type: mimeType, length: sizeBytes, disposition: 'attachment' });
  }
}
