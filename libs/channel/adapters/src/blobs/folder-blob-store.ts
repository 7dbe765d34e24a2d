import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { BlobTooLargeError, type BlobStore, type StoredBlob } from './blob-store';

const ID = /^[0-9a-f-]{8,64}$/;

/** Blobs as files of a local folder. */
export class FolderBlobStore implements BlobStore {
  constructor(
    private readonly folder: string,
    /** Largest blob, in bytes. */
    private readonly limitBytes: number,
  ) {}

  async put(id: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredBlob> {
    await mkdir(this.folder, { recursive: true });
    const unfinished = `${this.pathOf(id)}.part`;
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const file = await open(unfinished, 'w');
    try {
      for await (const chunk of bytes) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > this.limitBytes) throw new BlobTooLargeError(this.limitBytes);
        hash.update(chunk);
        await file.write(chunk);
      }
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(unfinished, { force: true });
      throw error;
    }
    await file.close();
    await rename(unfinished, this.pathOf(id));
    return { id, sha256: hash.digest('hex'), sizeBytes };
  }

  async open(id: string): Promise<Readable> {
    return (await open(this.pathOf(id), 'r')).createReadStream();
  }

  private pathOf(id: string): string {
    if (!ID.test(id)) throw new RangeError('A blob id holds hex digits and dashes only');
    return join(this.folder, id);
  }
}
