import { ParleyError } from '@parley/contracts';
import type { Database, Tx } from '@parley/platform/event-log';
import type { StoredBlob } from '../blobs/blob-store';

/** A file that a customer sent. */
export interface Attachment {
  readonly messageId: string;
  readonly tenant: string;
  readonly accountId: string;
  /** The vendor's media id. */
  readonly vendorId: string;
  readonly mimeType: string;
}

export interface FetchedAttachment {
  readonly blobId: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
}

export class AttachmentNotFoundError extends ParleyError {
  constructor() {
    super('CHANNEL.ATTACHMENT_NOT_FOUND', 'There is no such attachment, or it could not be fetched from the vendor');
  }
}

/** What is known of customers' files: the vendor's id, and where the bytes are once they have been fetched. */
export class AttachmentStore {
  async add(tx: Tx, attachments: readonly Attachment[]): Promise<void> {
    if (attachments.length === 0) return;
    await tx.execute(
      `INSERT INTO attachment (message_id, tenant, account_id, vendor_id, mime_type)
       SELECT "messageId", tenant, "accountId", "vendorId", "mimeType"
       FROM json_to_recordset($1::json) AS a ("messageId" text, tenant text, "accountId" text, "vendorId" text, "mimeType" text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(attachments)],
    );
  }

  async fetched(tx: Tx, messageId: string, blob: StoredBlob): Promise<void> {
    await tx.execute(
      `UPDATE attachment SET state = 'fetched', blob_id = $2, sha256 = $3, size_bytes = $4 WHERE message_id = $1`,
      [messageId, blob.id, blob.sha256, blob.sizeBytes],
    );
  }

  async failed(tx: Tx, messageId: string): Promise<void> {
    await tx.execute(`UPDATE attachment SET state = 'failed' WHERE message_id = $1`, [messageId]);
  }

  /** @throws AttachmentNotFoundError also for another tenant's. */
  async get(database: Pick<Database, 'query'>, tenant: string, messageId: string): Promise<FetchedAttachment> {
    const [row] = await database.query<{ blob_id: string; mime_type: string; size_bytes: number }>(
      `SELECT blob_id, mime_type, size_bytes FROM attachment WHERE message_id = $1 AND tenant = $2 AND state = 'fetched'`,
      [messageId, tenant],
    );
    if (!row) throw new AttachmentNotFoundError();
    return { blobId: row.blob_id, mimeType: row.mime_type, sizeBytes: row.size_bytes };
  }
}
