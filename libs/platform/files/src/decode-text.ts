import { FileRejectedError } from './file-rejected.error';

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file: by its byte-order mark, else as UTF-8 where it is valid, else as GB18030, which Chinese spreadsheets
 * write. @throws FileRejectedError `encoding`
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = BOMS.find(([, bom]) => bom.every((byte, index) => bytes[index] === byte))?.[0];
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    const text = decodedAs(encoding, bytes);
    // A file that is no text at all may be valid in some encoding, but no text holds a zero.
    if (text !== undefined && !text.includes('\u0000')) return text;
  }
  throw new FileRejectedError('encoding');
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined;
    throw error;
  }
}
