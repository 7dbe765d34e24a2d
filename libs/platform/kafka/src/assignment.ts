import { partitionKey, type PartitionKey, type TopicPartition } from './log-port';
import type { StartingPoint } from './start-positions';

export interface Progress extends TopicPartition {
  /** Offset of the next record to fetch. */
  next: number;
  /** Offset of the next record to handle; behind `next` while the reader fetches ahead. */
  handled: number;
  /** Counts seeks: what was fetched before one is void. */
  seeks: number;
  /** Offset behind the last record, as of the last fetch. */
  highWatermark: number;
}

/** The partitions a member holds. Empty from every join or loss of membership until the positions are known. */
export class Assignment {
  private readonly held = new Map<PartitionKey, Progress>();
  private current = 0;

  /** Counts joins and losses: what was begun under an older epoch no longer counts. */
  get epoch(): number {
    return this.current;
  }

  /** Forgets everything; whatever is under way belongs to the past. */
  clear(): number {
    this.held.clear();
    this.current += 1;
    return this.current;
  }

  place(points: readonly StartingPoint[]): void {
    for (const { topic, partition, offset, highWatermark } of points) {
      this.held.set(partitionKey(topic, partition), { topic, partition, next: offset, handled: offset, seeks: 0, highWatermark });
    }
  }

  of(topic: string, partition: number): Progress | undefined {
    return this.held.get(partitionKey(topic, partition));
  }

  all(): Progress[] {
    return [...this.held.values()];
  }

  lag(): Map<PartitionKey, number> {
    return new Map([...this.held].map(([key, { handled, highWatermark }]) => [key, Math.max(0, highWatermark - handled)]));
  }
}
