import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ConversationCommand } from './commands';
import { initialConversation, type Conversation } from './conversation';
import { conversationDecider } from './decide';
import type { ConversationEvent } from './events';
import { isQuiet, isSettled, settlementOf } from './settlement';
import { DEFAULT_SETTINGS } from './settings';
import { takesMessage } from './decisions/receive-customer-message';
import {
  agentSays, assigned, assignmentEnded, hears, history, holdingPasses, idOf, inactivityPasses, joinPasses, passage, resolves, says, understood,
} from './testing/fixtures';

const MESSAGES = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];

const message = fc.constantFrom(...MESSAGES);
const seconds = fc.integer({ min: 0, max: 300_000 });
const confidence = fc.constantFrom(0.1, 0.4, 0.9);
const text = fc.constantFrom('Where is my parcel?', '退款多久到账', 'human, please', 'hm');
const kind = fc.constantFrom('text', 'text', 'text', 'media', 'reaction' as const);

/** Commands in any order, also senseless ones: what does not fit must change nothing. */
const command: fc.Arbitrary<ConversationCommand> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ message, text, seconds, kind }).map(({ message: id, text: words, seconds: at, kind: of }) =>
    says(id, words, { seconds: at, content: of === 'text' ? { kind: 'text', text: words } : { kind: of as 'media' | 'reaction' } })) },
  { weight: 3, arbitrary: fc.record({ message, confidence, anger: fc.constantFrom(0, 9) }).map(({ message: id, confidence: sure, anger }) =>
    hears(id, { understanding: understood({ anger }), passages: [passage(sure)] })) },
  message.map((id) => joinPasses(id)),
  message.map((id) => holdingPasses(id)),
  seconds.map((at) => inactivityPasses(at)),
  fc.constantFrom('a1', 'a2').map((id) => assigned('ada', id, 'direct')),
  fc.constantFrom('a1', 'a2').map((id) => assignmentEnded(id, 'released')),
  fc.constantFrom('r1', 'r2').map((id) => agentSays(id, 'ada', 'a1')),
  fc.constantFrom('a1', 'a2').map((id) => resolves('ada', id)),
);

/** Plays commands as the service would: a message once, only in the conversation it belongs to, humans only after the start. */
function play(
  commands: readonly ConversationCommand[],
  look: (events: readonly ConversationEvent[], state: Conversation) => void = () => undefined,
): { events: readonly ConversationEvent[]; state: Conversation } {
  const decider = conversationDecider();
  const events: ConversationEvent[] = [];
  const seen = new Set<string>();
  let state = initialConversation();
  commands.forEach((original, index) => {
    const next = { ...original, causeId: `cause-${index}` };
    if (next.type === 'ReceiveCustomerMessage') {
      if (seen.has(next.message.messageId) || !takesMessage(state, next.message, DEFAULT_SETTINGS)) return;
      seen.add(next.message.messageId);
    } else if (state.status === 'not-started') {
      return;
    }
    for (const event of decider.decide(next, state)) {
      events.push(event);
      state = decider.evolve(state, event);
    }
    look(events, state);
  });
  return { events, state };
}

describe('settled', () => {
  it('by the state is the same as settled by the history, after every command', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        play(commands, (events, state) => {
          for (const event of events) {
            if (event.type !== 'conversation.CustomerMessageAdded') continue;
            const { messageId } = event.data;
            expect({ messageId, settled: isSettled(state, messageId) }).toEqual({ messageId, settled: settlementOf(events, messageId) !== undefined });
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  it('comes to every message once its deadlines have passed, whatever happened before', () => {
    const deadlines = MESSAGES.flatMap((id) => [joinPasses(id), holdingPasses(id)]);
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        expect(isQuiet(play([...commands, ...deadlines]).state)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('names how', () => {
    const events = history([
      says('m1', 'Refund?'), says('m2', 'hello?'), hears('m2', { understanding: understood(), passages: [passage(0.9)] }),
      says('m3', '', { content: { kind: 'reaction', text: '👍' } }), says('m4', 'human, please'), says('m5', 'anyone?'),
    ]);
    expect(MESSAGES.map((id) => settlementOf(events, idOf(id)))).toEqual([
      'superseded', 'replied', 'needs-no-reply', 'handed-over', 'human-in-control', undefined,
    ]);
    const waiting = history([says('m1', 'Refund?'), joinPasses('m1')]);
    expect(settlementOf(waiting, idOf('m1'))).toBeUndefined();
  });
});

describe('no sequence of commands', () => {
  it('lets the bot speak while it is not in control', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let control = 'bot';
        for (const { type, data } of play(commands).events) {
          if (type === 'conversation.ControlChanged') control = data.controller;
          if (type === 'conversation.ReplyComposed') expect(data.author).toBe(control);
        }
      }),
      { numRuns: 300 },
    );
  });
});
