import { describe, expect, it } from '@jest/globals';
import type { Understanding } from '@parley/contracts';
import type { Intent } from './intents';
import { LexicalEngine } from './lexical.engine';

const engine = new LexicalEngine();
/** A Saturday. */
const TIME = '2026-11-21T09:30:00.000Z';
const understand = (text: string): Understanding => engine.understandOne({ tenant: 'demo', text, time: TIME });
const best = (text: string): string => understand(text).intents[0]?.name ?? 'none';

type Row = readonly [text: string, intent: Intent | 'none'];

const ENGLISH: readonly Row[] = [
  ['Where is my order #W2378156?', 'order.status'],
  ["hi, can you tell me when my parcel will arrive", 'order.status'],
  ['Has my package shipped yet?', 'order.status'],
  ['I would like to cancel my order please', 'order.cancel'],
  ['I ordered it by mistake, please cancel it', 'order.cancel'],
  ['How do I return a pair of shoes?', 'return.request'],
  ['I want to send these headphones back', 'return.request'],
  ['Can I exchange this shirt for a larger size?', 'return.request'],
  ['When will I get my refund?', 'refund.status'],
  ["I still haven't received my money back", 'refund.status'],
  ['I want a refund', 'refund.request'],
  ['please give me my money back', 'refund.request'],
  ['My card was declined at checkout', 'payment.failed'],
  ['I was charged twice for the same thing', 'payment.failed'],
  ["I can't pay with PayPal", 'payment.failed'],
  ['Could you send me an invoice for last month?', 'invoice.request'],
  ['I need a VAT receipt', 'invoice.request'],
  ["My order hasn't arrived and it's been two weeks", 'delivery.late'],
  ["It says delivered but I never received the parcel", 'delivery.late'],
  ['my delivery is three days late', 'delivery.late'],
  ['I need to change the delivery address', 'delivery.address-change'],
  ['I entered the wrong address, can you fix it', 'delivery.address-change'],
  ['Is the blue jacket still in stock?', 'product.availability'],
  ['Do you have these boots in size 42?', 'product.availability'],
  ['The kettle stopped working after two days', 'product.defect'],
  ['the mirror arrived broken', 'product.defect'],
  ["i cant log in to my account", 'account.login'],
  ['my account is locked', 'account.login'],
  ['I forgot my password', 'account.password-reset'],
  ['how do I reset the password', 'account.password-reset'],
  ['Please delete my account and all my data', 'account.delete'],
  ["The promo code SAVE10 doesn't work", 'coupon.problem'],
  ['How can I use my voucher?', 'coupon.problem'],
  ['What are your opening hours on Sunday?', 'opening-hours'],
  ['when do you close today', 'opening-hours'],
  ["I'd like to book an appointment for next Friday", 'appointment.book'],
  ['can we reschedule my fitting', 'appointment.book'],
  ['I want to file a complaint', 'complaint'],
  ['This is the worst customer service ever', 'complaint'],
  ['Let me talk to a human', 'human.request'],
  ['agent please', 'human.request'],
  ['hello there', 'greeting'],
  ['thanks a lot!', 'thanks'],
  ['ok bye', 'goodbye'],
  ['What is the capital of France?', 'none'],
  ['Write me a poem about the sea', 'none'],
  ['asdf qwer zxcv', 'none'],
];

const CHINESE: readonly Row[] = [
  ['我的订单到哪里了？', 'order.status'],
  ['什么时候能发货啊', 'order.status'],
  ['帮我查一下物流', 'order.status'],
  ['訂單什麼時候發貨', 'order.status'],
  ['我想取消订单', 'order.cancel'],
  ['拍错了，不想买了', 'order.cancel'],
  ['这件衣服我想退货', 'return.request'],
  ['鞋子太小了，可以换大一号吗', 'return.request'],
  ['退款什么时候到账', 'refund.status'],
  ['都一周了退款还没到', 'refund.status'],
  ['我要退款', 'refund.request'],
  ['能不能把钱退给我', 'refund.request'],
  ['支付失败怎么办', 'payment.failed'],
  ['同一个订单扣了两次钱', 'payment.failed'],
  ['可以开发票吗', 'invoice.request'],
  ['快递等了十天还没收到', 'delivery.late'],
  ['显示已签收但是我没有拿到', 'delivery.late'],
  ['我想改一下收货地址', 'delivery.address-change'],
  ['地址填错了能修改吗', 'delivery.address-change'],
  ['这款有货吗', 'product.availability'],
  ['还有XL码吗', 'product.availability'],
  ['收到的杯子碎了', 'product.defect'],
  ['耳机用了两天就坏了', 'product.defect'],
  ['账号登录不上去', 'account.login'],
  ['收不到验证码', 'account.login'],
  ['忘记密码了', 'account.password-reset'],
  ['我要注销账号', 'account.delete'],
  ['优惠券用不了', 'coupon.problem'],
  ['周末你们营业吗', 'opening-hours'],
  ['客服几点上班', 'opening-hours'],
  ['想预约后天下午安装', 'appointment.book'],
  ['我要投诉你们', 'complaint'],
  ['转人工', 'human.request'],
  ['我要找真人客服', 'human.request'],
  ['你好', 'greeting'],
  ['谢谢你', 'thanks'],
  ['没事了，再见', 'goodbye'],
  ['今天天气怎么样', 'none'],
  ['给我讲个笑话', 'none'],
];

