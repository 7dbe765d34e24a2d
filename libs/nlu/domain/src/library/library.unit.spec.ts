import { describe, expect, it } from '@jest/globals';
import { LinearModel } from '../classifier';
import { builtInLibrary } from './built-in/built-in-library';
import { checkLibrary, isTrainable, LIBRARY_LIMITS } from './check-library';
import type { IntentLibrary } from './intent-library';
import { trainLibrary } from './train-library';
import { compareModels, reportOf } from './training-report';

const GOOD: IntentLibrary = {
  intents: [
    { name: 'order.cancel', examples: ['cancel my order', 'please cancel', 'stop the order', '取消订单', '不要了取消'] },
    { name: 'order.status', examples: ['where is my parcel', 'track my parcel', 'parcel status', '快递到哪了', '查快递'] },
  ],
  outOfScope: ['tell me a joke', 'what is the weather', '今天天气', '讲个笑话'],
};
const withIntent = (name: string, examples: readonly string[]): IntentLibrary => ({ ...GOOD, intents: [...GOOD.intents, { name, examples }] });
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `example number ${i}`);
const codes = (library: IntentLibrary) => checkLibrary(library).map(({ code }) => code);

describe('checkLibrary', () => {
  it('finds nothing wrong with a good library', () => {
    expect(checkLibrary(GOOD)).toEqual([]);
  });

  it.each([
    ['one example', withIntent('x', ['only one']), { code: 'LIBRARY.TOO_FEW_EXAMPLES', intent: 'x', count: 1 }],
    ['contradictory labels', withIntent('x', ['a', 'b', 'ＣＡＮＣＥＬ  my order']), { code: 'LIBRARY.CONTRADICTION', intent: 'x', other: 'order.cancel', examples: [2] }],
    ['a text that is also out of scope', { ...GOOD, outOfScope: ['查快递'] }, { code: 'LIBRARY.CONTRADICTION', other: 'order.status', examples: [0] }],
    ['ten thousand examples in one intent', withIntent('x', numbered(10_000)), { code: 'LIBRARY.TOO_MANY_EXAMPLES', intent: 'x', count: 10_000 }],
    ['empty text', withIntent('x', ['a', ' \n', 'b', '']), { code: 'LIBRARY.EMPTY_TEXT', intent: 'x', examples: [1, 3], count: 2 }],
    ['20 kB of text', withIntent('x', ['a', 'b', 'y'.repeat(20_000)]), { code: 'LIBRARY.TEXT_TOO_LONG', intent: 'x', examples: [2] }],
    ['emoji only', withIntent('x', ['😀😀', '🎉', '👍🏽']), { code: 'LIBRARY.NO_WORDS', intent: 'x', count: 3 }],
    ['one intent', { ...GOOD, intents: GOOD.intents.slice(1) }, { code: 'LIBRARY.TOO_FEW_INTENTS', count: 1 }],
    ['no intent', { intents: [], outOfScope: [] }, { code: 'LIBRARY.TOO_FEW_INTENTS', count: 0 }],
    ['a name that is no name', withIntent('Order Status!', ['a', 'b', 'c']), { code: 'LIBRARY.NAME_INVALID', intent: 'Order Status!' }],
    ['a name twice', withIntent('order.cancel', ['a', 'b', 'c']), { code: 'LIBRARY.NAME_REPEATED', intent: 'order.cancel' }],
    ['too many texts', withIntent('x', numbered(LIBRARY_LIMITS.texts)), { code: 'LIBRARY.TOO_LARGE' }],
  ] as const)('refuses %s and says where', (_what, library, expected) => {
    const problems = checkLibrary(library);
    expect(problems).toContainEqual(expect.objectContaining({ ...expected, severity: 'error' }));
    expect(isTrainable(problems)).toBe(false);
  });

  it.each([
    ['words of mixed scripts', withIntent('x', ['a', 'b', 'pаypal account']), 'LIBRARY.MIXED_SCRIPTS'],
    ['a text twice', withIntent('x', ['one thing', 'b', 'One  thing']), 'LIBRARY.REPEATED_TEXT'],
    ['one intent with far more than the others', withIntent('x', numbered(200)), 'LIBRARY.UNBALANCED'],
    ['nothing out of scope', { ...GOOD, outOfScope: [] }, 'LIBRARY.NO_OUT_OF_SCOPE'],
  ] as const)('warns of %s and still trains', (_what, library, code) => {
    const problems = checkLibrary(library);
    expect(codes(library)).toEqual([code]);
    expect(isTrainable(problems)).toBe(true);
    expect(() => trainLibrary(library, 1)).not.toThrow();
  });

  it('lets Chinese and English stand in one text and one intent', () => {
    expect(codes(withIntent('x', ['我的 iPhone 坏了', 'my 快递 is late', '坏了']))).toEqual([]);
  });

  it('never repeats a text', () => {
    const problems = checkLibrary(withIntent('x', ['cancel my order', 'secret words', 'secret words', 'z'.repeat(5_000)]));
    expect(problems.length).toBeGreaterThan(2);
    expect(JSON.stringify(problems)).not.toMatch(/secret|cancel my|zz/);
  });

  it('finds nothing in the built-in library', () => {
    expect(checkLibrary(builtInLibrary())).toEqual([]);
  });
});

describe('reportOf', () => {
  it('tells accuracy, confusions and weak intents by examples that the judging model had not seen', () => {
    // Texts of nonsense cannot be told apart: what they have in common with each other is chance.
    const report = reportOf(trainLibrary(withIntent('x', ['cancel the parcel', 'where to stop', 'please track status']), 1));
    expect(report).toMatchObject({ intents: 3, judged: 13 });
    expect(report.accuracy).toBeLessThan(1);
    expect(report.confusions.reduce((sum, { count }) => sum + count, 0)).toBe(Math.round((1 - report.accuracy) * 13));
    expect(report.weakIntents).toContain('x');
  });

  it('judges the refusal of out-of-scope texts where there are some', () => {
    expect(reportOf(trainLibrary(GOOD, 1)).outOfScopeAuroc).toBeGreaterThan(0.5);
    expect(reportOf(trainLibrary({ ...GOOD, outOfScope: [] }, 1))).not.toHaveProperty('outOfScopeAuroc');
  });
});

describe('compareModels', () => {
  const fixed = (answers: Readonly<Record<string, string>>) => ({
    classify: (text: string) => {
      const label = answers[text];
      return { guesses: [{ label: label ?? 'x', confidence: 1 }], margin: 1, certainty: 1, outOfScope: label === undefined };
    },
  });

  it('counts what would change, refusals included, without the texts', () => {
    const comparison = compareModels(fixed({ a: 'one', b: 'one' }), fixed({ a: 'one', b: 'two', c: 'two' }), ['a', 'b', 'c', 'd']);
    expect(comparison).toEqual({ messages: 4, agreement: 0.5, changes: [{ from: 'none', to: 'two', count: 1 }, { from: 'one', to: 'two', count: 1 }] });
  });

  it('finds a model equal to itself', () => {
    const model = new LinearModel(trainLibrary(GOOD, 1).model);
    expect(compareModels(model, model, GOOD.outOfScope)).toEqual({ messages: 4, agreement: 1, changes: [] });
    expect(compareModels(model, model, [])).toMatchObject({ messages: 0, agreement: 1 });
  });
});
