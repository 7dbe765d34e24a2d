import { contractOf, UndecodableEventError, UnknownEventTypeError, type EventAttributes } from '@parley/contracts';
import type { FetchedBatch, FetchedRecord } from '@parley/platform/kafka';
import type { ReceivedEvent } from './declaration';
import { attributesOf, InvalidEventError, receive } from './decode';

/** What a reader knows of a stream before it looks at a fetch. */
export interface StreamStatus {
  readonly lastSeq: number | undefined;
  readonly parked: boolean;
}

export interface ParkedRecord {
  readonly stream: string;
  readonly record: FetchedRecord;
}

export interface DeadRecord {
  readonly record: FetchedRecord;
  readonly code: string;
  readonly reason: string;
}

/** The plan for one fetch: each record is in exactly one place. */
export interface Triage {
  readonly handle: ReceivedEvent[];
  readonly park: ParkedRecord[];
  /** Streams to be parked from now on, with the reason. */
  readonly newlyParked: Map<string, string>;
  readonly dead: DeadRecord[];
  /** Seq reached per stream. */
  readonly seqs: Map<string, number>;
  readonly duplicates: number;
  readonly skipped: number;
  readonly unknownTypes: Set<string>;
  /** Position per batch, as [topic, partition, next offset]. */
  readonly positions: [string, number, number][];
  /** Partitions whose fetch does not reach back to the position: to be read again from there. */
  readonly holes: [string, number, number][];
}

export interface Sighted {
  readonly record: FetchedRecord;
  readonly attributes: EventAttributes | UndecodableEventError;
}

export interface Sighting {
  readonly records: Sighted[];
  readonly positions: [string, number, number][];
  readonly holes: [string, number, number][];
}

/** Keeps the records behind the reader's positions. A fetch that starts behind its position has a hole and is left out. */
export function sight(batches: readonly FetchedBatch[], nextOffset: (topic: string, partition: number) => number): Sighting {
  const records: Sighted[] = [];
  const positions = new Map<string, [string, number, number]>();
  const holes = new Map<string, [string, number, number]>();
  for (const { topic, partition, fetchedOffset, records: fetched } of batches) {
    const place = `${topic}/${partition}`;
    // Several fetches of one partition may come together: each goes on where the one before ended.
    const next = positions.get(place)?.[2] ?? nextOffset(topic, partition);
    if (fetchedOffset > next) {
      holes.set(place, [topic, partition, next]);
      continue;
    }
    let reached = next;
    for (const record of fetched) {
      if (record.offset < reached) continue;
      records.push({ record, attributes: attributesOf(record) });
      reached = record.offset + 1;
    }
    if (reached > next) positions.set(place, [topic, partition, reached]);
  }
  return { records, positions: [...positions.values()], holes: [...holes.values()] };
}

/**
 * A stream as a reader of several topics tells it apart: two contexts keep ledgers under the same conversation id, each
 * with its own seq.
 */
export const streamOf = ({ type, subject }: Pick<EventAttributes, 'type' | 'subject'>): string =>
  `${type.slice(0, type.indexOf('.'))}:${subject}`;

/** Streams named in a sighting. */
export function streamsOf(sighting: Sighting): string[] {
  const streams = new Set<string>();
  for (const { attributes } of sighting.records) {
    if (!(attributes instanceof UndecodableEventError)) streams.add(streamOf(attributes));
  }
  return [...streams].sort();
}

/**
 * Decides what happens to each record. `failing` names streams that keep failing the transaction: they are parked.
 * Seq rules: lower or equal is a duplicate; a gap parks the stream.
 */
export function triage(
  sighting: Sighting,
  options: {
    handles: ReadonlySet<string>;
    status: (stream: string) => StreamStatus;
    failing: ReadonlyMap<string, string>;
  },
): Triage {
  const parkedNow = new Map<string, string>();
  const seqs = new Map<string, number>();
  const plan = { handle: [] as ReceivedEvent[], park: [] as ParkedRecord[], dead: [] as DeadRecord[], unknownTypes: new Set<string>() };
  let duplicates = 0;
  let skipped = 0;

  for (const { record, attributes } of sighting.records) {
    if (attributes instanceof UndecodableEventError) {
      plan.dead.push({ record, code: attributes.code, reason: attributes.message });
      continue;
    }
    const stream = streamOf(attributes);
    const status = options.status(stream);
    if (status.parked || parkedNow.has(stream)) {
      plan.park.push({ stream, record });
      continue;
    }
    const reason = options.failing.get(stream) ?? gapReason(attributes, seqs.get(stream) ?? status.lastSeq);
    if (attributes.seq !== undefined && attributes.seq <= (seqs.get(stream) ?? status.lastSeq ?? 0)) {
      duplicates += 1;
      continue;
    }
    if (reason !== undefined) {
      parkedNow.set(stream, reason);
      plan.park.push({ stream, record });
      continue;
    }
    if (!options.handles.has(attributes.type)) {
      if (contractOf(attributes.type) === undefined) plan.unknownTypes.add(attributes.type);
      skipped += 1;
    } else {
      const received = tryReceive(record, attributes);
      if ('data' in received) {
        plan.handle.push(received);
      } else if (attributes.seq === undefined) {
        plan.dead.push({ record, ...received });
      } else {
        // An unreadable event of a ledger stream must not be jumped over: what follows depends on it.
        parkedNow.set(stream, received.reason);
        plan.park.push({ stream, record });
        continue;
      }
    }
    if (attributes.seq !== undefined) seqs.set(stream, attributes.seq);
  }
  return { ...plan, newlyParked: parkedNow, seqs, duplicates, skipped, positions: sighting.positions, holes: sighting.holes };
}

function gapReason(attributes: EventAttributes, lastSeq: number | undefined): string | undefined {
  if (attributes.seq === undefined || attributes.seq <= (lastSeq ?? 0) + 1) return undefined;
  return `SEQ_GAP: expected ${(lastSeq ?? 0) + 1}, got ${attributes.seq}`;
}

function tryReceive(record: FetchedRecord, attributes: EventAttributes): ReceivedEvent | { code: string; reason: string } {
  try {
    return receive(record, attributes);
  } catch (error) {
    if (error instanceof UndecodableEventError || error instanceof UnknownEventTypeError || error instanceof InvalidEventError) {
      return { code: error.code, reason: error.message };
    }
    throw error;
  }
}
