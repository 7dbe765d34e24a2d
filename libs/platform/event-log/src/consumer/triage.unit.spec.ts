import { describe, expect, it } from '@jest/globals';
import { ControlChanged } from '@parley/contracts';
import type { FetchedRecord } from '@parley/platform/kafka';
import fc from 'fast-check';
import { batch, eventRecord } from '../testing/fixtures';
import { sight, streamOf, triage, type StreamStatus, type Triage } from './triage';

/** What a reader's tables would hold, kept in memory. */
class Reader {
  readonly handled: string[] = [];
  readonly parked: string[] = [];
  readonly status = new Map<string, StreamStatus>();
  private next = 0;

  get position(): number {
    return this.next;
  }

  /** @param from the offset that the fetch asked for: compaction may have removed what lay there. */
  take(records: readonly FetchedRecord[], failing: ReadonlyMap<string, string> = new Map(), from = records[0]?.offset): Triage {
    const sighting = sight([batch([...records], from)], () => this.next);
    const plan = triage(sighting, {
      handles: new Set([ControlChanged.type]),
      status: (stream) => this.status.get(stream) ?? { lastSeq: undefined, parked: false },
      failing,
    });
    for (const [, , next] of plan.positions) this.next = next;
    for (const [stream, lastSeq] of plan.seqs) this.status.set(stream, { lastSeq, parked: false });
    for (const stream of plan.newlyParked.keys()) this.status.set(stream, { lastSeq: this.status.get(stream)?.lastSeq, parked: true });
    this.handled.push(...plan.handle.map((event) => `${event.subject}:${event.seq}`));
    this.parked.push(...plan.park.map(({ record }) => `${record.headers['ce_subject']}:${record.headers['ce_seq']}`));
    return plan;
  }
}

const STREAMS = ['a', 'b', 'c'];

/** Streams interleaved at will, where Kafka may hold any record that it had once more. */
const log = fc
  .array(fc.record({ stream: fc.constantFrom(...STREAMS), again: fc.option(fc.nat(5), { nil: undefined }) }), { minLength: 1, maxLength: 40 })
  .map((steps) => {
    const seqs = new Map<string, number>();
    return steps.map(({ stream, again }, offset) => {
      const last = seqs.get(stream) ?? 0;
      const seq = again !== undefined && last > 0 ? Math.max(1, last - again) : last + 1;
      seqs.set(stream, Math.max(last, seq));
      return eventRecord(stream, seq, offset);
    });
  });

/** Fetches of a log: cut anywhere, and read again from any earlier place. */
const fetches = fc.tuple(log, fc.array(fc.tuple(fc.nat(40), fc.nat(8)), { maxLength: 12 })).map(([records, cuts]) => {
  const pieces: FetchedRecord[][] = [];
  let reached = 0;
  for (const [length, back] of cuts) {
    const from = Math.max(0, reached - back);
    pieces.push(records.slice(from, from + length + 1));
    reached = Math.max(reached, Math.min(records.length, from + length + 1));
  }
  pieces.push(records.slice(reached));
  return { records, pieces: pieces.filter((piece) => piece.length > 0) };
});

const ofStream = (places: readonly string[], stream: string): string[] => places.filter((place) => place.startsWith(`${stream}:`));
const upTo = (stream: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${stream}:${index + 1}`);
const lengthOf = (records: readonly FetchedRecord[], stream: string): number =>
  Math.max(0, ...records.filter((record) => record.headers['ce_subject'] === stream).map((record) => Number(record.headers['ce_seq'])));

describe('triage', () => {
  it('gives each event to the handler exactly once and in order, however streams interleave, repeat and are cut into fetches', () => {
    fc.assert(
      fc.property(fetches, ({ records, pieces }) => {
        const reader = new Reader();
        for (const piece of pieces) reader.take(piece);
        for (const stream of STREAMS) expect(ofStream(reader.handled, stream)).toEqual(upTo(stream, lengthOf(records, stream)));
        expect(reader.parked).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('parks a stream at its first gap: the handler gets what lies before it, the rest waits in order, other streams go on', () => {
    fc.assert(
      fc.property(fetches, fc.constantFrom(...STREAMS), fc.integer({ min: 1, max: 10 }), ({ records, pieces }, holed, missing) => {
        const has = (record: FetchedRecord): boolean => !(record.headers['ce_subject'] === holed && Number(record.headers['ce_seq']) === missing);
        const reader = new Reader();
        for (const piece of pieces) reader.take(piece.filter(has), new Map(), Math.min(piece[0]?.offset ?? 0, reader.position));
        const length = lengthOf(records, holed);
        expect(ofStream(reader.handled, holed)).toEqual(upTo(holed, Math.min(length, missing - 1)));
        expect([...new Set(ofStream(reader.parked, holed))].some((place) => place === `${holed}:${missing + 1}`)).toBe(length > missing);
        for (const stream of STREAMS.filter((other) => other !== holed)) {
          expect(ofStream(reader.handled, stream)).toEqual(upTo(stream, lengthOf(records, stream)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never gives an event of a parked stream to the handler', () => {
    fc.assert(
      fc.property(fetches, fc.constantFrom(...STREAMS), ({ records, pieces }, bad) => {
        const reader = new Reader();
        // It fails once; from then on only the marker says that it waits.
        const failing = new Map([[`conversation:${bad}`, 'refused']]);
        for (const piece of pieces) reader.take(piece, reader.parked.length === 0 ? failing : new Map());
        expect(ofStream(reader.handled, bad)).toEqual([]);
        expect(new Set(ofStream(reader.parked, bad)).size).toBe(lengthOf(records, bad));
      }),
      { numRuns: 100 },
    );
  });

  it('tells streams of two contexts under one id apart', () => {
    expect(streamOf({ type: 'routing.ConversationQueued', subject: 'c' })).not.toBe(streamOf({ type: 'conversation.ConversationClosed', subject: 'c' }));
  });

  it('parks a ledger stream at an event that breaks its schema, because what follows depends on it', () => {
    const reader = new Reader();
    const broken = { ...eventRecord('a', 1, 0), value: Buffer.from('{"epoch":"one"}') };
    const plan = reader.take([broken, eventRecord('a', 2, 1), eventRecord('b', 1, 2)]);
    expect(reader.handled).toEqual(['b:1']);
    expect(reader.parked).toEqual(['a:1', 'a:2']);
    expect([...plan.newlyParked.keys()]).toEqual(['conversation:a']);
  });

  it('leaves out a fetch that starts behind the position, and asks for it from there', () => {
    const { records, holes } = sight([batch([eventRecord('a', 1, 7)])], () => 3);
    expect(records).toEqual([]);
    expect(holes).toEqual([['parley.conversation.events.v1', 0, 3]]);
  });
});
