import { describe, expect, it } from '@jest/globals';
import { deciderSpecification } from './decider-specification';

class RefusedError extends Error {
  readonly code = 'DOOR.LOCKED';
}
const { given } = deciderSpecification<{ open: boolean }, 'open' | 'kick', 'opened'>({
  initialState: () => ({ open: false }),
  evolve: () => ({ open: true }),
  decide: (command, { open }) => {
    if (command === 'kick') throw new RefusedError('no');
    return open ? [] : ['opened'];
  },
});

describe('the decider specification', () => {
  it('compares the events a command leads to', () => {
    given([]).when('open').then(['opened']);
    expect(() => given([]).when('open').then([])).toThrow();
  });

  it('folds the given events into the state first', () => {
    given(['opened']).when('open').thenNothing();
    expect(() => given([]).when('open').thenNothing()).toThrow();
  });

  it('expects a refusal with its code, and no other outcome passes for it', () => {
    given([]).when('kick').thenFails('DOOR.LOCKED');
    expect(() => given([]).when('kick').thenFails('DOOR.OTHER')).toThrow();
    expect(() => given([]).when('open').thenFails('DOOR.LOCKED')).toThrow();
  });
});
