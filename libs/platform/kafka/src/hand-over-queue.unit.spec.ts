import { describe, expect, it, jest } from '@jest/globals';
import { HandOverQueue, type WaitingBatch } from './hand-over-queue';
import type { FetchedBatch, FetchedRecord } from './log-port';

const records = (partition: number, from: number, count: number): FetchedRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    topic: 't',
    partition,
    offset: from + index,
    key: null,
    headers: {},
    value: null,
    timestamp: 0,
  }));

function waiting(partition: number, from: number, count: number, more: Partial<WaitingBatch> = {}): WaitingBatch {
  return {
    topic: 't',
    partition,
    fetchedOffset: from,
    highWatermark: from + count,
    records: records(partition, from, count),
    isStale: () => false,
    onHandled: () => undefined,
    onAhead: () => undefined,
    ...more,
  };
}

/** A queue whose calls wait until the test ends them. */
function newQueue(maxRecords = 500, paceMs = 0) {
  const calls: string[] = [];
  const fetchedOffsets: number[] = [];
  const errors: Error[] = [];
  const finishers: ((error?: Error) => void)[] = [];
  const queue = new HandOverQueue({
    maxRecords,
    paceMs,
    handle: (batches: readonly FetchedBatch[]) => {
      calls.push(batches.map((b) => `${b.partition}:${b.records.map(({ offset }) => offset).join(',')}`).join(' '));
      fetchedOffsets.push(...batches.map((b) => b.fetchedOffset));
      return new Promise((resolve, reject) => finishers.push((error) => (error ? reject(error) : resolve())));
    },
    onError: (error) => errors.push(error),
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { queue, calls, fetchedOffsets, errors, finish: (error?: Error) => finishers.shift()?.(error), turn };
}

describe('HandOverQueue', () => {
  it('hands over what all partitions have in one call, and collects behind a running call', async () => {
    const { queue, calls, finish, turn } = newQueue();
    const first = [queue.push(waiting(0, 0, 2)), queue.push(waiting(1, 5, 1))];
    await turn();
    const second = [queue.push(waiting(2, 0, 1)), queue.push(waiting(3, 0, 1))];
    await turn();
    expect(calls).toEqual(['0:0,1 1:5']);
    finish();
    expect(await Promise.all(first)).toEqual([true, true]);
    await turn();
    expect(calls).toEqual(['0:0,1 1:5', '2:0 3:0']);
    finish();
    expect(await Promise.all(second)).toEqual([true, true]);
  });

  it('cuts what is too much for one call and reports each part', async () => {
    const { queue, calls, fetchedOffsets, finish, turn } = newQueue(3);
    const handled: number[] = [];
    const large = queue.push(waiting(0, 10, 4, { onHandled: (offset) => handled.push(offset) }));
    const small = queue.push(waiting(1, 0, 1));
    for (let call = 0; call < 3; call += 1) {
      await turn();
      finish();
    }
    expect(await Promise.all([large, small])).toEqual([true, true]);
    expect(calls).toEqual(['0:10,11,12', '0:13 1:0']);
    expect(fetchedOffsets).toEqual([10, 13, 0]);
    expect(handled).toEqual([12, 13]);
  });

  it('drops stale batches before they are handed over', async () => {
    const { queue, calls, finish, turn } = newQueue();
    let stale = false;
    const running = queue.push(waiting(0, 0, 1));
    await turn();
    const revoked = queue.push(waiting(1, 0, 1, { isStale: () => stale }));
    stale = true;
    finish();
    expect(await running).toBe(true);
    expect(await revoked).toBe(false);
    expect(calls).toEqual(['0:0']);
  });

  it('holds what waits while paused', async () => {
    const { queue, calls, finish, turn } = newQueue();
    queue.pause();
    const held = queue.push(waiting(0, 0, 1));
    await turn();
    expect(calls).toEqual([]);
    queue.resume();
    await turn();
    finish();
    expect(await held).toBe(true);
  });

  it('reports a failed call, drops everything and takes nothing more', async () => {
    const { queue, calls, errors, finish, turn } = newQueue();
    const failing = queue.push(waiting(0, 0, 1));
    await turn();
    const behind = queue.push(waiting(1, 0, 1));
    finish(new Error('broken'));
    expect(await Promise.all([failing, behind, queue.push(waiting(2, 0, 1))])).toEqual([false, false, false]);
    expect(errors.map(({ message }) => message)).toEqual(['broken']);
    expect(calls).toEqual(['0:0']);
  });

  it('lets the reader fetch on when one full call is left, and still hands everything over in order', async () => {
    const { queue, calls, finish, turn } = newQueue(2);
    const ahead: number[] = [];
    const push = (partition: number, count: number) =>
      queue.push(waiting(partition, 0, count, { onAhead: () => void ahead.push(partition) }));
    let fetched = false;
    const fetch = Promise.all([push(0, 3), push(1, 3)]).then(() => (fetched = true));
    await turn();
    expect([calls, ahead]).toEqual([['0:0,1'], []]);
    finish();
    await turn();
    expect([calls.at(-1), ahead, fetched]).toEqual(['0:2 1:0', [0, 1], true]);
    const next = push(0, 1);
    for (let call = 0; call < 3; call += 1) {
      finish();
      await turn();
    }
    expect(await Promise.all([fetch, next])).toEqual([true, true]);
    expect(calls.slice(2)).toEqual(['1:1,2', '0:0']);
  });

  it('hands over at once after a quiet time, and then once per pace with all that came meanwhile', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
    try {
      const { queue, calls, finish, turn } = newQueue(500, 100);
      const push = (partition: number) => void queue.push(waiting(partition, 0, 1));
      push(0);
      await turn();
      expect(calls).toEqual(['0:0']);
      finish();
      await turn();
      push(1);
      push(2);
      await jest.advanceTimersByTimeAsync(99);
      expect(calls).toHaveLength(1);
      await jest.advanceTimersByTimeAsync(1);
      expect(calls).toEqual(['0:0', '1:0 2:0']);
      finish();
    } finally {
      jest.useRealTimers();
    }
  });

  it('finishes the running call when it is closed', async () => {
    const { queue, finish, turn } = newQueue();
    const running = queue.push(waiting(0, 0, 1));
    await turn();
    const waitingBehind = queue.push(waiting(1, 0, 1));
    const closed = queue.close();
    expect(await waitingBehind).toBe(false);
    expect(queue.busy).toBe(true);
    finish();
    await closed;
    expect(await running).toBe(true);
    expect(queue.busy).toBe(false);
  });
});
