import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Passage } from '@parley/contracts';
import { ConceptTokeniser, withWrittenAnswer } from '@parley/knowledge/domain';
import { ChatAnswerWriter } from './chat-answer.writer';
import { ObedientModel } from './obedient-model';

const tokeniser = new ConceptTokeniser();
const refunds: Passage = {
  articleId: 'refunds', articleVersion: 4, title: 'Refunds', language: 'en', url: 'https://shop.example/help/refunds', score: 1, confidence: 0.9,
  text: 'We refund returned items within 5 working days of their arrival. The money goes to the card that you paid with. Opened cosmetics cannot be returned.',
};
const chinese: Passage = {
  articleId: 'tuikuan', articleVersion: 2, title: '退款说明', language: 'zh', url: 'https://shop.example/help/zh/refunds', score: 1, confidence: 0.9,
  text: '退货签收后5个工作日内原路退款。已拆封的化妆品不能退货。如有疑问请联系在线客服。',
};

describe('an answer worded by a model', () => {
  const model = new ObedientModel();
  let writer: ChatAnswerWriter;
  let url: string;

  beforeAll(async () => {
    url = await model.start();
    writer = new ChatAnswerWriter({ url: `${url}/`, model: 'stand-in', key: 'secret', timeoutMs: 2_000, promptPrice: 1, tokenPrice: 4 });
  });
  beforeEach(() => {
    for (const key of Object.keys(model.behaviour) as (keyof typeof model.behaviour)[]) delete model.behaviour[key];
  });
  afterAll(() => model.stop());

  const written = async (question: string, passages: readonly Passage[] = [refunds]) => (await withWrittenAnswer({ question }, passages, writer, tokeniser))[0]!.written!;
  const saying = async (says: string, passages: readonly Passage[] = [refunds]) => {
    model.behaviour.says = says;
    return written('When do I get my money?', passages);
  };

  it.each([
    ['We refund returned items within five working days of their arrival.', refunds],
    ['The money goes to the card you paid with, within 5 working days.', refunds],
    ['You cannot return opened cosmetics.', refunds],
    ['We refund returned items within 5 working days. See https://shop.example/help/refunds', refunds],
    ['退货签收后五个工作日内会原路退款。', chinese],
    ['已拆封的化妆品不能退货，如有疑问请联系在线客服。', chinese],
  ])('is said when the passages carry it: "%s"', async (says, passage) => {
    expect(await saying(says, [passage])).toMatchObject({ outcome: 'written', text: says });
  });

  it.each([
    ['We refund returned items within 3 working days of their arrival.', 'number'],
    ['We refund returned items within fifty working days of their arrival.', 'number'],
    ['We refund returned items on Monday.', 'number'],
    ['We refund returned items within 5 working days, says Peter Miller.', 'name'],
    ['We refund returned items within 5 working days, see https://evil.example/refunds', 'link'],
    ['We refund returned items, write to boss@shop.example within 5 working days.', 'link'],
    ['Opened cosmetics can be returned.', 'negation'],
    ['We refund returned items within 5 working days and guarantee it.', 'promise'],
    ['Bananas grow in warm countries.', 'unsupported'],
    ['', 'empty'],
    ['We refund. We refund. We refund. We refund.', 'too-long'],
  ])('is refused when they do not: "%s" (%s)', async (says, refusedFor) => {
    const answer = await saying(says);
    expect(answer).toMatchObject({ outcome: 'refused', refusedFor });
    expect(answer.text).toBeUndefined();
  });

  it.each([
    ['退货签收后3个工作日内原路退款。', 'number'],
    ['退货签收后五十个工作日内原路退款。', 'number'],
    ['已拆封的化妆品能退货。', 'negation'],
    ['退货签收后5个工作日内双倍赔偿。', 'promise'],
    ['请加微信kefu888办理退货。', 'number'],
    ['香蕉长在温暖的地方。', 'unsupported'],
  ])('is refused in Chinese, too: "%s" (%s)', async (says, refusedFor) => {
    expect(await saying(says, [chinese])).toMatchObject({ outcome: 'refused', refusedFor });
  });

  it('is not mixed from two passages within one sentence', async () => {
    const cards: Passage = { ...refunds, articleId: 'cards', title: 'Gift cards', text: 'Gift cards are valid for 3 years.' };
    expect(await saying('We refund returned items within 3 years of their arrival.', [refunds, cards])).toMatchObject({ outcome: 'refused' });
    expect(await saying('We refund returned items within 5 working days. Gift cards are valid for 3 years.', [refunds, cards])).toMatchObject({ outcome: 'written' });
  });

  it('shows the model what was said before, which supports nothing', async () => {
    const turns = [{ by: 'customer' as const, text: 'How long do refunds take?' }, { by: 'service' as const, text: 'Refunds to gift cards take 9 days.' }];
    const after = async (says?: string) => {
      if (says !== undefined) model.behaviour.says = says;
      return (await withWrittenAnswer({ question: 'and to my card?', turns }, [refunds], writer, tokeniser))[0]!.written!;
    };
    expect(await after()).toMatchObject({ outcome: 'written' });
    expect(model.prompts.at(-1)).toMatchObject({ conversation: turns, question: 'and to my card?' });
    expect(await after('The money goes to the card that you paid with.')).toMatchObject({ outcome: 'written' });
    expect(await after('Refunds to gift cards take 9 days.')).toMatchObject({ outcome: 'refused' });
  });

  it('records model, time, tokens and cost, and sends the key', async () => {
    const answer = await written('When do I get my money?');
    expect(answer).toMatchObject({ outcome: 'written', model: 'stand-in', promptTokens: 120, answerTokens: 30, cost: (120 + 30 * 4) / 1_000_000 });
    expect(answer.tookMs).toBeGreaterThanOrEqual(0);
    expect(model.keys.at(-1)).toBe('Bearer secret');
  });

  it.each([
    ['an error', { status: 500 }], ['no JSON', { body: 'oops' }], ['no text', { body: '{"choices":[]}' }], ['half a megabyte', { body: ' '.repeat(600_000) }],
  ])('gives way to the passage when the model answers %s', async (_, behaviour) => {
    Object.assign(model.behaviour, behaviour);
    expect(await written('refund?')).toMatchObject({ outcome: 'failed' });
  });

  it('gives way to the passage when the model is late or nobody is there', async () => {
    model.behaviour.silent = true;
    const hasty = new ChatAnswerWriter({ url, model: 'late', timeoutMs: 60, promptPrice: 0, tokenPrice: 0 });
    expect((await withWrittenAnswer({ question: 'refund?' }, [refunds], hasty, tokeniser))[0]!.written).toMatchObject({ outcome: 'late' });
    const nobody = new ChatAnswerWriter({ url: 'http://127.0.0.1:9/v1', model: 'nobody', timeoutMs: 500, promptPrice: 0, tokenPrice: 0 });
    expect((await withWrittenAnswer({ question: 'refund?' }, [refunds], nobody, tokeniser))[0]!.written).toMatchObject({ outcome: 'failed' });
  });

  it('is not asked for about a passage that is too unsure to be said', async () => {
    const before = model.prompts.length;
    expect(await withWrittenAnswer({ question: 'refund?' }, [{ ...refunds, confidence: 0.2 }], writer, tokeniser)).toEqual([{ ...refunds, confidence: 0.2 }]);
    expect(await withWrittenAnswer({ question: 'refund?' }, [], writer, tokeniser)).toEqual([]);
    expect(model.prompts).toHaveLength(before);
  });
});
