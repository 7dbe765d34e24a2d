import { ParleyError, UndecodableEventError } from '@parley/contracts';
import { attributesOf, receive, type ReceivedEvent } from '@parley/platform/event-log';
import type { FetchedBatch } from '@parley/platform/kafka';

/** A stream of the log has a hole: a rebuild from it would not equal the ledger. */
export class HoleInLogError extends ParleyError {
  constructor(stream: string, expected: number, found: number) {
    super('PROJECTIONS.HOLE_IN_LOG', 'A stream of the log has a hole; republish it first', {
      details: { stream, expected, found },
    });
  }
}

/**
 * Reads a log from its beginning as a live reader would, in memory: repeats are dropped by seq, undecodable records and
 * unknown types are passed over (the live reader has them on its dead-letter topic).
 */
export class LogFolder {
  /** Next offset per `topic/partition`. */
  positions = new Map<string, number>();
  /** Last seq per stream, named as the event runtime names them. */
  seqs = new Map<string, number>();

  constructor(private readonly handles: ReadonlySet<string>) {}

  /** A copy of where it stands, to go back to with {@link restore} when what was taken since is rolled back. */
  checkpoint(): Pick<LogFolder, 'positions' | 'seqs'> {
    return { positions: new Map(this.positions), seqs: new Map(this.seqs) };
  }

  restore({ positions, seqs }: Pick<LogFolder, 'positions' | 'seqs'>): void {
    this.positions = new Map(positions);
    this.seqs = new Map(seqs);
  }

  /** The events of the batch that the projection handles. @throws HoleInLogError */
  take({ topic, partition, records }: FetchedBatch): ReceivedEvent[] {
    const events: ReceivedEvent[] = [];
    const key = `${topic}/${partition}`;
    for (const record of records) {
      if (record.offset < (this.positions.get(key) ?? 0)) continue;
      this.positions.set(key, record.offset + 1);
      const attributes = attributesOf(record);
      if (attributes instanceof UndecodableEventError) continue;
      if (attributes.seq !== undefined && !this.isNext(attributes.type, attributes.subject, attributes.seq)) continue;
      if (this.handles.has(attributes.type)) events.push(receive(record, attributes));
    }
    return events;
  }

  private isNext(type: string, subject: string, seq: number): boolean {
    const stream = `${type.slice(0, type.indexOf('.'))}:${subject}`;
    const last = this.seqs.get(stream) ?? 0;
    if (seq <= last) return false;
    if (seq > last + 1) throw new HoleInLogError(stream, last + 1, seq);
    this.seqs.set(stream, seq);
    return true;
  }
}
