import { expect } from '@jest/globals';

/** A pure aggregate: what a command does to a state, and what an event does to it. */
export interface Decider<State, Command, Event> {
  decide(command: Command, state: State): Event[];
  evolve(state: State, event: Event): State;
  initialState: () => State;
}

export interface Outcome<Event> {
  /** The command leads to exactly these events, in this order. */
  then(events: Event[]): void;
  /** The command leads to no event. */
  thenNothing(): void;
  /** The command is refused with an error that carries this code. */
  thenFails(code: string): void;
}

export interface Given<Command, Event> {
  when(command: Command): Outcome<Event>;
}

/**
 * Given past events, when a command comes, then these events follow:
 * `given([opened]).when(close).then([closed])`.
 */
export function deciderSpecification<State, Command, Event>(
  decider: Decider<State, Command, Event>,
): { given(events: Event[]): Given<Command, Event> } {
  return {
    given: (events) => ({
      when: (command) => {
        const decide = () => {
          const state = events.reduce((folded, event) => decider.evolve(folded, event), decider.initialState());
          return decider.decide(command, state);
        };
        return {
          then: (expected) => expect(decide()).toEqual(expected),
          thenNothing: () => expect(decide()).toEqual([]),
          thenFails: (code) => expect(failureOf(decide)).toMatchObject({ code }),
        };
      },
    }),
  };
}

function failureOf(decide: () => unknown): unknown {
  try {
    return { notRefused: decide() };
  } catch (error) {
    return error;
  }
}
