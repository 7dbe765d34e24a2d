import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BlobTooLargeError } from './blob-store';
import { FolderBlobStore } from './folder-blob-store';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-blobs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('a blob', () => {
  it('is kept with its hash and size', async () => {
    const blobs = new FolderBlobStore(join(folder, 'kept'), 10);
    const stored = await blobs.put(id, Readable.from([Buffer.from('hel'), Buffer.from('lo')]));
    expect(stored).toEqual({ id, sha256: createHash('sha256').update('hello').digest('hex'), sizeBytes: 5 });
    const chunks: Buffer[] = [];
    for await (const chunk of await blobs.open(id)) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('hello');
  });

  it('that is too large leaves nothing behind', async () => {
    const blobs = new FolderBlobStore(join(folder, 'small'), 4);
    await expect(blobs.put(id, Readable.from([Buffer.from('hello')]))).rejects.toThrow(BlobTooLargeError);
    expect(await readdir(join(folder, 'small'))).toEqual([]);
  });

  it('has no way out of its folder', async () => {
    await expect(new FolderBlobStore(folder, 4).open('../secret')).rejects.toThrow(RangeError);
  });
});
