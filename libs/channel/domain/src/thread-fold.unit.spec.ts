import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deliveryState, foldThreadChanges, rating, type ThreadChange } from './thread-fold';

const said: ThreadChange = { threadId: 't', entryId: 'r', author: 'bot', content: { kind: 'text', text: 'Hi' }, state: 'pending' };
const rated = (verdict: 'helpful' | 'wrong' | 'withdrawn', second: number) =>
  rating({ threadId: 't', replyId: 'r', conversationId: 'c', accountId: 'a', verdict }, `2026-03-01T10:00:0${second}.000Z`);
const changes = [
  said, deliveryState('t', 'r', 'sent'), deliveryState('t', 'r', 'delivered'), deliveryState('t', 'r', 'read'), rated('helpful', 1), rated('withdrawn', 2), rated('wrong', 3),
];

describe('the lines of a thread', () => {
  it('are the same in whatever order and however often their topics are read', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...changes, ...changes], { minLength: 2 * changes.length }), (shuffled) => {
        expect(foldThreadChanges(shuffled)).toEqual([{ ...said, state: 'read', rating: { verdict: 'wrong', time: '2026-03-01T10:00:03.000Z' } }]);
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
