import { describe, expect, it } from '@jest/globals';
import { LinearModel } from './classifier';
import type { LabelledMessage } from './labelled/labelled-message';
import { loadLabelledSets } from './labelled/labelled-sets';
import { evaluate } from './labelled/evaluate';
import { LexicalEngine } from './lexical.engine';
import { builtInLibrary } from './library/built-in/built-in-library';
import { trainLibrary } from './library/train-library';
import { LinearEngine } from './linear.engine';

const TIME = '2026-11-21T09:30:00.000Z';
const lexical = new LexicalEngine();
const engine = new LinearEngine(new LinearModel(trainLibrary(builtInLibrary(), 1).model), lexical, 'test');
const message = (text: string) => ({ tenant: 'demo', text, time: TIME });
const testSets = () => loadLabelledSets().filter(({ part }) => part === 'test');
const testMessages = () => testSets().flatMap(({ messages }) => messages);
/** A little under what was measured, so that a change that costs quality is seen. */
const FLOORS = { zh: { intents: 0.75, refusal: 0.77 }, en: { intents: 0.68, refusal: 0.8 } } as const;
const figuresOf = (messages: readonly LabelledMessage[], by: Pick<LexicalEngine, 'understandOne'>) => evaluate(messages, ({ text }) => by.understandOne(message(text)));
const intentsOf = (text: string) => engine.understandOne(message(text)).intents.map(({ name }) => name);

describe('LinearEngine', () => {
  it.each([
    ['my jumper showed up in the wrong colour', 'product.defect'], ['could somebody tell me where my things are', 'order.status'],
    ['pls stop the purchase i made', 'order.cancel'], ['this top is huge on me, can I swap it', 'return.request'],
    ['do you do refunds? i want one', 'refund.request'], ['cant sign into my profile', 'account.login'],
    ['我那件东西走到哪一步了', 'order.status'], ['帮我把订单退掉不要了', 'order.cancel'], ['裤子短了想换条长的', 'return.request'],
    ['买的锅第二天就裂了', 'product.defect'], ['你们的态度真让人无语', 'complaint'], ['想约个师傅周六来装空调', 'appointment.book'],
  ])('understands "%s" as %s, for which no phrase is written', (text, intent) => {
    expect(intentsOf(text)[0]).toBe(intent);
  });

  it.each([
    ['Where is my order #W2378156?', 'order.status'], ['I was charged twice for the same thing', 'payment.failed'], ['忘记密码了', 'account.password-reset'],
    ['优惠券用不了', 'coupon.problem'], ['hello there', 'greeting'], ['谢谢你', 'thanks'], ['周末你们营业吗', 'opening-hours'],
  ])('understands "%s" as %s', (text, intent) => {
    expect(intentsOf(text)[0]).toBe(intent);
  });

  it.each(['What is the capital of France?', 'Write me a poem about the sea', 'asdf qwer zxcv', '今天天气怎么样', '给我讲个笑话', '🦄'])('knows that "%s" is out of scope', (text) => {
    expect(engine.understandOne(message(text))).toMatchObject({ intents: [], outOfScope: true });
  });

  it.each([
    ['Please cancel my order W123456. Also, where is the refund for the last one?', ['order.cancel', 'refund.status']],
    ['帮我开一张发票，另外收货地址也要改一下', ['invoice.request', 'delivery.address-change']],
  ])('names both requests of "%s"', (text, intents) => {
    expect(intentsOf(text)).toEqual(expect.arrayContaining(intents));
  });

  it('leaves out the politeness around a request', () => {
    expect(intentsOf('Hello, I forgot my password. Thanks!')).toEqual(['account.password-reset']);
  });

  it('hears the wish for a human exactly where the phrase book does', () => {
    const texts = [...testMessages().map(({ text }) => text), "I don't need a human", '不用转人工', 'HUMAN NOW'];
    for (const text of texts) {
      const heard = lexical.understandOne(message(text)).wantsHuman;
      const { wantsHuman, intents } = engine.understandOne(message(text));
      expect([text, wantsHuman, intents.some(({ name }) => name === 'human.request')]).toEqual([text, heard, heard]);
    }
  });

  it('leaves everything but intents to the phrase book', () => {
    const text = 'This is RIDICULOUS, order W2378156 is 3 days late!!';
    const { intents: _own, outOfScope: _out, ...rest } = engine.understandOne(message(text));
    expect(lexical.understandOne(message(text))).toMatchObject(rest);
  });

  it('answers a message without text with nothing understood', async () => {
    expect(await engine.understand([{ tenant: 'demo', time: TIME }])).toEqual([lexical.understandOne({ tenant: 'demo', time: TIME })]);
  });

  it('recognises far more of the labelled test messages than phrases alone do, in both languages', () => {
    for (const { messages } of testSets()) {
      const own = figuresOf(messages, engine).intentAccuracy;
      expect(own).toBeGreaterThan(figuresOf(messages, lexical).intentAccuracy + 0.1);
    }
  });

  it.each(['zh', 'en'] as const)('recognises and refuses the labelled test messages in %s as well as was measured', (language) => {
    const { intentAccuracy, refusal } = figuresOf(testSets().find((set) => set.language === language)!.messages, engine);
    expect(intentAccuracy).toBeGreaterThanOrEqual(FLOORS[language].intents);
    expect(refusal.recall).toBeGreaterThanOrEqual(FLOORS[language].refusal);
  });

  it.each([
    ['these gloves are gorgeous, so soft and warm'], ['the lasagne was delicious, best dinner in weeks'], ['这件毛衣太漂亮了，非常喜欢'],
  ])('takes the praise of "%s" for no request', (text) => {
    expect(intentsOf(text).filter((name) => name !== 'thanks')).toEqual([]);
  });

  it('answers a request although it comes with praise', () => {
    expect(intentsOf('I love this jacket, is it in stock in blue?')).toContain('product.availability');
  });
});
