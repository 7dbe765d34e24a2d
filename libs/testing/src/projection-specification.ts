import { describe, expect, it } from '@jest/globals';
import { logOf, type ProjectedEvent, type ScannedLog } from './log-of';

/** A projection with a target of its own, empty at first. The target may be anything that keeps rows. */
export interface ProjectionUnderTest {
  /** Applies the events of one fetch. */
  apply(events: readonly ProjectedEvent[]): Promise<void>;
  /** Rows in a fixed order, without what depends on the moment of writing. */
  snapshot(): Promise<readonly unknown[]>;
  /** Builds the rows anew from the log, and switches to them. */
  rebuild(log: ScannedLog): Promise<void>;
  close(): Promise<void>;
}

export interface ProjectionSpecification {
  open(): Promise<ProjectionUnderTest>;
  /** Events of all streams, in order within each stream; they should touch every column. */
  events: readonly ProjectedEvent[];
}

const INTERLEAVINGS = 20;

/** The rules that hold for every projection, whatever its target. */
export function projectionSpecification(name: string, { open, events }: ProjectionSpecification): void {
  const rowsAfter = async (work: (projection: ProjectionUnderTest) => Promise<void>): Promise<readonly unknown[]> => {
    const projection = await open();
    try {
      await work(projection);
      return await projection.snapshot();
    } finally {
      await projection.close();
    }
  };
  const plain = (): Promise<readonly unknown[]> => rowsAfter((projection) => projection.apply(events));

  describe(`projection ${name}`, () => {
    it('makes rows of the events', async () => expect((await plain()).length).toBeGreaterThan(0));

    it('gives the same rows when the same events come twice', async () => {
      const twice = await rowsAfter(async (projection) => {
        await projection.apply(events);
        await projection.apply(events);
      });
      expect(twice).toEqual(await plain());
    });

    it('gives the same rows event by event as in one fetch', async () => {
      const single = await rowsAfter(async (projection) => {
        for (const event of events) await projection.apply([event]);
      });
      expect(single).toEqual(await plain());
    });

    it('gives the same rows whichever context is late', async () => {
      const expected = await plain();
      for (const order of permutations([...new Set(events.map(contextOf))])) {
        const late = await rowsAfter(async (projection) => {
          for (const context of order) await projection.apply(events.filter((event) => contextOf(event) === context));
        });
        expect({ order, rows: late }).toEqual({ order, rows: expected });
      }
    });

    it('gives the same rows in any interleaving of the streams', async () => {
      const expected = await plain();
      for (let seed = 1; seed <= INTERLEAVINGS; seed += 1) {
        const mixed = await rowsAfter(async (projection) => {
          for (const event of interleave(events, seed)) await projection.apply([event]);
        });
        expect({ seed, rows: mixed }).toEqual({ seed, rows: expected });
      }
    });

    it('gives the live rows when it is rebuilt from the log', async () => {
      const live = await plain();
      const rebuilt = await rowsAfter(async (projection) => {
        await projection.apply(events.slice(0, Math.ceil(events.length / 2)));
        await projection.rebuild(logOf(events));
      });
      expect(rebuilt).toEqual(live);
    });
  });
}

const contextOf = ({ type }: ProjectedEvent): string => type.slice(0, type.indexOf('.'));

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

/** Takes the next event of a stream chosen by a generator that the seed fixes. */
function interleave(events: readonly ProjectedEvent[], seed: number): ProjectedEvent[] {
  const streams = new Map<string, ProjectedEvent[]>();
  for (const event of events) {
    const key = `${contextOf(event)}:${event.subject}`;
    streams.set(key, [...(streams.get(key) ?? []), event]);
  }
  const queues = [...streams.values()];
  const mixed: ProjectedEvent[] = [];
  let state = seed * 2_654_435_761;
  while (queues.length > 0) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const index = state % queues.length;
    const next = queues[index]?.shift();
    if (next) mixed.push(next);
    if (queues[index]?.length === 0) queues.splice(index, 1);
  }
  return mixed;
}
