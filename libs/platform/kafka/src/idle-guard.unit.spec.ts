import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import './idle-guard';

const silent = { debug: () => undefined, warn: () => undefined };

describe('the idle guard', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const newQueue = () =>
    new RequestQueue({
      maxInFlightRequests: null,
      requestTimeout: 1_000,
      enforceRequestTimeout: false,
      clientId: 'test',
      broker: 'test',
      logger: silent,
    });

  it('leaves no timer behind when nothing is pending', () => {
    newQueue().checkPendingRequests();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('still looks again at requests that wait for the end of a throttle', () => {
    const queue = newQueue();
    queue.throttledUntil = Date.now() + 500;
    queue.pending.push({});
    queue.checkPendingRequests();
    expect(jest.getTimerCount()).toBe(1);
    queue.destroy();
  });
});
