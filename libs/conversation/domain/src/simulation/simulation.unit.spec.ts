import { describe, expect, it } from '@jest/globals';
import { violation } from './invariants';
import { GUARDS, type Guard } from './service';
import { World } from './world';

const SEEDS = 3_000;
/** Runs after which a missing guard must have shown. */
const SEEDS_WITHOUT_GUARD = 400;
/** What goes wrong first without each guard: the others do not make up for it. */
const LOSS: Readonly<Record<Guard, RegExp>> = {
  'unique-external-id': /customer message x\d+ occurs twice/,
  'seq-check': /event id .+ occurs twice/,
  'epoch-check': /bot replied while (?:queue|agent) was in control/,
  'first-answer': /was not the first/,
  'row-lock': /seq is /,
  'outbox-in-transaction': /was not published as written/,
  'positions-in-transaction': /was never added/,
  'durable-timers': /is not settled/,
};

/** The first seed of a range whose run breaks an invariant, with what broke. */
function firstViolation(seeds: Iterable<number>, removed?: Guard): string | undefined {
  for (const seed of seeds) {
    const found = failureOf(seed, removed);
    if (found !== undefined) return `seed ${seed}: ${found}`;
  }
  return undefined;
}

/** A run that cannot even be played to its end counts as a violation too. */
function failureOf(seed: number, removed?: Guard): string | undefined {
  try {
    return violation(new World(seed, removed).run());
  } catch (error) {
    return error instanceof Error ? error.stack : String(error);
  }
}

const range = function* (from: number, count: number): Generator<number> {
  for (let seed = from; seed < from + count; seed += 1) yield seed;
};

describe('the conversation under duplicates, delays, crashes, zombies and races', () => {
  it(`keeps its promises over ${SEEDS} seeds`, () => {
    expect(firstViolation(range(1, SEEDS))).toBeUndefined();
  });

  it('does everything that it is meant to do', () => {
    const types = new Set<string>();
    for (const seed of range(1, 60)) {
      for (const { event } of [...new World(seed).run().store.ledger.values()].flat()) {
        types.add(event.type === 'conversation.ReplyComposed' ? `${event.type} ${event.data.purpose}` : event.type);
      }
    }
    expect([...types].sort()).toEqual([
      'conversation.ControlChanged', 'conversation.ConversationClosed', 'conversation.ConversationReopened', 'conversation.ConversationStarted',
      'conversation.CustomerMessageAdded', 'conversation.EscalationRequested',
      'conversation.ReplyComposed agent', 'conversation.ReplyComposed answer', 'conversation.ReplyComposed clarification',
      'conversation.ReplyComposed handover', 'conversation.ReplyComposed holding', 'conversation.ReplyComposed notice',
      'conversation.ReplyRejected',
    ]);
  });

  it.each(GUARDS)('breaks a promise without the guard %s', (guard) => {
    expect(firstViolation(range(1, SEEDS_WITHOUT_GUARD), guard)).toMatch(LOSS[guard]);
  });
});
