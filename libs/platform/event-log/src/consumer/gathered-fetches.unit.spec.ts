import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { FetchedBatch } from '@parley/platform/kafka';
import { FETCH_BATCH, SKIP_GATHER_MS } from '../settings';
import { batch, eventRecord } from '../testing/fixtures';
import { GatheredFetches } from './gathered-fetches';

describe('fetches that are only skipped', () => {
  afterEach(() => void jest.useRealTimers());

  const gathering = (mattersFrom = Infinity) => {
    const applied: number[][] = [];
    const fetches = new GatheredFetches({
      matters: ({ offset }) => offset >= mattersFrom,
      apply: async (batches: readonly FetchedBatch[]) => void applied.push(batches.flatMap(({ records }) => records.map(({ offset }) => offset))),
      onError: (error) => {
        throw error;
      },
    });
    return { fetches, applied };
  };
  const fetchOf = (offset: number) => [batch([eventRecord('a', offset + 1, offset)])];

  it('wait for the first that matters and are applied with it, in order', async () => {
    const { fetches, applied } = gathering(2);
    for (const offset of [0, 1]) await fetches.take(fetchOf(offset));
    expect(applied).toEqual([]);
    await fetches.take(fetchOf(2));
    expect(applied).toEqual([[0, 1, 2]]);
    fetches.stop();
  });

  it('are applied by the clock when nothing follows', async () => {
    jest.useFakeTimers();
    const { fetches, applied } = gathering();
    await fetches.take(fetchOf(0));
    await jest.advanceTimersByTimeAsync(SKIP_GATHER_MS);
    expect(applied).toEqual([[0]]);
  });

  it('are applied when they are many', async () => {
    const { fetches, applied } = gathering();
    await fetches.take([batch(Array.from({ length: FETCH_BATCH }, (_, offset) => eventRecord('a', offset + 1, offset)))]);
    expect(applied[0]).toHaveLength(FETCH_BATCH);
    fetches.stop();
  });

  it('are forgotten when the reader stops: they lie behind the positions', async () => {
    jest.useFakeTimers();
    const { fetches, applied } = gathering();
    await fetches.take(fetchOf(0));
    fetches.stop();
    await jest.advanceTimersByTimeAsync(2 * SKIP_GATHER_MS);
    expect(applied).toEqual([]);
  });
});
