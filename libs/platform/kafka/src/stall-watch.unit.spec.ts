import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { StallWatch } from './stall-watch';

describe('StallWatch', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const watching = (reachable: () => boolean) => {
    const stalled = jest.fn();
    const watch = new StallWatch(async () => reachable(), stalled);
    watch.start();
    return { watch, stalled };
  };

  it('reports a silence of 30 seconds while the log answers', async () => {
    const { stalled } = watching(() => true);
    await jest.advanceTimersByTimeAsync(29_000);
    expect(stalled).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(stalled).toHaveBeenCalledTimes(1);
  });

  it('starts anew with every sign of life', async () => {
    const { watch, stalled } = watching(() => true);
    await jest.advanceTimersByTimeAsync(29_000);
    watch.sign();
    await jest.advanceTimersByTimeAsync(29_000);
    expect(stalled).not.toHaveBeenCalled();
  });

  it('never reports while the log is away, and gives the full time after it is back', async () => {
    let reachable = false;
    const { stalled } = watching(() => reachable);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(stalled).not.toHaveBeenCalled();
    reachable = true;
    await jest.advanceTimersByTimeAsync(29_000);
    expect(stalled).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(stalled).toHaveBeenCalledTimes(1);
  });

  it('is silent after its stop', async () => {
    const { watch, stalled } = watching(() => true);
    watch.stop();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(stalled).not.toHaveBeenCalled();
  });
});
