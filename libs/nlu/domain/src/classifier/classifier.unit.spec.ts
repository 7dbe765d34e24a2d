import { describe, expect, it } from '@jest/globals';
import { LinearModel, train, type LabelledText } from './index';

const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  cancel: ['cancel my order', 'please cancel the order I made', 'stop the purchase', 'I want to cancel it', 'undo my purchase please', '取消我的订单', '帮我取消这单', '不想要了取消吧'],
  track: ['where is my parcel', 'track my package', 'has my order been shipped', 'when will the parcel arrive', 'parcel location please', '我的快递到哪了', '包裹什么时候到', '查一下物流'],
  invoice: ['I need an invoice', 'send me the receipt', 'invoice for my company please', 'can I get a VAT receipt', 'where is the bill', '我要开发票', '发票怎么开', '电子发票发我'],
};
const EXAMPLES: LabelledText[] = Object.entries(TEMPLATES).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));
const OUTSIDE = ['what is the weather like', 'tell me a joke', 'sing a song', 'how tall is the tower', '今天天气怎么样', '讲个笑话', '唱首歌', '谁是总统'];
const SETTINGS = { seed: 7 };

const trained = train({ examples: EXAMPLES, outOfScope: OUTSIDE }, SETTINGS);
const model = new LinearModel(trained.model);

describe('a trained linear model', () => {
  it.each([
    ['could you cancel that order', 'cancel'], ['my package, where is it now', 'track'], ['the invoice for our company', 'invoice'],
    ['订单帮我取消掉', 'cancel'], ['快递几时到', 'track'], ['想开一张发票', 'invoice'], ['CANCEL MY ORDER!!!', 'cancel'], ['訂單取消', 'cancel'],
  ])('recognises "%s" as %s, which it has not seen', (text, label) => {
    expect(model.classify(text).guesses[0]!.label).toBe(label);
  });

  it('is the same for the same examples and seed, to the last byte', () => {
    expect(train({ examples: EXAMPLES, outOfScope: OUTSIDE }, SETTINGS).model).toEqual(trained.model);
  });

  it('holds the same features whatever the order of the examples', () => {
    const turned = train({ examples: EXAMPLES.toReversed(), outOfScope: OUTSIDE }, SETTINGS).model;
    expect(turned.vocabulary).toEqual(trained.model.vocabulary);
    expect(turned.labels).toEqual(trained.model.labels);
  });

  it('survives being stored and sent: a copy answers the same', () => {
    const copy = new LinearModel(structuredClone(trained.model));
    expect(copy.classify('cancel please')).toEqual(model.classify('cancel please'));
  });

  it('gives confidences that add up to one, best first, and the lead of the first', () => {
    const { guesses, margin } = model.classify('where is my invoice');
    expect(guesses.map(({ label }) => label).sort()).toEqual(['cancel', 'invoice', 'track']);
    expect(guesses.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 9);
    expect(guesses.map(({ confidence }) => confidence)).toEqual(guesses.map(({ confidence }) => confidence).toSorted((a, b) => b - a));
    expect(margin).toBeCloseTo(guesses[0]!.confidence - guesses[1]!.confidence, 9);
  });

  it('refuses what is like no example', () => {
    for (const text of ['', '   ', '🦄🦄', 'ζζζ', 'sing me a song', '今天的天气']) expect(model.classify(text).outOfScope).toBe(true);
    expect(model.classify('cancel my order please').outOfScope).toBe(false);
  });

  it('judges every example and out-of-scope text once by a model that had not seen it', () => {
    expect(trained.heldOut.map(({ row }) => row).sort((a, b) => a - b)).toEqual([...EXAMPLES, ...OUTSIDE].map((_, row) => row));
  });

  it('reads texts of any length and script', () => {
    for (const text of ['x'.repeat(50_000), '取消'.repeat(20_000), '\ud83d', '\u0000', 'a '.repeat(9_000), '👩‍👩‍👧‍👦']) expect(() => model.classify(text)).not.toThrow();
  });

  it('cannot be made of fewer than two intents', () => {
    expect(() => train({ examples: EXAMPLES.filter(({ label }) => label === 'track') }, SETTINGS)).toThrow(RangeError);
    expect(() => train({ examples: [] }, SETTINGS)).toThrow(RangeError);
  });

  it('bears intents with one example, repeated examples and contradictions', () => {
    const odd = [...EXAMPLES, { text: 'lonely words here', label: 'lonely' }, EXAMPLES[0]!, { text: EXAMPLES[0]!.text, label: 'invoice' }];
    const { guesses } = new LinearModel(train({ examples: odd }, SETTINGS).model).classify('lonely words');
    expect(guesses[0]!.label).toBe('lonely');
  });
});
