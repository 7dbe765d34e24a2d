import { describe, expect, it } from '@jest/globals';
import { parseServerMessage } from './protocol';

describe('messages of the routing socket', () => {
  it('are read when they are known', () => {
    expect(parseServerMessage('{"type":"reset"}')).toEqual({ type: 'reset' });
  });

  it('are passed over when they are not: a newer service may say more', () => {
    for (const text of ['{"type":"fanfare"}', '{}', 'null', '7', 'not json']) expect(parseServerMessage(text)).toBeUndefined();
  });
});
