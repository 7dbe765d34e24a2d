import { NotAFileError, RequestTooLargeError } from './errors';

/** Bytes of an uploaded file at most. */
export const UPLOAD_LIMIT_BYTES = 32 * 1024 * 1024;

interface Upload extends AsyncIterable<Buffer> {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The body of a request that sends a file. @throws NotAFileError, RequestTooLargeError */
export async function readUpload(request: Upload, limit = UPLOAD_LIMIT_BYTES): Promise<Buffer> {
  if (request.headers['content-type'] !== 'application/octet-stream') throw new NotAFileError();
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new RequestTooLargeError(limit);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > limit) throw new RequestTooLargeError(limit);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
