import { describe, expect, it } from '@jest/globals';
import type { GlossaryContent } from '@parley/contracts';
import { LexicalEngine } from '../lexical.engine';
import { checkGlossary, GLOSSARY_LIMITS } from './check-glossary';
import { decideGlossary, LARGEST_GLOSSARY_BYTES } from './decide';
import { Glossaries } from './glossaries';
import { isUsable } from './glossary-problems';
import { evolveGlossary, initialGlossary, type GlossaryState } from './glossary-state';

const EMPTY: GlossaryContent = { feelings: [], humanRequests: [], ignored: [], lists: [], patterns: [] };
const GOOD: GlossaryContent = {
  feelings: [{ sentiment: -2.5, anger: 5, phrases: ['flumdiddle', '辣眼睛', 'pull ~ other one'] }],
  humanRequests: ['quartermaster', '店长出来'],
  ignored: ['human resources'],
  lists: [{ kind: 'product', entries: [{ name: 'Oak Bench', synonyms: ['橡木凳'] }, { name: 'Night Lamp' }] }],
  patterns: [{ kind: 'policy-number', pattern: 'pn-\\d{6}' }],
};
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `phrase number ${i}`);
const list = (...entries: GlossaryContent['lists'][number]['entries']): GlossaryContent => ({ ...EMPTY, lists: [{ kind: 'product', entries }] });

describe('checkGlossary', () => {
  it('finds nothing wrong with a good glossary, nor with an empty one', () => {
    expect([checkGlossary(GOOD), checkGlossary(EMPTY)]).toEqual([[], []]);
  });

  it.each([
    ['an empty phrase', { ...EMPTY, humanRequests: ['boss', '  '] }, { code: 'GLOSSARY.EMPTY_TEXT', part: 'humanRequests', at: [1] }],
    ['a text for a phrase', { ...EMPTY, ignored: ['x'.repeat(101)] }, { code: 'GLOSSARY.TEXT_TOO_LONG', part: 'ignored', at: [0], limit: 100 }],
    ['two phrases in one', { ...EMPTY, humanRequests: ['boss, chef'] }, { code: 'GLOSSARY.PHRASE_UNUSABLE', part: 'humanRequests', at: [0] }],
    ['a phrase of signs', { ...EMPTY, feelings: [{ sentiment: 1, anger: 0, phrases: ['yay', ':-)'] }] }, { code: 'GLOSSARY.PHRASE_UNUSABLE', part: 'feelings', at: [0, 1] }],
    ['a gap before nothing', { ...EMPTY, humanRequests: ['boss ~ '] }, { code: 'GLOSSARY.PHRASE_UNUSABLE', part: 'humanRequests', at: [0] }],
    ['a word that is in every message', { ...EMPTY, humanRequests: ['我'] }, { code: 'GLOSSARY.PHRASE_TOO_SHORT', part: 'humanRequests', at: [0] }],
    ['a name of one letter', list({ name: 'X' }), { code: 'GLOSSARY.NAME_UNUSABLE', part: 'lists', at: [0, 0] }],
    ['a name that the index passes over', list({ name: 'x'.repeat(65) }), { code: 'GLOSSARY.NAME_UNUSABLE', part: 'lists', at: [0, 0] }],
    ['one synonym for two names', list({ name: 'Oak Bench', synonyms: ['bench'] }, { name: 'Iron Bench', synonyms: ['BENCH'] }), { code: 'GLOSSARY.NAME_AMBIGUOUS', part: 'lists', at: [0, 1] }],
    ['a kind with blanks', { ...EMPTY, lists: [{ kind: 'My Product', entries: [] }] }, { code: 'GLOSSARY.KIND_INVALID', part: 'lists', at: [0] }],
    ['an unbounded pattern', { ...EMPTY, patterns: [{ kind: 'x', pattern: '(a+)+b' }] }, { code: 'GLOSSARY.PATTERN_UNUSABLE', part: 'patterns', at: [0] }],
    ['too many phrases', { ...EMPTY, humanRequests: numbered(GLOSSARY_LIMITS.phrases + 1) }, { code: 'GLOSSARY.TOO_LARGE', part: 'feelings', count: GLOSSARY_LIMITS.phrases + 1 }],
    ['too many names', list(...numbered(GLOSSARY_LIMITS.names + 1).map((name) => ({ name }))), { code: 'GLOSSARY.TOO_LARGE', part: 'lists' }],
  ] as const)('refuses %s and says where', (_what, glossary, expected) => {
    const problems = checkGlossary(glossary as unknown as GlossaryContent);
    expect(problems).toContainEqual(expect.objectContaining({ ...expected, severity: 'error' }));
    expect(isUsable(problems)).toBe(false);
  });

  it('warns of what is written twice', () => {
    const problems = checkGlossary({ ...EMPTY, humanRequests: ['Fetch  Quartermaster', 'fetch quartermaster'] });
    expect(problems).toEqual([{ code: 'GLOSSARY.REPEATED', severity: 'warning', part: 'humanRequests', at: [1] }]);
    expect(isUsable(problems)).toBe(true);
  });

  it('never repeats a phrase or a name', () => {
    const problems = checkGlossary({ ...EMPTY, humanRequests: ['secret, words'], lists: [{ kind: 'x', entries: [{ name: 'secret' }, { name: 'secret' }] }] });
    expect(problems.length).toBe(2);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });
});

