import type { ArchiveLimits } from '@parley/platform/files';

const MIB = 1024 * 1024;
export const PAGES_LIMITS: ArchiveLimits = { entries: 20_000, entryBytes: 2 * MIB, totalBytes: 200 * MIB, ratio: 100 };
export const WORKBOOK_LIMITS: ArchiveLimits = { entries: 500, entryBytes: 100 * MIB, totalBytes: 120 * MIB, ratio: 200 };
