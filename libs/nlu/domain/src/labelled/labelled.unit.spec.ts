import { describe, expect, it } from '@jest/globals';
import { sameForAll } from '../entities/entity-catalogue';
import { chinese } from '../lexicon/zh';
import { english } from '../lexicon/en';
import { LexicalEngine } from '../lexical.engine';
import { evaluate, type LabelledFigures } from './evaluate';
import { labelledLists } from './labelled-lists';
import { LABELLED_TIME, parseLabelled } from './labelled-message';
import { loadLabelledSets, type LabelledSet } from './labelled-sets';

const sets = loadLabelledSets();
const engine = new LexicalEngine([english, chinese], sameForAll({ lists: labelledLists }));

const figuresOf = ({ language, messages }: LabelledSet): LabelledFigures =>
  evaluate(messages, ({ text }) =>
    engine.understandOne({ tenant: 'labelled', text, time: LABELLED_TIME[language], utcOffsetMinutes: language === 'zh' ? 480 : 0 }),
  );
const only = (part: 'train' | 'test', language: 'zh' | 'en'): LabelledSet => sets.find((set) => set.part === part && set.language === language)!;

/**
 * A little under what was measured, so that a change that costs quality is seen. Intents are those of the phrases alone; the trained model is measured where it
 * lives.
 */
const FLOORS = {
  zh: { entities: 0.94, normalForms: 0.97, intents: 0.4, humanPrecision: 0.88, humanRecall: 0.88, sentimentSign: 0.8, angerWithin2: 0.9, urgency: 0.96 },
  en: { entities: 0.96, normalForms: 0.97, intents: 0.44, humanPrecision: 0.9, humanRecall: 0.9, sentimentSign: 0.8, angerWithin2: 0.9, urgency: 0.96 },
} as const;

describe('labelled messages', () => {
  it('are at least 600 in Chinese and 400 in English, each once', () => {
    const texts = (language: string) => sets.filter((set) => set.language === language).flatMap(({ messages }) => messages.map(({ text }) => text));
    expect(texts('zh').length).toBeGreaterThanOrEqual(600);
    expect(texts('en').length).toBeGreaterThanOrEqual(400);
    const all = [...texts('zh'), ...texts('en')];
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });

  it('keep train and test apart by theme', () => {
    for (const language of ['zh', 'en'] as const) {
      const themes = (part: 'train' | 'test') => new Set(only(part, language).messages.map(({ theme }) => theme));
      expect([...themes('test')].filter((theme) => theme === '' || themes('train').has(theme))).toEqual([]);
    }
  });

  it.each(['no format at all', '-3 order.lost | x', '-3 order.status | {z:x}', '-3 order.status | {o:x'])('refuses the line "%s" by name', (line) => {
    expect(() => parseLabelled(line)).toThrow(line);
  });

  it.each(['zh', 'en'] as const)('are understood in %s as well as was measured', (language) => {
    const figures = figuresOf(only('test', language));
    const floors = FLOORS[language];
    expect(figures.entities.f1).toBeGreaterThanOrEqual(floors.entities);
    expect(figures.normalForms).toBeGreaterThanOrEqual(floors.normalForms);
    expect(figures.intentAccuracy).toBeGreaterThanOrEqual(floors.intents);
    expect(figures.humanRequest.precision).toBeGreaterThanOrEqual(floors.humanPrecision);
    expect(figures.humanRequest.recall).toBeGreaterThanOrEqual(floors.humanRecall);
    expect(figures.sentimentSign).toBeGreaterThanOrEqual(floors.sentimentSign);
    expect(figures.angerWithin2).toBeGreaterThanOrEqual(floors.angerWithin2);
    expect(figures.urgency).toBeGreaterThanOrEqual(floors.urgency);
  });
});
