import { describe, expect, it } from '@jest/globals';
import type { LibraryContent } from './intents-types';
import { differencesOf, linesOf, mergeLibraries, nameProblem, sameContent, toContent, toForm, withExamples } from './library-content';

const library = (intents: Record<string, string[]>, outOfScope: string[] = []): LibraryContent => ({
  intents: Object.entries(intents).map(([name, examples]) => ({ name, examples })), outOfScope,
});
const base = library({ 'order.cancel': ['cancel', 'stop it'], 'order.status': ['where is it'] }, ['a joke']);

describe('the fields of the library', () => {
  it('hold one example a line, and give back what was there', () => {
    expect(toForm(base).intents[0]).toEqual({ name: 'order.cancel', examples: 'cancel\nstop it' });
    expect(toContent(toForm(base))).toEqual(base);
    expect(toContent(toForm(library({ x: ['two\nlines'] })))).toEqual(library({ x: ['two lines'] }));
  });

  it('leave out blank lines and blanks around a line', () => expect(linesOf(' a \n\n b\n')).toEqual(['a', 'b']));
});

describe('nameProblem', () => {
  it.each([['order.status'], ['a'], ['gift-wrap.paper']])('takes %s', (name) => expect(nameProblem(name, [])).toBeUndefined());
  it.each([['Order'], [''], ['a b'], ['none'], ['订单'], ['x'.repeat(65)], ['.a']])('refuses "%s"', (name) => expect(nameProblem(name, [])).toBe('invalid'));
  it('refuses a name that another intent has', () => expect(nameProblem('order.status', ['order.status'])).toBe('taken'));
});

describe('withExamples', () => {
  it('adds what an intent does not have, begins a new one, and knows the texts of none', () => {
    expect(withExamples(base, 'order.cancel', ['cancel', 'undo', 'undo']).intents[0]?.examples).toEqual(['cancel', 'stop it', 'undo']);
    expect(withExamples(base, 'gift', ['wrap it']).intents.at(-1)).toEqual({ name: 'gift', examples: ['wrap it'] });
    expect(withExamples(base, 'none', ['sing']).outOfScope).toEqual(['a joke', 'sing']);
  });
});

describe('differencesOf', () => {
  it('tells new, removed and changed intents, and changed texts of none', () => {
    const after = library({ 'order.cancel': ['cancel', 'undo'], gift: ['wrap it'] }, ['a joke', 'sing']);
    expect(differencesOf(base, after)).toEqual([
      { name: 'order.cancel', kind: 'changed', added: ['undo'], removed: ['stop it'] },
      { name: 'gift', kind: 'new', added: ['wrap it'], removed: [] },
      { name: 'order.status', kind: 'removed', added: [], removed: ['where is it'] },
      { name: 'none', kind: 'changed', added: ['sing'], removed: [] },
    ]);
    expect(differencesOf(base, base)).toEqual([]);
  });
});

describe('mergeLibraries', () => {
  it('has what either added and not what either removed', () => {
    const mine = library({ 'order.cancel': ['cancel', 'stop it', 'undo'], 'order.status': ['where is it'] }, []);
    const theirs = library({ 'order.cancel': ['cancel'], 'order.status': ['where is it', 'track it'], gift: ['wrap it'] }, ['a joke', 'sing']);
    expect(mergeLibraries(base, mine, theirs)).toEqual({
      content: library({ 'order.cancel': ['cancel', 'undo'], 'order.status': ['where is it', 'track it'], gift: ['wrap it'] }, ['sing']), kept: [],
    });
  });

  it('takes an intent out that one removed and the other left alone', () => {
    const removed = library({ 'order.cancel': ['cancel', 'stop it'] }, ['a joke']);
    expect(mergeLibraries(base, removed, base)).toEqual({ content: removed, kept: [] });
    expect(mergeLibraries(base, base, removed)).toEqual({ content: removed, kept: [] });
  });

  it('keeps an intent that one removed and the other changed, and says so', () => {
    const removed = library({ 'order.cancel': ['cancel', 'stop it'] }, ['a joke']);
    const changed = library({ 'order.cancel': ['cancel', 'stop it'], 'order.status': ['where is it', 'track it'] }, ['a joke']);
    for (const { content, kept } of [mergeLibraries(base, removed, changed), mergeLibraries(base, changed, removed)]) {
      expect(sameContent(content, changed)).toBe(true);
      expect(kept).toEqual(['order.status']);
    }
  });

  it('joins two new intents of the same name', () => {
    const [mine, theirs] = [withExamples(base, 'gift', ['wrap it']), withExamples(base, 'gift', ['a gift', 'wrap it'])];
    expect(mergeLibraries(base, mine, theirs).content.intents.at(-1)).toEqual({ name: 'gift', examples: ['wrap it', 'a gift'] });
  });
});
