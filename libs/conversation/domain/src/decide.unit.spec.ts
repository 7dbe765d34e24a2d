import { describe, expect, it } from '@jest/globals';
import { deciderSpecification } from '@parley/testing';
import type { ConversationCommand } from './commands';
import type { Conversation } from './conversation';
import { conversationDecider } from './decide';
import type { ConversationEvent, ConversationEventType, DataOf } from './events';
import { HUMAN_CHOICE } from '@parley/contracts';
import { ACCOUNT, answersFor, assigned, at, CONVERSATION, hears, history, holdingPasses, idOf, inactivityPasses, intent, joinPasses, passage, resolves, says, understood, USER } from './testing/fixtures';
import { asked, answerable, unclear, answered, queued, withAda, timedOut } from './testing/histories';

const { given } = deciderSpecification<Conversation, ConversationCommand, ConversationEvent>(conversationDecider());

/** An event with at least these data. */
const fact = <Type extends ConversationEventType>(type: Type, data: Partial<DataOf<Type>> = {}): ConversationEvent =>
  expect.objectContaining({ type, data: expect.objectContaining(data) }) as unknown as ConversationEvent;

describe('a customer message', () => {
  it('starts a conversation in the hands of the bot', () => {
    given([]).when(says('m1', 'Hello')).then([
      fact('conversation.ConversationStarted', { conversationId: CONVERSATION, channel: 'webchat', accountId: ACCOUNT, externalUserId: USER, customerName: 'Kim' }),
      fact('conversation.CustomerMessageAdded', { messageId: idOf('m1'), controller: 'bot', epoch: 1, externalMessageId: 'm1' }),
    ]);
  });

  it('takes its place behind the others of an open conversation', () => {
    given(answered).when(says('m2', 'And by which way?')).then([fact('conversation.CustomerMessageAdded', { messageId: idOf('m2'), controller: 'bot' })]);
  });

  it('names who is in control, and is answered by nobody else', () => {
    given(withAda).when(says('m2', 'human, please')).then([
      fact('conversation.CustomerMessageAdded', { messageId: idOf('m2'), controller: 'agent', epoch: 3 }),
    ]);
  });

  it('that asks for a human is handed over at once, in order: words, escalation, control', () => {
    given([]).when(says('m1', 'I want to talk to a human')).then([
      fact('conversation.ConversationStarted'),
      fact('conversation.CustomerMessageAdded'),
      fact('conversation.ReplyComposed', { purpose: 'handover', author: 'bot', epoch: 1, messageId: idOf('m1') }),
      fact('conversation.EscalationRequested', { reason: 'customer-request', trigger: 'recognised-request', messageId: idOf('m1'), priority: 50, language: 'en' }),
      fact('conversation.ControlChanged', { controller: 'queue', epoch: 2, cause: 'escalated' }),
    ]);
  });

  it('that presses the human button is handed over at once', () => {
    const pressed = says('m2', '', { content: { kind: 'button-reply', text: 'OK', replyId: HUMAN_CHOICE } });
    given(answered).when(pressed).then([
      fact('conversation.CustomerMessageAdded'),
      fact('conversation.ReplyComposed', { purpose: 'handover' }),
      fact('conversation.EscalationRequested', { reason: 'customer-request' }),
      fact('conversation.ControlChanged', { controller: 'queue' }),
    ]);
  });

  it('without text gets a question first and a human the second time', () => {
    const photo = (id: string) => says(id, '', { content: { kind: 'media', media: { ref: 'blob:1', mimeType: 'image/png' } } });
    given(answered).when(photo('m2')).then([
      fact('conversation.CustomerMessageAdded'),
      fact('conversation.ReplyComposed', { purpose: 'clarification', messageId: idOf('m2') }),
    ]);
    given(history([photo('m1')])).when(photo('m2')).then([
      fact('conversation.CustomerMessageAdded'),
      fact('conversation.ReplyComposed', { purpose: 'handover' }),
      fact('conversation.EscalationRequested', { reason: 'unsupported-content', trigger: 'content-media' }),
      fact('conversation.ControlChanged', { controller: 'queue' }),
    ]);
  });

  it('without text that comes with words is answered with them', () => {
    const photo = says('m2', '', { content: { kind: 'media', media: { ref: 'blob:1', mimeType: 'image/png' } } });
    given(asked).when(photo).then([fact('conversation.CustomerMessageAdded')]);
    given(history([says('m1', 'When do I get my money back?'), photo])).when(hears('m1', answerable)).then([
      fact('conversation.ReplyComposed', { purpose: 'answer', messageId: idOf('m2') }),
    ]);
  });

  it('that is a reaction or a system notice is recorded and asks for nothing', () => {
    given(asked).when(says('m2', '', { content: { kind: 'reaction', text: '👍' } })).then([fact('conversation.CustomerMessageAdded')]);
    given(timedOut).when(says('m2', '', { seconds: 2_000, content: { kind: 'reaction', text: '👍' } })).then([fact('conversation.CustomerMessageAdded')]);
  });

  it('reopens a closed conversation within the window', () => {
    given(timedOut).when(says('m2', 'One more thing', { seconds: 4_000 })).then([
      fact('conversation.ConversationReopened', { messageId: idOf('m2'), epoch: 2 }),
      fact('conversation.ControlChanged', { controller: 'bot', epoch: 2, cause: 'reopened' }),
      fact('conversation.CustomerMessageAdded', { controller: 'bot', epoch: 2 }),
    ]);
  });

  it('is refused by a conversation whose window is over, and by that of another thread', () => {
    given(timedOut).when(says('m2', 'Months later', { seconds: 100 * 24 * 3_600 })).thenFails('CONVERSATION.ENDED');
    const foreign = says('m2', 'Hello');
    given(asked).when({ ...foreign, message: { ...foreign.message, threadId: 'another' } }).thenFails('CONVERSATION.WRONG_THREAD');
  });

  it('after the window starts a linked conversation', () => {
    given([]).when(says('m9', 'Me again', { conversationId: 'conversation-2', previousConversationId: CONVERSATION })).then([
      fact('conversation.ConversationStarted', { conversationId: 'conversation-2', previousConversationId: CONVERSATION }),
      fact('conversation.CustomerMessageAdded', { conversationId: 'conversation-2' }),
    ]);
  });
});

