/**
 * One number per state of an article that grows with every change: version n published is 2n, archived 2n + 1. It orders
 * events that come late or twice, in Postgres and as the external version in Elasticsearch.
 */
export const publishedRevision = (articleVersion: number): number => 2 * articleVersion;
export const archivedRevision = (articleVersion: number): number => 2 * articleVersion + 1;
