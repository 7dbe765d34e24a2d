export { checkArchive, filesOf, type ArchiveFile, type ArchiveLimits } from './archive';
export { breathing } from './breathe';
export { decodeText } from './decode-text';
export { FileRejectedError, type FileRejectedReason } from './file-rejected.error';