describe('answers of the engines', () => {
  it('lead to a grounded answer with its source once both are there', () => {
    given(asked).when(hears('m1', answerable)).then([
      fact('conversation.ReplyComposed', {
        purpose: 'answer', author: 'bot', epoch: 1, messageId: idOf('m1'), recipient: USER, lastCustomerMessageTime: at(0),
        content: {
          kind: 'text',
          text: 'I am an automated assistant. A refund takes three to five working days. It goes back to the card you paid with. Ask your bank after that.\n\nSource: When do I get my refund?\nhttps://help.example/refund-time',
        },
        sources: [{ articleId: 'refund-time', articleVersion: 3, title: 'When do I get my refund?', url: 'https://help.example/refund-time', confidence: 0.9 }],
      }),
    ]);
  });

  it('say a model\'s wording only where it passed the check, and carry what came of it', () => {
    const worded = (outcome: 'written' | 'refused') => passage(0.9, { written: { outcome, text: 'Three to five working days.', model: 'm', tookMs: 5 } });
    const text = (part: string) => expect.objectContaining({ text: expect.stringContaining(part) }) as never;
    for (const [outcome, said] of [['written', 'Three to five working days.\n\nSource'], ['refused', 'A refund takes three to five']] as const) {
      const heard = { ...answerable, passages: [worded(outcome)] };
      given(asked).when(hears('m1', heard)).then([
        fact('conversation.ReplyComposed', { purpose: 'answer', content: text(said), basis: expect.objectContaining({ passages: [worded(outcome)] }) as never }),
      ]);
    }
  });

  it('wait for each other', () => {
    given(asked).when(hears('m1', { passages: [passage(0.9)] })).thenNothing();
    given(asked).when(hears('m1', { understanding: understood() })).thenNothing();
  });

  it('that come late, twice, or for another message change nothing', () => {
    given(answered).when(hears('m1', answerable)).thenNothing();
    given(asked).when(hears('m7', answerable)).thenNothing();
    given([]).when(hears('m1', answerable)).thenNothing();
  });

  it('change nothing after a take-over: a late bot reply never reaches the customer', () => {
    const takenOver = [...asked, ...history([says('m1', 'x'), assigned('ada', 'a1', 'direct')]).filter(({ type }) => type === 'conversation.ControlChanged')];
    given(takenOver).when(hears('m1', answerable)).thenNothing();
    given(takenOver).when(joinPasses('m1')).thenNothing();
    given(takenOver).when(holdingPasses('m1')).thenNothing();
  });

  it('of an older epoch change nothing even when the bot is in control again', () => {
    const reopened = history([
      says('m1', 'When do I get my money back?'), assigned('ada', 'a1', 'direct'), resolves('ada', 'a1'), says('m2', 'Hello again', { seconds: 70 }),
    ]);
    given(reopened).when(hears('m1', answerable)).thenNothing();
    given(reopened).when(hears('m2', answerable)).then([fact('conversation.ReplyComposed', { messageId: idOf('m2'), epoch: 4 })]);
  });

  it('send an angry customer to a human first', () => {
    given(asked).when(hears('m1', { ...answerable, understanding: understood({ anger: 8 }) })).then([
      fact('conversation.ReplyComposed', { purpose: 'handover' }),
      fact('conversation.EscalationRequested', { reason: 'anger', priority: 94 }),
      fact('conversation.ControlChanged', { controller: 'queue' }),
    ]);
  });

  it('send who wants a human to a human, with the category of the subject', () => {
    given(asked).when(hears('m1', { ...answerable, understanding: understood({ wantsHuman: true, anger: 6, ...intent('billing.refund') }) })).then([
      fact('conversation.ReplyComposed', { purpose: 'handover' }),
      fact('conversation.EscalationRequested', { reason: 'customer-request', category: 'billing', priority: 88, trigger: 'understood-request' }),
      fact('conversation.ControlChanged'),
    ]);
  });

  it('that are unsure lead to one question with choices, then to a human', () => {
    given(asked).when(hears('m1', unclear)).then([
      fact('conversation.ReplyComposed', {
        purpose: 'clarification',
        content: {
          kind: 'buttons',
          text: 'I am an automated assistant. I am not sure that I understood you. Is it about one of these?',
          options: [{ id: 'article:refund-time', title: 'When do I get my refund?' }, { id: HUMAN_CHOICE, title: 'Talk to a human' }],
        },
      }),
    ]);
    const askedBack = history([says('m1', 'thing?'), hears('m1', unclear), says('m2', 'the other thing', { seconds: 5 })]);
    given(askedBack).when(hears('m2', unclear, 6)).then([
      fact('conversation.ReplyComposed', { purpose: 'handover' }),
      fact('conversation.EscalationRequested', { reason: 'low-confidence', trigger: 'low-confidence-twice' }),
      fact('conversation.ControlChanged'),
    ]);
    given(askedBack).when(hears('m2', { understanding: understood(), passages: [] }, 6)).then([
      fact('conversation.ReplyComposed', { purpose: 'handover' }),
      fact('conversation.EscalationRequested', { reason: 'missing-knowledge' }),
      fact('conversation.ControlChanged'),
    ]);
  });

  it('give the chosen article, however sure retrieval is', () => {
    const chose = says('m2', '', { seconds: 5, content: { kind: 'button-reply', text: 'When do I get my refund?', replyId: 'article:refund-time' } });
    given(history([says('m1', 'thing?'), hears('m1', unclear), chose])).when(hears('m2', unclear, 6)).then([
      fact('conversation.ReplyComposed', { purpose: 'answer' }),
    ]);
  });

  it('return a courtesy for a courtesy', () => {
    given(asked).when(hears('m1', { understanding: understood(intent('greeting', 0.95)), passages: [passage(0.2)] })).then([
      fact('conversation.ReplyComposed', { purpose: 'notice', sources: [] }),
    ]);
  });

  it('are taken together for a burst: the newest message is answered by what the whole burst said', () => {
    const burst = history([says('m1', 'When do I get my refund?'), says('m2', 'hello?')]);
    const first = answersFor('m1', answerable);
    given(burst).when(hears('m1', answerable)).thenNothing();
    given(burst).when(hears('m2', { understanding: understood(intent('greeting')), passages: [] }, 1, first)).then([
      fact('conversation.ReplyComposed', { purpose: 'answer', messageId: idOf('m2') }),
    ]);
  });

  it('answer the newest question of a burst that can be answered, also when an older one fits its article better', () => {
    const burst = history([says('m1', 'Which payment methods do you accept?'), says('m2', 'Do you deliver abroad?')]);
    const first = answersFor('m1', { understanding: understood(intent('payment.methods')), passages: [passage(0.99, { articleId: 'payment' })] });
    given(burst)
      .when(hears('m2', { understanding: understood(intent('delivery.abroad')), passages: [passage(0.7, { articleId: 'abroad' })] }, 1, first))
      .then([fact('conversation.ReplyComposed', { messageId: idOf('m2'), sources: [expect.objectContaining({ articleId: 'abroad' }) as never] })]);
  });
});

