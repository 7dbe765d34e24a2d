import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandError, UsageError, type CommandContext, type OptionValues } from '../../command';
import { evalCommand } from '../eval.command';
import { nlu } from './nlu.part';
import { readData, readTexts } from './read-data';
import { crossValidation, takeShots, withoutKnown } from './runs';

const PAIRS = [
  ['cancel my order', 'cancel'], ['please cancel it', 'cancel'], ['cancel the purchase', 'cancel'], ['stop my order', 'cancel'],
  ['where is my parcel', 'track'], ['track the parcel', 'track'], ['my parcel is where', 'track'], ['parcel tracking', 'track'],
] as const;
const EXAMPLES = PAIRS.map(([text, label]) => ({ text, label }));

let folder: string;
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const printed: string[] = [];
const context = (): CommandContext => ({
  env: {}, repository: '/', log: () => undefined, print: (text) => printed.push(text), signal: new AbortController().signal,
});
const evaluate = async (options: OptionValues) => (await evalCommand([nlu]).run(['nlu'], options, context())).json as Record<string, unknown>;
const csv = () => file('train.csv', `text,label\n${PAIRS.map(([text, label]) => `"${text}",${label}`).join('\n')}\n`);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-eval-'));
  printed.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readData', () => {
  it.each([
    ['a.csv', '\ufefftext,label\n"a, b",x\n', { text: 'a, b', label: 'x' }],
    ['b.csv', 'text,category\nhello,x\n', { text: 'hello', label: 'x' }],
    ['c.csv', 'label,review\n1,"好吃,快"\n', { text: '好吃,快', label: '1' }],
    ['d.json', '[["hello","x"]]', { text: 'hello', label: 'x' }],
    ['e.json', '[{"text":"hello","intent":"x"}]', { text: 'hello', label: 'x' }],
    ['f.json', '{"name":"n","sentences":[{"text":"hello","intent":"x","entities":[]}]}', { text: 'hello', label: 'x' }],
  ])('reads %s', (name, content, example) => {
    expect(readData(file(name, content))).toEqual({ train: [example], outOfScopeTrain: [], outOfScopeTest: [] });
  });

  it('reads the parts of CLINC150, the final ones before those for validation', () => {
    const parts = { train: [['a', 'x']], val: [['b', 'x']], test: [['c', 'x']], oos_train: [['d', 'oos']], oos_val: [['e', 'oos']], oos_test: [['f', 'oos']] };
    expect(readData(file('clinc.json', JSON.stringify(parts)))).toEqual({
      train: [{ text: 'a', label: 'x' }], test: [{ text: 'c', label: 'x' }], outOfScopeTrain: ['d'], outOfScopeTest: ['f'],
    });
  });

  it('reads a folder of texts and labels, and takes texts labelled so out of scope', () => {
    const parts = join(folder, 'shots');
    mkdirSync(parts);
    writeFileSync(join(parts, 'seq.in'), 'a\nb\n');
    writeFileSync(join(parts, 'label'), 'x\noos\n');
    expect(readData(parts)).toEqual({ train: [{ text: 'a', label: 'x' }], outOfScopeTrain: ['b'], outOfScopeTest: [] });
  });

  it('takes a list of bare texts as texts of no intent', () => {
    expect(readTexts(file('oos.csv', 'text\nhello\nbye\n'))).toEqual(['hello', 'bye']);
  });

  it.each([['x.csv', 'a,b\n1,2\n'], ['y.json', '{'], ['z.json', '{"a":1}'], ['w.json', '[[1]]'], ['v.csv', 'text,label\n"a\n']])('says what is wrong with %s', (name, content) => {
    expect(() => readData(file(name, content))).toThrow(CommandError);
  });

  it('says when there is no file', () => {
    expect(() => readData(join(folder, 'none.csv'))).toThrow(/There is no file/);
  });
});

describe('runs', () => {
  it('asks every example once in cross-validation, never one it trained on', () => {
    const runs = crossValidation(EXAMPLES, 4, 1);
    expect(runs.flatMap(({ test }) => test)).toHaveLength(EXAMPLES.length);
    for (const { train, test } of runs) expect([...train, ...test].map(({ text }) => text).sort()).toEqual(PAIRS.map(([text]) => text).sort());
  });

  it('takes so many examples of each intent and leaves the others', () => {
    const { taken, left } = takeShots(EXAMPLES, 2, 1);
    expect(['cancel', 'track'].map((label) => taken.filter((each) => each.label === label).length)).toEqual([2, 2]);
    expect(left).toHaveLength(4);
  });

  it('knows a text again whatever its case and blanks', () => {
    expect(withoutKnown([{ text: ' Hello  there', label: 'x' }, { text: 'new', label: 'x' }], [{ text: 'hello there', label: 'x' }])).toEqual([{ text: 'new', label: 'x' }]);
  });
});

describe('eval nlu', () => {
  it('cross-validates when there is nothing to test with', async () => {
    expect(await evaluate({ train: csv(), folds: 4 })).toMatchObject({ runs: 4, tested: 8, intents: 2, accuracy: expect.any(Number), macroF1: expect.any(Number), p99Ms: expect.any(Number), modelMiB: expect.any(Number) });
  });

  it('tests with a file of its own and with out-of-scope texts', async () => {
    const test = file('test.csv', 'text,label\ncancel that order,cancel\nwhere is the parcel now,track\n');
    const json = await evaluate({ train: csv(), test, oos: file('oos.json', '[["blue sky","oos"],["三月","oos"]]') });
    expect(json).toMatchObject({ runs: 1, tested: 2, accuracy: 1, macroF1: 1, outOfScopeTested: 2, oosAuroc: 1 });
  });

  it('asks what the shots leave', async () => {
    expect(await evaluate({ train: csv(), shots: 2 })).toMatchObject({ train: 4, tested: 4 });
  });

  it('asks no text it trained on when told so', async () => {
    expect(await evaluate({ train: csv(), test: csv(), excludeTrain: true })).toMatchObject({ tested: 0 });
  });

  it('writes a report in which the data cannot become markup', async () => {
    const hostile = file('test.json', JSON.stringify([['cancel my order', '<script>alert(1)</script>'], ['parcel', 'a"b\'c&d']]));
    const report = join(folder, 'report.html');
    await evaluate({ train: csv(), test: hostile, report });
    const html = readFileSync(report, 'utf8');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>');
    expect(html).toContain('a&quot;b&#39;c&amp;d');
  });

  it('says what to type when something is missing', async () => {
    await expect(evaluate({})).rejects.toThrow(UsageError);
    await expect(evaluate({ train: csv(), peer: 'other' })).rejects.toThrow(/nlpjs/);
    await expect(evalCommand([nlu]).run(['weather'], {}, context())).rejects.toThrow(/choose from nlu/);
  });
});
