/** Outbox shards of a service: what one lease covers, so that instances can share the relay's work. */
export const SHARDS = 4;

/** FNV-1a over UTF-16 code units: spreads streams evenly; any stable hash would do. */
export function shardOf(streamId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < streamId.length; i += 1) {
    hash = Math.imul(hash ^ streamId.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash % SHARDS;
}
