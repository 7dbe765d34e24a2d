import type { Readable } from 'node:stream';
import { ParleyError } from '@parley/contracts';

/** A file is larger than the gateway keeps. */
export class BlobTooLargeError extends ParleyError {
  constructor(limitBytes: number) {
    super('CHANNEL.BLOB_TOO_LARGE', 'The file is larger than the gateway keeps', { details: { limitBytes } });
  }
}

export interface StoredBlob {
  readonly id: string;
  /** Hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Keeps the bytes of attachments, which are never part of an event. */
export interface BlobStore {
  /** Stores all bytes, or nothing. @throws BlobTooLargeError */
  put(id: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredBlob>;
  /** @throws when there is no such blob. */
  open(id: string): Promise<Readable>;
}

export const BLOB_STORE = Symbol('BlobStore');
