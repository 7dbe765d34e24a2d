import { describe, expect, it } from '@jest/globals';
import { LexicalEngine } from '../lexical.engine';
import { chinese } from '../lexicon/zh';
import { english } from '../lexicon/en';
import { LexiconError } from '../lexicon/lexicon-entries';

const TIME = '2026-11-21T09:30:00.000Z';
const engine = new LexicalEngine();
const understand = (text: string) => engine.understandOne({ tenant: 'demo', text, time: TIME });
const sentiment = (text: string): number => understand(text).sentiment;
const anger = (text: string): number => understand(text).anger;

describe('moodOf', () => {
  it.each([
    ['good', 'not good'], ['I am happy with it', 'I am not happy with it'], ['满意', '不满意'], ['东西好用', '东西不好用'],
  ])('turns "%s" round in "%s"', (plain, negated) => {
    expect(sentiment(plain)).toBeGreaterThan(0.2);
    expect(sentiment(negated)).toBeLessThan(0);
  });

  it('does not take a denied complaint for praise, nor a "not" of another clause for a denial', () => {
    expect(Math.abs(sentiment('it is not broken'))).toBeLessThan(0.2);
    expect(sentiment('没有 太差了')).toBeLessThan(-0.3);
    expect(sentiment('no, terrible')).toBeLessThan(-0.3);
    expect(sentiment('这不坑人么')).toBeLessThan(-0.2);
  });

  it.each([
    ['annoying', 'really annoying', 'a bit annoying'], ['失望', '非常失望', '有点失望'], ['慢', '太慢', '有点慢'],
  ])('orders "%s" below "%s" and above "%s"', (plain, more, less) => {
    expect(anger(more)).toBeGreaterThan(anger(plain));
    expect(anger(less)).toBeLessThan(anger(plain));
    expect(sentiment(more)).toBeLessThan(sentiment(plain));
  });

  it.each([
    'Oh great, another automated email. Just what I needed.', 'great, just great', '呵呵，三天了', 'Two hours on hold and then it hung up on me. Love it.', '你们可真行，服了',
  ])('hears the sarcasm of "%s"', (text) => {
    expect(sentiment(text)).toBeLessThan(-0.2);
    expect(anger(text)).toBeGreaterThan(1);
  });

  it.each(['I love it', '服务好，赞', 'brilliant, thanks so much', '客服小哥太给力了👍'])('takes the praise of "%s" as it is meant', (text) => {
    expect(sentiment(text)).toBeGreaterThan(0.3);
    expect(anger(text)).toBe(0);
  });

  it.each(['麻烦帮我查一下快递', '今晚能送到吗', '谢谢', 'good morning', 'how late are you open', 'tell me a joke', 'please change my address'])(
    'finds "%s" neutral', (text) => {
      expect(Math.abs(sentiment(text))).toBeLessThan(0.2);
      expect(anger(text)).toBeLessThan(1);
    },
  );

  it('hears emoji, capitals, repeated marks and disbelief', () => {
    expect(sentiment('order arrived 🥰')).toBeGreaterThan(0.3);
    expect(anger('my order 😡')).toBeGreaterThan(3);
    expect(anger('收我百分之五十？？')).toBeGreaterThan(anger('收我百分之五十？'));
    expect(anger('THIS IS A SCAM')).toBeGreaterThan(anger('this is a scam'));
  });

  it('counts the same words once, whatever forms the lexicon has of them', () => {
    expect(sentiment('love')).toBe(sentiment('loved'));
    expect(sentiment('love')).toBeLessThan(0.75);
  });

  it('names the words behind each part, as they were written', () => {
    const { causes } = understand('Your service is TERRIBLE 😡 let me talk to a manager ASAP');
    expect(causes?.sentiment).toEqual(expect.arrayContaining(['TERRIBLE', '😡']));
    expect(causes?.anger).toContain('TERRIBLE');
    expect(causes?.urgency).toEqual(['ASAP']);
    expect(causes?.wantsHuman).toEqual(['talk to a manager']);
    expect(understand('Where is my order')).not.toHaveProperty('causes');
  });

  it('learns what editors add at run time, and refuses weights that make no sense', () => {
    const extended = new LexicalEngine([english, chinese, { mood: { feelings: [[-3, 6, 'flabbergasting rubbishness, 辣眼睛']] } }]);
    const ask = (text: string) => extended.understandOne({ tenant: 'demo', text, time: TIME });
    expect(ask('这设计辣眼睛')).toMatchObject({ causes: { anger: ['辣眼睛'] } });
    expect(ask('这设计辣眼睛').sentiment).toBeLessThan(sentiment('这设计辣眼睛'));
    expect(() => new LexicalEngine([{ mood: { feelings: [[-30, 6, 'x']] } }])).toThrow(LexiconError);
    expect(() => new LexicalEngine([{ mood: { intensifiers: [[Number.NaN, 'x']] } }])).toThrow(LexiconError);
    expect(() => new LexicalEngine([{ mood: { sarcasm: 'fine, a + ' } }])).toThrow(LexiconError);
  });

  it.each([
    ['我要找你们负责人', true], ['给我转店长', true], ['别让机器人跟我说，来个人', true], ['不用给我打电话', false], ['师傅上门前打个电话', false], ['经理答应的利率', false],
    ['get me a manager', true], ['any humans here?', true], ['have someone call me', true], ['stop or you spam call me', false], ['no need to speak to a manager', false],
  ])('hears in "%s" whether a human is wanted: %s', (text, wanted) => {
    expect(understand(text).wantsHuman).toBe(wanted);
  });
});
