import { randomBytes } from 'node:crypto';

/** A name no other run uses: the prefix and 12 hex digits; fit for topics, groups and indexes. */
export function randomName(prefix: string): string {
  return `${prefix}-${randomBytes(6).toString('hex')}`;
}

/** The same for SQL identifiers: underscores, lower case. */
export function randomSqlName(prefix: string): string {
  return randomName(prefix)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '_');
}
