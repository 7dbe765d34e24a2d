import { describe, expect, it } from '@jest/globals';
import { deciderSpecification } from '@parley/testing';
import type { ConversationCommand } from './commands';
import type { Conversation } from './conversation';
import { conversationDecider } from './decide';
import type { ConversationEvent, ConversationEventType, DataOf } from './events';
import { agentSays, assigned, assignmentEnded, history, idOf, resolves, says, USER } from './testing/fixtures';
import { answered, queued, escalationId, withAda, resolved } from './testing/histories';

const { given } = deciderSpecification<Conversation, ConversationCommand, ConversationEvent>(conversationDecider());

/** An event with at least these data. */
const fact = <Type extends ConversationEventType>(type: Type, data: Partial<DataOf<Type>> = {}): ConversationEvent =>
  expect.objectContaining({ type, data: expect.objectContaining(data) }) as unknown as ConversationEvent;

describe('an assignment', () => {
  it('gives control to the agent', () => {
    given(queued).when(assigned('ada', 'a1', escalationId)).then([
      fact('conversation.ControlChanged', { controller: 'agent', agentId: 'ada', assignmentId: 'a1', epoch: 3, cause: 'assigned' }),
    ]);
  });

  it('for a conversation that never started is refused', () => {
    given([]).when(assigned('ada', 'a1', escalationId)).thenFails('CONVERSATION.NOT_FOUND');
  });

  it('that is repeated, for another escalation, or too late changes nothing', () => {
    given(withAda).when(assigned('ada', 'a1', escalationId)).thenNothing();
    given(queued).when(assigned('ada', 'a1', 'another')).thenNothing();
    given(resolved).when(assigned('bo', 'a2', escalationId)).thenNothing();
  });
});

describe('the end of an assignment', () => {
  it('without resolution gives control back to the queue', () => {
    given(withAda).when(assignmentEnded('a1', 'agent-offline')).then([fact('conversation.ControlChanged', { controller: 'queue', epoch: 4, cause: 'requeued' })]);
    given(withAda).when(assignmentEnded('a1', 'released')).then([fact('conversation.ControlChanged', { controller: 'queue', cause: 'requeued' })]);
  });

  it('for a conversation that never started is refused', () => {
    given([]).when(assignmentEnded('a1', 'released')).thenFails('CONVERSATION.NOT_FOUND');
  });

  it('that follows a resolution, or is another one, changes nothing', () => {
    given(withAda).when(assignmentEnded('a1', 'resolved')).thenNothing();
    given(withAda).when(assignmentEnded('a0', 'released')).thenNothing();
    given(resolved).when(assignmentEnded('a1', 'resolved')).thenNothing();
  });
});

describe('a reply of an agent', () => {
  it('goes out when the agent is in control', () => {
    given(withAda).when(agentSays('r1', 'ada', 'a1')).then([
      fact('conversation.ReplyComposed', { replyId: 'r1', author: 'agent', agentId: 'ada', purpose: 'agent', epoch: 3, recipient: USER }),
    ]);
  });

  it('of anybody else is rejected with the reason', () => {
    const rejected = (reason: 'NOT_IN_CONTROL' | 'CONVERSATION_CLOSED') => [fact('conversation.ReplyRejected', { replyId: 'r1', reason, author: 'agent' })];
    given(withAda).when(agentSays('r1', 'bo', 'a1')).then(rejected('NOT_IN_CONTROL'));
    given(withAda).when(agentSays('r1', 'ada', 'a0')).then(rejected('NOT_IN_CONTROL'));
    given(queued).when(agentSays('r1', 'ada', 'a1')).then(rejected('NOT_IN_CONTROL'));
    given(answered).when(agentSays('r1', 'ada', 'a1')).then(rejected('NOT_IN_CONTROL'));
    given(resolved).when(agentSays('r1', 'ada', 'a1')).then(rejected('CONVERSATION_CLOSED'));
    given([]).when(agentSays('r1', 'ada', 'a1')).thenFails('CONVERSATION.NOT_FOUND');
  });

  it('that was recorded already is not sent twice', () => {
    given(history([says('m1', 'human, please'), assigned('ada', 'a1', escalationId), agentSays('r1', 'ada', 'a1')])).when(agentSays('r1', 'ada', 'a1')).thenNothing();
  });
});

describe('a resolution', () => {
  it('by the agent in control closes the conversation and ends the control', () => {
    given(withAda).when(resolves('ada', 'a1')).then([
      fact('conversation.ConversationClosed', { cause: 'resolved-by-agent', agentId: 'ada', epoch: 3, wrapUp: { category: 'billing', outcome: 'refunded', escalationReasonCorrect: true } }),
      fact('conversation.ControlChanged', { controller: 'bot', epoch: 4, cause: 'closed' }),
    ]);
  });

  it('for a conversation that never started is refused', () => {
    given([]).when(resolves('ada', 'a1')).thenFails('CONVERSATION.NOT_FOUND');
  });

  it('by anybody else, or a second one, changes nothing', () => {
    given(withAda).when(resolves('bo', 'a1')).thenNothing();
    given(queued).when(resolves('ada', 'a1')).thenNothing();
    given(resolved).when(resolves('ada', 'a1')).thenNothing();
  });
});

describe('every decision', () => {
  it('makes the same events from the same cause, and links them to it', () => {
    const once = history([says('m1', 'human, please')]);
    expect(history([says('m1', 'human, please')])).toEqual(once);
    expect(new Set(once.map(({ id }) => id)).size).toBe(once.length);
    expect(once.every(({ causationid, correlationid }) => causationid === idOf('m1') && correlationid === idOf('m1'))).toBe(true);
  });
});
