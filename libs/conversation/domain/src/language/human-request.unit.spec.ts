import { describe, expect, it } from '@jest/globals';
import { HUMAN_CHOICE } from '@parley/contracts';
import { asksForHuman } from './human-request';

describe('a request for a human is recognised', () => {
  it.each([
    '人工', '转人工', '我要转人工！', '请帮我转接人工客服', '我想找真人客服', '找人工', '能不能叫个真人来', '人工客服在吗', '给我人工服务', '我不要机器人，转人工',
    'human', 'Agent please', 'I want to talk to a human', 'Can I speak with someone?', 'connect me to an agent', 'Please transfer me to customer service',
    'let me speak to your manager', 'I need a real person', 'HUMAN PLEASE', 'get me a human', 'Could you put me through to an operator', 'I’d like to chat with a live agent',
    'REPRESENTATIVE', 'human, please',
  ])('in "%s"', (text) => expect(asksForHuman(text)).toBe(true));

  it('in the choice of the button, whatever its text', () => expect(asksForHuman('OK', HUMAN_CHOICE)).toBe(true));
});

describe('no request for a human is seen', () => {
  it.each([
    '不用转人工', '不需要人工客服', '我的快递什么时候到？', '退款多久到账', '你们有多少人', '别转人工，我自己看',
    "I don't want to talk to a human", 'Where is my order?', 'Is this manual or automatic?', 'no need to connect me to an agent', 'My travel agent booked it',
    'The manager of the shop was nice', 'somebody stole my parcel', 'human resources said no', '', '   ',
  ])('in "%s"', (text) => expect(asksForHuman(text)).toBe(false));

  it('in a message without text, or one of absurd length', () => {
    expect(asksForHuman(undefined)).toBe(false);
    expect(asksForHuman(`${'x'.repeat(3_000)} human please`)).toBe(false);
  });
});
