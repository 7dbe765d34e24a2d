import { describe, expect, it } from '@jest/globals';
import { Keeper } from './keeper';

function memoryStore() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}
const message = (clientMessageId: string, time: string) => ({ clientMessageId, text: 'hi', time, state: 'sending' as const });

describe('what the browser keeps', () => {
  it('gives unsent messages back oldest first, waiting to be sent, whichever page wrote them', () => {
    const store = memoryStore();
    new Keeper(store, 'shop').keep(message('b', '2026-03-01T10:00:02Z'));
    new Keeper(store, 'shop').keep(message('a', '2026-03-01T10:00:01Z'));
    new Keeper(store, 'other').keep(message('c', '2026-03-01T10:00:00Z'));
    expect(new Keeper(store, 'shop').unsent().map(({ clientMessageId, state }) => [clientMessageId, state])).toEqual([['a', 'waiting'], ['b', 'waiting']]);
  });

  it('forgets a message that arrived, and passes over what it did not write', () => {
    const store = memoryStore();
    const keeper = new Keeper(store, 'shop');
    keeper.keep(message('a', '2026-03-01T10:00:01Z'));
    keeper.drop('a');
    store.setItem('parley.webchat.shop.out.x', '{');
    expect(keeper.unsent()).toEqual([]);
  });

  it('keeps what was said of answers until the service has it', () => {
    const store = memoryStore();
    const keeper = new Keeper(store, 'shop');
    keeper.keepRating('r1', 'helpful');
    keeper.keepRating('r1', 'wrong');
    keeper.keepRating('r2', 'helpful');
    store.setItem('parley.webchat.shop.rate.r3', 'splendid');
    keeper.dropRating('r2');
    expect(new Keeper(store, 'shop').ratings()).toEqual([['r1', 'wrong']]);
    expect(keeper.unsent()).toEqual([]);
  });

  it('lets the chat work where the browser forbids storage', () => {
    const forbidden = { ...memoryStore(), setItem: () => { throw new Error('QuotaExceededError'); }, getItem: () => { throw new Error('SecurityError'); } };
    const keeper = new Keeper(forbidden, 'shop');
    keeper.keepVisitorId('v');
    expect(keeper.visitorId()).toBeUndefined();
    expect(new Keeper(undefined, 'shop').unsent()).toEqual([]);
  });
});
