import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { FileRejectedError } from './file-rejected.error';

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of one file, and of all, when unpacked. */
  readonly entryBytes: number;
  readonly totalBytes: number;
  /** Unpacked bytes per packed byte of a file that is larger than {@link RATIO_FROM_BYTES}. */
  readonly ratio: number;
}

/** Small files of repeated text pack very well, and do no harm. */
const RATIO_FROM_BYTES = 1024 * 1024;

export interface ArchiveFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Files of a ZIP one after the other, unpacked in memory. What the archive says of itself is held against the limits before
 * anything is unpacked, and a file that is larger than it said ends the reading.
 *
 * @param wanted by name; the others stay packed
 * @throws FileRejectedError
 */
export async function* filesOf(archive: Buffer, limits: ArchiveLimits, wanted: (name: string) => boolean = () => true): AsyncGenerator<ArchiveFile> {
  const zip = await open(archive);
  try {
    const entries = await listed(zip, limits);
    for (const entry of entries.filter(({ fileName }) => wanted(fileName))) yield { name: entry.fileName, bytes: await unpacked(zip, entry) };
  } finally {
    zip.close();
  }
}

/** Unpacks everything once without keeping it, for libraries that unpack on their own. @throws FileRejectedError */
export async function checkArchive(archive: Buffer, limits: ArchiveLimits): Promise<void> {
  for await (const file of filesOf(archive, limits)) void file;
}

async function open(archive: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
      if (error) reject(new FileRejectedError('archive-broken', {}, error));
      else resolve(zip);
    });
  });
}

async function listed(zip: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) throw new FileRejectedError('archive-entries', { limit: limits.entries });
  const entries: Entry[] = [];
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error: Error) => reject(new FileRejectedError('archive-broken', {}, error)));
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      const refusal = refusalOf(entry, entries.length + 1, total, limits);
      if (refusal) return reject(refusal);
      if (!entry.fileName.endsWith('/')) entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
  return entries;
}

function refusalOf(entry: Entry, count: number, total: number, limits: ArchiveLimits): FileRejectedError | undefined {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (count > limits.entries) return new FileRejectedError('archive-entries', { limit: limits.entries });
  if (size > limits.entryBytes || total > limits.totalBytes) return new FileRejectedError('archive-size', { limitBytes: size > limits.entryBytes ? limits.entryBytes : limits.totalBytes });
  if (size > RATIO_FROM_BYTES && size > packed * limits.ratio) return new FileRejectedError('archive-ratio', { limit: limits.ratio });
  if (entry.isEncrypted()) return new FileRejectedError('archive-encrypted');
  return undefined;
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const broken = (error: Error): void => reject(new FileRejectedError('archive-broken', {}, error));
    zip.openReadStream(entry, (error, stream) => {
      if (error) return broken(error);
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      // Among others when there is more than the entry said.
      stream.on('error', broken);
      stream.on('end', () => resolve(Buffer.concat(parts)));
    });
  });
}