describe('the join deadline', () => {
  it('decides on one engine alone and says which was missing', () => {
    given(asked).when(joinPasses('m1', { passages: [passage(0.9)] })).then([
      fact('conversation.ReplyComposed', { purpose: 'answer', basis: { passages: [passage(0.9)], retrievedBy: { name: 'spec', version: '1' }, missing: ['nlu'] } }),
    ]);
    given(asked).when(joinPasses('m1', { understanding: understood() })).then([fact('conversation.ReplyComposed', { purpose: 'clarification' })]);
  });

  it('sends a holding line when no engine answered', () => {
    given(asked).when(joinPasses('m1')).then([fact('conversation.ReplyComposed', { purpose: 'holding', messageId: idOf('m1') })]);
  });

  it('hands over when the engines stay silent for a second message', () => {
    const held = history([says('m1', 'Hm?'), joinPasses('m1'), says('m2', 'Still there?', { seconds: 3 })]);
    given(held).when(joinPasses('m2', {}, 4.5)).then([
      fact('conversation.ReplyComposed', { purpose: 'handover', messageId: idOf('m2') }),
      fact('conversation.EscalationRequested', { reason: 'engines-unavailable' }),
      fact('conversation.ControlChanged'),
    ]);
  });

  it('that lost the race, or is that of a superseded message, does nothing', () => {
    given(answered).when(joinPasses('m1')).thenNothing();
    given(history([says('m1', 'Hm?'), says('m2', 'Well?')])).when(joinPasses('m1')).thenNothing();
    given(history([says('m1', 'Hm?'), joinPasses('m1')])).when(joinPasses('m1')).thenNothing();
    given([]).when(joinPasses('m1')).thenNothing();
  });
});