describe('decideGlossary', () => {
  const about = { tenant: 'demo', glossaryId: 'glossary-1', causeId: 'cause-1', now: '2026-01-01T00:00:00.000Z', by: 'p-eve' };
  const decide = (state: GlossaryState, expectedRevision: number, content: GlossaryContent) => decideGlossary({ ...about, expectedRevision, content }, state);
  const saved = decide(initialGlossary(), 0, GOOD).reduce<GlossaryState>(evolveGlossary, initialGlossary());

  it('replaces the whole, and counts revisions', () => {
    expect(saved).toMatchObject({ revision: 1, content: GOOD, changedBy: 'p-eve' });
    expect(decide(saved, 1, EMPTY).reduce<GlossaryState>(evolveGlossary, saved)).toMatchObject({ revision: 2, content: EMPTY });
  });

  it('writes nothing when nothing changes', () => {
    expect(decide(saved, 1, GOOD)).toEqual([]);
  });

  it.each([
    ['a change of what somebody else changed', 0, EMPTY, 'NLU.GLOSSARY_CONFLICT'],
    ['what has errors', 1, { ...EMPTY, humanRequests: [''] }, 'NLU.GLOSSARY_REJECTED'],
    ['what no event can hold', 1, { ...EMPTY, ignored: ['订'.repeat(LARGEST_GLOSSARY_BYTES / 3)] }, 'NLU.GLOSSARY_TOO_LARGE'],
  ])('refuses %s', (_what, revision, content, code) => {
    expect(() => decide(saved, revision, content)).toThrow(expect.objectContaining({ code }));
  });
});

describe('Glossaries', () => {
  const glossaries = new Glossaries();
  const engine = new LexicalEngine(undefined, glossaries, glossaries);
  const understand = (text: string, tenant = 'demo') => engine.understandOne({ tenant, text, time: '2026-01-01T00:00:00.000Z' });
  glossaries.use('demo', 1, GOOD);

  it('adds feelings, which obey negation and what makes words stronger like the built-in ones', () => {
    expect(understand('what a flumdiddle').anger).toBeGreaterThan(4);
    expect(understand('really a flumdiddle').anger).toBeGreaterThan(understand('a flumdiddle').anger);
    expect(understand('it is no flumdiddle').anger).toBe(0);
    expect(understand('what a flumdiddle', 'other').anger).toBe(0);
  });

  it('adds requests for a human, which can be denied', () => {
    expect(understand('quartermaster please')).toMatchObject({ wantsHuman: true, intents: [{ name: 'human.request' }] });
    expect(understand("I don't need the quartermaster").wantsHuman).toBe(false);
    expect(understand('quartermaster please', 'other').wantsHuman).toBe(false);
  });

  it('hides what is ignored', () => {
    expect(understand('i want to talk to human resources', 'other').wantsHuman).toBe(true);
    expect(understand('human resources').wantsHuman).toBe(false);
  });

  it('adds names with synonyms and patterns', () => {
    const found = understand('橡木凳 and night lanp, policy pn-123456').entities.map(({ kind, normal }) => [kind, normal]);
    expect(found).toEqual([['product', 'Oak Bench'], ['product', 'Night Lamp'], ['policy-number', 'PN-123456']]);
    expect(understand('橡木凳', 'other').entities).toEqual([]);
  });

  it('goes forward only, and keeps the one in use when the next cannot be used', () => {
    const own = new Glossaries();
    own.use('t', 2, GOOD);
    own.use('t', 1, EMPTY);
    expect(() => own.use('t', 3, { ...EMPTY, patterns: [{ kind: 'x', pattern: 'a+' }] })).toThrow(expect.objectContaining({ code: 'NLU.ENTITY_PATTERN' }));
    expect([own.revisionOf('t'), own.catalogueOf('t').patterns.length]).toEqual([2, 1]);
  });
});