describe('LexicalEngine', () => {
  it.each(ENGLISH)('understands "%s" as %s', (text, intent) => {
    expect(best(text)).toBe(intent);
    expect(understand(text).language).toBe('en');
  });

  it.each(CHINESE)('understands "%s" as %s', (text, intent) => {
    expect(best(text)).toBe(intent);
    expect(understand(text).language).toBe('zh');
  });

  it('names every intent of a message with several, without the politeness around them', () => {
    const names = understand('Hello, I want to cancel my order. And where is my refund? Thanks').intents.map((intent) => intent.name);
    expect(names).toEqual(expect.arrayContaining(['order.cancel', 'refund.status']));
    expect(names).toHaveLength(2);
  });

  it('marks a message without a known intent as out of scope and a known one not', () => {
    expect(understand('How tall is Mount Everest')).toMatchObject({ intents: [], outOfScope: true });
    expect(understand('订单到哪了')).toMatchObject({ outOfScope: false });
  });

  it('understands a message that mixes both languages', () => {
    expect(best('我的 order 到哪了')).toBe('order.status');
    expect(best('这个 promo code 用不了')).toBe('coupon.problem');
  });

  it.each(['please do not cancel my order', "I don't want to cancel", '先别取消订单', '我不是要退货'])(
    'does not take "%s" for the request that it denies', (text) => {
      const names = understand(text).intents.map((intent) => intent.name);
      expect(names).not.toContain('order.cancel');
      expect(names).not.toContain('return.request');
    },
  );

  it.each([
    ['I want to speak to a real person', true], ['connect me with an agent', true], ['转人工客服', true], ['有没有活人啊', true],
    ["I don't want to talk to an agent", false], ['it was a human error', false], ['你是人工智能吗', false], ['不用转人工', false],
  ])('hears in "%s" whether a human is wanted: %s', (text, wanted) => {
    expect(understand(text).wantsHuman).toBe(wanted);
  });

  it.each([
    ['Great service, thank you so much!', 1], ['I love it', 1], ['非常满意，谢谢', 1], ['东西很好用', 1],
    ['This is not good', -1], ['The quality is terrible', -1], ['质量太差了', -1], ['我不满意', -1],
    ['Where is my order', 0], ['请问可以开发票吗', 0],
  ])('feels the tone of "%s"', (text, sign) => {
    expect(Math.sign(Math.round(understand(text).sentiment * 2.5))).toBe(sign);
  });

  it.each([
    ['THIS IS RIDICULOUS! I want my money back NOW!!!', 7, 10],
    ['You are thieves, I will call my lawyer', 7, 10],
    ['你们就是骗子！我要投诉你们！！', 7, 10],
    ['什么垃圾服务，气死我了', 7, 10],
    ['This is a bit annoying', 1, 4],
    ['有点失望', 1, 4],
    ['I am not angry', 0, 0.5],
    ['我没有生气', 0, 0.5],
    ['Where is my parcel?', 0, 0.5],
    ['请问营业时间是几点', 0, 0.5],
  ])('measures the anger of "%s" between %d and %d', (text, least, most) => {
    const { anger } = understand(text);
    expect(anger).toBeGreaterThanOrEqual(least);
    expect(anger).toBeLessThanOrEqual(most);
  });

  it('hears an intensifier, capitals and exclamation marks as more anger', () => {
    const { anger: plain } = understand('this is unacceptable');
    expect(understand('this is totally unacceptable').anger).toBeGreaterThan(plain);
    expect(understand('THIS IS UNACCEPTABLE').anger).toBeGreaterThan(plain);
    expect(understand('this is unacceptable!!!').anger).toBeGreaterThan(plain);
  });

  it.each([
    ['I need this urgently, please answer asap', 'high'], ['很急，马上要用', 'high'], ['No rush, whenever you can', 'low'],
    ['不急，有空再回', 'low'], ['Where is my order', 'normal'], ['可以开发票吗', 'normal'],
  ])('hears how urgent "%s" is: %s', (text, urgency) => {
    expect(understand(text).urgency).toBe(urgency);
  });

  it('names the words that caused anger, urgency and the wish for a human, as they were written', () => {
    expect(understand('This is RIDICULOUS, let me talk to a human ASAP').evidence).toEqual(
      expect.arrayContaining(['RIDICULOUS', 'talk to a human', 'ASAP']),
    );
    expect(understand('垃圾，快转人工').evidence).toEqual(expect.arrayContaining(['垃圾', '转人工']));
    expect(understand('Where is my order')).not.toHaveProperty('evidence');
  });

  it('tells the language by the script and falls back to the hint when there are no words', () => {
    const language = (text: string, locale?: string) =>
      engine.understandOne({ tenant: 'demo', text, time: TIME, ...(locale !== undefined && { locale }) }).language;
    expect(language('我的iPhone 15 Pro坏了')).toBe('zh');
    expect(language('my 快递 is late, where is it')).toBe('en');
    expect(language('ありがとうございます')).toBe('und');
    expect(language('W2378156', 'zh-CN')).toBe('zh');
    expect(language('12345')).toBe('und');
  });

  it('answers a message without text with nothing understood', () => {
    for (const message of [{ tenant: 'demo', time: TIME }, { tenant: 'demo', text: '  \n', time: TIME }]) {
      expect(engine.understandOne(message)).toEqual({
        language: 'und', intents: [], entities: [], sentiment: 0, anger: 0, urgency: 'normal', wantsHuman: false, outOfScope: false,
      });
    }
  });

  it.each(['😡😡😡', '👍', '?!?!', 'x'.repeat(16_000), '取消'.repeat(8000), '\u0000\ud83d', '1'.repeat(16_000), 'a@'.repeat(8000)])(
    'stays within the ranges of the contract whatever it reads', (text) => {
      const { sentiment, anger, intents, entities } = understand(text);
      expect(Math.abs(sentiment)).toBeLessThanOrEqual(1);
      expect(anger).toBeGreaterThanOrEqual(0);
      expect(anger).toBeLessThanOrEqual(10);
      expect(intents.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true);
      expect(entities.length).toBeLessThanOrEqual(50);
    },
  );
});
