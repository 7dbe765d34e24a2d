import type { RawRow } from '@parley/knowledge/domain';

/** Articles of a file, one after the other. @throws ImportFileError when the file as a whole cannot be read. */
export type ImportReader = (bytes: Buffer, fileName: string) => AsyncIterable<RawRow>;
