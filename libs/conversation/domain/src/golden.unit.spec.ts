import { describe, expect, it } from '@jest/globals';
import { assigned, agentSays, escalationOf, hears, history, holdingPasses, inactivityPasses, intent, joinPasses, passage, resolves, says, tell, understood } from './testing/fixtures';

const refundZh = passage(0.82, {
  articleId: 'refund-time-zh', language: 'zh', title: '退款多久到账？', url: 'https://help.example/zh/refund-time',
  text: '退款一般在三到五个工作日内到账。款项会原路退回您的付款账户。如超过五个工作日仍未到账，请联系您的银行。法定节假日顺延。',
});

describe('whole conversations read like this', () => {
  it('an English customer is answered, asked back, handed over and helped', () => {
    const beginning = [
      says('m1', 'Hello'),
      hears('m1', { understanding: understood(intent('greeting', 0.97)), passages: [] }, 0.2),
      says('m2', 'When will I get my refund?', { seconds: 20 }),
      hears('m2', { understanding: understood(intent('billing.refund')), passages: [passage(0.9)] }, 20.1),
      says('m3', 'and the other one', { seconds: 50 }),
      hears('m3', { understanding: understood({ outOfScope: true }), passages: [passage(0.2)] }, 50.1),
      says('m4', 'no, the other!', { seconds: 70 }),
      hears('m4', { understanding: understood({ anger: 4 }), passages: [passage(0.2)] }, 70.1),
      says('m5', 'anyone?', { seconds: 75 }),
    ];
    const escalationId = escalationOf(history(beginning));
    expect(tell(history([...beginning, assigned('ada', 'a1', escalationId, 80), agentSays('r1', 'ada', 'a1', 90), resolves('ada', 'a1', 120), agentSays('r2', 'ada', 'a1', 130)]))).toEqual([
      '-- started',
      'customer: Hello',
      'bot (notice): I am an automated assistant. Hello! What can I do for you?',
      'customer: When will I get my refund?',
      'bot (answer): A refund takes three to five working days. It goes back to the card you paid with. Ask your bank after that.\n\nSource: When do I get my refund?\nhttps://help.example/refund-time',
      'customer: and the other one',
      'bot (clarification): I am not sure that I understood you. Is it about one of these? [When do I get my refund?] [Talk to a human]',
      'customer: no, the other!',
      'bot (handover): I cannot answer this at the moment, so I am handing you over to a colleague. A human will continue here and can see our whole conversation.',
      '-- escalated: low-confidence, billing, priority 62',
      '-- control 2: queue',
      'customer: anyone?',
      '-- control 3: agent',
      'agent (agent): I will look into it.',
      '-- closed: resolved-by-agent',
      '-- control 4: bot',
      '-- rejected: CONVERSATION_CLOSED',
    ]);
  });

  it('a Chinese customer is answered in Chinese and gets a human on request', () => {
    const story = [
      says('m1', '退款多久能到账？'),
      hears('m1', { understanding: understood({ language: 'zh', ...intent('billing.refund') }), passages: [passage(0.9), refundZh] }),
      says('m2', '我要转人工', { seconds: 30 }),
    ];
    expect(tell(history(story))).toEqual([
      '-- started',
      'customer: 退款多久能到账？',
      'bot (answer): 我是智能客服机器人。退款一般在三到五个工作日内到账。款项会原路退回您的付款账户。如超过五个工作日仍未到账，请联系您的银行。\n\n来源: 退款多久到账？\nhttps://help.example/zh/refund-time',
      'customer: 我要转人工',
      'bot (handover): 正在为您转接人工客服。同事会在这里继续为您服务，并能看到我们的全部对话。',
      '-- escalated: customer-request, billing, priority 50',
      '-- control 2: queue',
    ]);
  });

  it('a customer whom no engine hears is held once and handed over', () => {
    expect(tell(history([says('m1', '我的包裹在哪里'), joinPasses('m1'), holdingPasses('m1')]))).toEqual([
      '-- started',
      'customer: 我的包裹在哪里',
      'bot (holding): 我是智能客服机器人。已收到您的消息，请稍等，我正在为您查询。',
      'bot (handover): 我暂时无法回答这个问题，正在为您转接人工客服。同事会在这里继续为您服务，并能看到我们的全部对话。',
      '-- escalated: engines-unavailable, general, priority 50',
      '-- control 2: queue',
    ]);
  });

  it('a conversation ends by silence and goes on the next day', () => {
    const story = [
      says('m1', 'When will I get my refund?'),
      hears('m1', { understanding: understood(intent('billing.refund')), passages: [passage(0.9)] }),
      inactivityPasses(1_900),
      says('m2', 'Thanks', { seconds: 80_000 }),
      hears('m2', { understanding: understood(intent('thanks')), passages: [] }, 80_001),
    ];
    expect(tell(history(story)).slice(3)).toEqual([
      '-- closed: inactivity',
      '-- reopened',
      '-- control 2: bot',
      'customer: Thanks',
      'bot (notice): You are welcome. Is there anything else?',
    ]);
  });
});

describe('the packet for the human', () => {
  it('holds everything that is known, and its summary cites messages', () => {
    const order = { kind: 'order-number', start: 9, end: 14, value: 'A1234', confidence: 0.99 };
    const events = history([
      says('m1', 'My order A1234 is late'),
      hears('m1', { understanding: understood({ ...intent('delivery.late'), entities: [order], anger: 3, sentiment: -0.4 }), passages: [passage(0.7)] }),
      says('m2', 'It is B777, sorry. Agent please', { seconds: 30 }),
    ]);
    const escalation = events.find((event) => event.type === 'conversation.EscalationRequested');
    if (escalation?.type !== 'conversation.EscalationRequested') throw new Error('not escalated');
    const { packet, category } = escalation.data;
    expect(category).toBe('delivery');
    expect(packet.transcript.map(({ author, text }) => `${author}: ${text.slice(0, 24)}`)).toEqual([
      'customer: My order A1234 is late', 'bot: I am an automated assist', 'customer: It is B777, sorry. Agent', 'bot: I am handing you over to',
    ]);
    expect(packet.intents).toMatchObject([{ intent: 'delivery.late', confidence: 0.9 }]);
    expect(packet.slots).toEqual([order]);
    expect(packet.articlesTried).toMatchObject([{ articleId: 'refund-time', articleVersion: 3, confidence: 0.7 }]);
    expect(packet.sentimentTrend).toMatchObject([{ sentiment: -0.4, anger: 3 }]);
    const [first, last] = [packet.transcript[0]!.id, packet.transcript[2]!.id];
    expect(packet.summary.split('\n')).toEqual([
      'reason: customer-request',
      `first: "My order A1234 is late" [${first}]`,
      `last: "It is B777, sorry. Agent please" [${last}]`,
      `intents: delivery.late [${first}]`,
      'known: order-number = A1234',
      'articles: When do I get my refund?',
      `anger: 3 [${first}]`,
    ]);
  });
});
