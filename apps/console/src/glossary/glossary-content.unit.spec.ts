import { describe, expect, it } from '@jest/globals';
import { asSaved, filledLines, fromFile, glossaryDifferences, mergeGlossaries, sameContent, toContent, toFile, toForm } from './glossary-content';
import type { GlossaryContent } from './glossary-types';

const EMPTY: GlossaryContent = { feelings: [], humanRequests: [], ignored: [], lists: [], patterns: [] };
const base: GlossaryContent = {
  feelings: [{ sentiment: -3, anger: 8, phrases: ['辣眼睛', 'flumdiddle'] }],
  humanRequests: ['quartermaster'],
  ignored: ['human resources'],
  lists: [{ kind: 'product', entries: [{ name: 'Oak Bench', synonyms: ['橡木凳'] }, { name: 'Night Lamp' }] }],
  patterns: [{ kind: 'policy-number', pattern: 'pn-\\d{6}' }],
};

describe('the fields of the glossary', () => {
  it('hold one phrase a line and one entry a line with its synonyms, and give back what was there', () => {
    expect(toForm(base)).toMatchObject({ feelings: [{ phrases: '辣眼睛\nflumdiddle' }], lists: [{ entries: 'Oak Bench | 橡木凳\nNight Lamp' }] });
    expect(toContent(toForm(base))).toEqual(base);
  });

  it('take entries as a spreadsheet or a Chinese keyboard gives them', () => {
    const lists = [{ kind: ' product ', entries: 'Oak Bench\toak\tbench\t\n\nNight Lamp｜夜灯' }];
    expect(toContent({ ...toForm(EMPTY), lists }).lists).toEqual([
      { kind: 'product', entries: [{ name: 'Oak Bench', synonyms: ['oak', 'bench'] }, { name: 'Night Lamp', synonyms: ['夜灯'] }] },
    ]);
  });

  it('keep a name with a bar inside as one name', () => {
    expect(asSaved({ ...EMPTY, lists: [{ kind: 'x', entries: [{ name: 'A|B' }] }] }).lists).toEqual([{ kind: 'x', entries: [{ name: 'A/B' }] }]);
  });

  it('pass over a pattern of which nothing was written', () => {
    expect(toContent({ ...toForm(EMPTY), patterns: [{ kind: '', pattern: ' ' }, { kind: 'a', pattern: '' }] }).patterns).toEqual([{ kind: 'a', pattern: '' }]);
  });

  it('tell on which line the check’s places are', () => expect(filledLines('a\n\n  \nb')).toEqual([1, 4]));
});

describe('glossaryDifferences', () => {
  it('tells what came and went, part by part', () => {
    const after = { ...base, humanRequests: ['boss'], lists: [{ kind: 'branch', entries: [{ name: 'Pier' }] }] };
    expect(glossaryDifferences(base, after)).toEqual([
      { name: 'humanRequests', kind: 'changed', added: ['boss'], removed: ['quartermaster'] },
      { name: 'lists:branch', kind: 'new', added: ['Pier'], removed: [] },
      { name: 'lists:product', kind: 'removed', added: [], removed: ['Oak Bench | 橡木凳', 'Night Lamp'] },
    ]);
    expect(glossaryDifferences(base, base)).toEqual([]);
  });
});

describe('mergeGlossaries', () => {
  it('has what either added and not what either removed', () => {
    const mine = { ...base, humanRequests: ['quartermaster', 'boss'], ignored: [], patterns: [...base.patterns, { kind: 'a', pattern: 'a: \\d{2}' }] };
    const theirs = { ...base, feelings: [{ sentiment: -3, anger: 8, phrases: ['flumdiddle', 'yuck'] }, { sentiment: 2.5, anger: 0, phrases: ['yay'] }] };
    expect(mergeGlossaries(base, mine, theirs)).toEqual({ content: { ...mine, feelings: theirs.feelings }, kept: [] });
  });

  it('gives a name the synonyms of both', () => {
    const with_ = (...synonyms: string[]): GlossaryContent => ({ ...EMPTY, lists: [{ kind: 'product', entries: [{ name: 'Oak Bench', synonyms }] }] });
    expect(mergeGlossaries(with_('a'), with_('a', 'b'), with_('a', 'c')).content).toEqual(with_('a', 'b', 'c'));
    expect(mergeGlossaries(with_('a', 'b'), with_('b'), with_('a', 'b')).content).toEqual(with_('b'));
  });

  it('keeps a list that one removed and the other changed, and says so', () => {
    const theirs = { ...base, lists: [{ kind: 'product', entries: [{ name: 'Night Lamp' }] }] };
    const { content, kept } = mergeGlossaries(base, { ...base, lists: [] }, theirs);
    expect([sameContent(content, theirs), kept]).toEqual([true, ['lists:product']]);
  });
});

describe('a glossary as a file', () => {
  it('is read as it was written, and parts may be missing', () => {
    expect(fromFile(toFile(base))).toEqual(base);
    expect(fromFile('\ufeff{"ignored":["x y"]}')).toEqual({ ...EMPTY, ignored: ['x y'] });
  });

  it.each(['', '[]', '{}', '{"intents":[]}', '{"ignored":[1]}', '{"feelings":[null]}', '{"lists":[{"kind":"x"}]}', '{"lists":[{"kind":"x","entries":[null]}]}', '{"patterns":[{}]}', 'null'])('is nothing else: %s', (text) => {
    expect(fromFile(text)).toBeUndefined();
  });
});
