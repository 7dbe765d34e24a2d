import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deliveryState, foldThreadChanges, type ThreadChange } from './thread-fold';

const said: ThreadChange = { threadId: 't', entryId: 'r', author: 'bot', content: { kind: 'text', text: 'Hi' }, state: 'pending' };
const changes = [said, deliveryState('t', 'r', 'sent'), deliveryState('t', 'r', 'delivered'), deliveryState('t', 'r', 'read')];

describe('the lines of a thread', () => {
  it('are the same in whatever order and however often their topics are read', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...changes, ...changes], { minLength: 8 }), (shuffled) => {
        expect(foldThreadChanges(shuffled)).toEqual([{ ...said, state: 'read' }]);
      }),
    );
  });

  it('keep the order of their first mention, each once', () => {
    const other = { ...said, entryId: 'q' };
    expect(foldThreadChanges([said, other, deliveryState('t', 'r', 'failed')]).map(({ entryId, state }) => [entryId, state])).toEqual([
      ['r', 'failed'],
      ['q', 'pending'],
    ]);
  });
});