describe('the holding deadline', () => {
  const held = history([says('m1', '我的快递呢'), joinPasses('m1')]);

  it('hands over', () => {
    given(held).when(holdingPasses('m1')).then([
      fact('conversation.ReplyComposed', { purpose: 'handover' }),
      fact('conversation.EscalationRequested', { reason: 'engines-unavailable', trigger: 'engines-silent', language: 'zh' }),
      fact('conversation.ControlChanged', { controller: 'queue' }),
    ]);
  });

  it('is not disturbed by late answers', () => {
    given(held).when(hears('m1', answerable, 5)).thenNothing();
  });

  it('does nothing when a later message was answered meanwhile', () => {
    const helped = history([says('m1', 'Hm?'), joinPasses('m1'), says('m2', 'Refund?', { seconds: 3 }), hears('m2', answerable, 4)]);
    given(helped).when(holdingPasses('m1')).thenNothing();
    given(asked).when(holdingPasses('m1')).thenNothing();
  });
});

describe('the inactivity deadline', () => {
  it('closes a conversation in the hands of the bot', () => {
    given(answered).when(inactivityPasses(1_900)).then([fact('conversation.ConversationClosed', { cause: 'inactivity', epoch: 1 })]);
  });

  it('does not close while an answer is owed, or while a human has it', () => {
    given(asked).when(inactivityPasses(1_900)).thenNothing();
    given(queued).when(inactivityPasses(1_900)).thenNothing();
    given(withAda).when(inactivityPasses(1_900)).thenNothing();
  });

  it('does nothing when somebody has spoken since, or when it is closed', () => {
    given(history([says('m1', 'Hi'), hears('m1', answerable, 600)])).when(inactivityPasses(1_900)).thenNothing();
    given(timedOut).when(inactivityPasses(4_000)).thenNothing();
    given([]).when(inactivityPasses(4_000)).thenNothing();
  });
});
