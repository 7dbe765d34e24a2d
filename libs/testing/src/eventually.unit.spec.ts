import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually';

describe('eventually', () => {
  it('tries until the assertion holds and returns its result', async () => {
    let tries = 0;
    const result = await eventually(() => {
      if (++tries < 3) throw new Error('not yet');
      return tries;
    });
    expect(result).toBe(3);
  });

  it('fails with what was awaited and the last reason when the time is up', async () => {
    const never = eventually(() => Promise.reject(new Error('still empty')), {
      timeoutMs: 30,
      everyMs: 5,
      describe: 'a row',
    });
    await expect(never).rejects.toThrow('Waited 30 ms in vain for a row: still empty');
  });
});
