import { describe, expect, it } from '@jest/globals';
import type { ArticleContent } from '@parley/contracts';
import type { Article, ArticleStatus, KnownArticle } from './article';
import { initialArticle } from './article';
import type { ArticleCommand } from './commands';
import { decide } from './decide';
import { evolve } from './evolve';

const content: ArticleContent = {
  kind: 'faq', businessLine: 'retail', language: 'en', title: 'Returns', question: 'How do I return something?', answer: 'Send it back within 30 days.',
  similarQuestions: ['Can I send it back?'], keywords: ['return'], tags: ['after-sales'],
};
const revised: ArticleContent = { ...content, answer: 'Send it back within 60 days.' };
const base = { causeId: 'cause', now: '2026-03-01T10:00:00.000Z' };
const address = { tenant: 'demo', articleId: 'article-1' };

const apply = (state: Article, command: ArticleCommand): Article => decide(command, state).reduce(evolve, state);
const types = (state: Article, command: ArticleCommand): string[] => decide(command, state).map(({ type }) => type.replace('knowledge.Article', ''));
const draftBy = (by: string): ArticleCommand => ({ ...base, type: 'DraftArticle', by, ...address, content, origin: 'editor' });
const seen = (state: Article, by = 'eve') => ({ ...base, by, expectedRevision: state.revision });
const known = (state: Article): KnownArticle => {
  if (state.status === 'absent') throw new Error('the article should be there');
  return state;
};

const draft = apply(initialArticle(), draftBy('eve'));
const inReview = apply(draft, { ...seen(draft), type: 'SubmitArticle' });
const approved = apply(inReview, { ...seen(inReview, 'rui'), type: 'ApproveArticle' });
const published = apply(approved, { ...seen(approved), type: 'PublishArticle' });
const archived = apply(published, { ...seen(published), type: 'ArchiveArticle' });
const states: Record<ArticleStatus, Article> = { draft, 'in-review': inReview, approved, published, archived };

const commands: Record<string, (state: Article) => ArticleCommand> = {
  DraftArticle: () => draftBy('eve'),
  ReviseArticle: (state) => ({ ...seen(state), type: 'ReviseArticle', content: revised }),
  SubmitArticle: (state) => ({ ...seen(state), type: 'SubmitArticle' }),
  ApproveArticle: (state) => ({ ...seen(state, 'rui'), type: 'ApproveArticle' }),
  ReturnArticle: (state) => ({ ...seen(state, 'rui'), type: 'ReturnArticle', note: 'Say which period' }),
  PublishArticle: (state) => ({ ...seen(state), type: 'PublishArticle' }),
  ArchiveArticle: (state) => ({ ...seen(state), type: 'ArchiveArticle', reason: 'Replaced' }),
  RestoreArticle: (state) => ({ ...seen(state), type: 'RestoreArticle' }),
  DiscardDraft: (state) => ({ ...seen(state), type: 'DiscardDraft' }),
};

const [EXISTS, NO] = ['KNOWLEDGE.ARTICLE_ALREADY_EXISTS', 'KNOWLEDGE.ARTICLE_STATE_NOT_ALLOWED'];

/** What each command leads to in each state: an event, nothing, or the code of the error. */
const RULES: Record<string, Record<ArticleStatus, string | null>> = {
  DraftArticle: { draft: EXISTS, 'in-review': EXISTS, approved: EXISTS, published: EXISTS, archived: EXISTS },
  ReviseArticle: { draft: 'Revised', 'in-review': 'Revised', approved: 'Revised', published: 'Revised', archived: NO },
  SubmitArticle: { draft: 'Submitted', 'in-review': null, approved: NO, published: NO, archived: NO },
  ApproveArticle: { draft: NO, 'in-review': 'Approved', approved: null, published: NO, archived: NO },
  ReturnArticle: { draft: null, 'in-review': 'Returned', approved: 'Returned', published: NO, archived: NO },
  PublishArticle: { draft: NO, 'in-review': NO, approved: 'Released', published: null, archived: NO },
  ArchiveArticle: { draft: 'Withdrawn', 'in-review': 'Withdrawn', approved: 'Withdrawn', published: 'Withdrawn', archived: null },
  RestoreArticle: { draft: null, 'in-review': NO, approved: NO, published: NO, archived: 'Restored' },
  DiscardDraft: { draft: NO, 'in-review': NO, approved: NO, published: null, archived: NO },
};

describe('an article', () => {
  const cases = Object.entries(RULES).flatMap(([command, rules]) =>
    Object.entries(rules).map(([status, expected]) => [command, status as ArticleStatus, expected] as const),
  );

  it.each(cases)('%s in state %s leads to %s', (command, status, expected) => {
    const state = states[status];
    expect(state.status).toBe(status);
    const attempt = () => types(state, commands[command]!(state));
    if (expected?.includes('.')) expect(attempt).toThrow(expect.objectContaining({ code: expected }));
    else expect(attempt()).toEqual(expected === null ? [] : [expected]);
  });

  it.each(Object.keys(RULES).filter((command) => command !== 'DraftArticle'))('%s of an article that was never begun finds nothing', (command) => {
    expect(() => decide(commands[command]!(initialArticle()), initialArticle())).toThrow(expect.objectContaining({ code: 'KNOWLEDGE.ARTICLE_NOT_FOUND' }));
  });

  it('counts a revision with every event, and dates itself by the command', () => {
    expect([draft, inReview, approved, published, archived].map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5]);
    expect(known(published)).toMatchObject({ changedTime: base.now, changedBy: 'eve', versions: 1 });
  });

  it('gives repeated causes the same events', () => {
    expect(decide(draftBy('eve'), initialArticle())).toEqual(decide(draftBy('eve'), initialArticle()));
  });
});

describe('two editors at once', () => {
  it('the second is told what is there now, and what the first wrote stays', () => {
    const first = apply(published, { ...seen(published), type: 'ReviseArticle', content: revised });
    const second = (): unknown => decide({ ...base, by: 'sam', expectedRevision: published.revision, type: 'ReviseArticle', content }, first);
    expect(second).toThrow(
      expect.objectContaining({
        code: 'KNOWLEDGE.ARTICLE_CONFLICT',
        details: expect.objectContaining({ expectedRevision: 4, revision: 5, changedBy: 'eve', content: expect.objectContaining({ answer: revised.answer }) }),
      }),
    );
  });

  it('saving a text that is there already does nothing', () => {
    expect(types(draft, { ...seen(draft), type: 'ReviseArticle', content: { ...content, keywords: [' return ', 'return'] } })).toEqual([]);
  });
});

describe('four eyes', () => {
  const approval = (state: Article, by: string) => () => decide({ ...seen(state, by), type: 'ApproveArticle' }, state);
  const refused = expect.objectContaining({ code: 'KNOWLEDGE.FOUR_EYES_FORBIDDEN' });

  it('neither the author nor a later editor of the draft may approve it', () => {
    const edited = apply(draft, { ...seen(draft, 'sam'), type: 'ReviseArticle', content: revised });
    const submitted = apply(edited, { ...seen(edited, 'eve'), type: 'SubmitArticle' });
    expect(approval(submitted, 'eve')).toThrow(refused);
    expect(approval(submitted, 'sam')).toThrow(refused);
    expect(approval(submitted, 'rui')()).toHaveLength(1);
  });

  it('a change after the approval needs a new one', () => {
    const changed = apply(approved, { ...seen(approved, 'eve'), type: 'ReviseArticle', content: revised });
    expect(changed.status).toBe('draft');
    expect(() => decide({ ...seen(changed), type: 'PublishArticle' }, changed)).toThrow(expect.objectContaining({ code: 'KNOWLEDGE.ARTICLE_STATE_NOT_ALLOWED' }));
  });

  it('begins anew after a release: who wrote the last version may approve the next, which another wrote', () => {
    const next = apply(published, { ...seen(published, 'rui'), type: 'ReviseArticle', content: revised });
    const submitted = apply(next, { ...seen(next, 'rui'), type: 'SubmitArticle' });
    expect(approval(submitted, 'eve')()).toHaveLength(1);
    expect(approval(submitted, 'rui')).toThrow(refused);
  });
});

describe('the text', () => {
  it('must be complete before it is submitted, and says which fields are missing', () => {
    const begun = apply(initialArticle(), { ...base, type: 'DraftArticle', by: 'eve', ...address, content: { ...content, title: ' ', answer: '' }, origin: 'editor' });
    expect(() => decide({ ...seen(begun), type: 'SubmitArticle' }, begun)).toThrow(
      expect.objectContaining({ code: 'KNOWLEDGE.ARTICLE_INCOMPLETE_REJECTED', details: { fields: ['title', 'answer'] } }),
    );
  });

  it('is released with the dates given at publication, and not when it would end before it begins', () => {
    const publish = (validFrom: string | null, validTo: string | null) => decide({ ...seen(approved), type: 'PublishArticle', validFrom, validTo }, approved);
    expect(publish('2026-04-01T00:00:00Z', null)[0]!.data).toMatchObject({ articleVersion: 1, content: { validFrom: '2026-04-01T00:00:00.000Z' } });
    expect(() => publish('2026-04-01T00:00:00Z', '2026-03-01T00:00:00Z')).toThrow(expect.objectContaining({ code: 'KNOWLEDGE.ARTICLE_INCOMPLETE_REJECTED' }));
  });

  it('of the live version stays with customers while the next is written, and comes back when the draft is discarded', () => {
    const next = apply(published, { ...seen(published), type: 'ReviseArticle', content: revised });
    expect(known(next)).toMatchObject({ status: 'draft', live: { version: 1, content: { answer: content.answer } } });
    const back = apply(next, { ...seen(next), type: 'DiscardDraft' });
    expect(known(back)).toMatchObject({ status: 'published', content: { answer: content.answer }, versions: 1 });
  });

  it('is kept in the archive; a restored article goes through review again and counts its versions on', () => {
    const restored = apply(archived, { ...seen(archived, 'sam'), type: 'RestoreArticle' });
    const submitted = apply(restored, { ...seen(restored, 'sam'), type: 'SubmitArticle' });
    const again = apply(submitted, { ...seen(submitted, 'rui'), type: 'ApproveArticle' });
    expect(decide({ ...seen(again), type: 'PublishArticle' }, again)[0]!.data).toMatchObject({ articleVersion: 2 });
  });
});

describe('an import', () => {
  const importOf = (as: 'draft' | 'in-review' | 'published', text = content): ArticleCommand => ({
    ...base, type: 'ImportArticle', by: 'eve', ...address, content: text, origin: 'import', importId: 'import-1', as,
  });

  it.each([
    ['draft', ['Drafted']], ['in-review', ['Drafted', 'Submitted']], ['published', ['Drafted', 'Released']],
  ] as const)('takes a new text as far as %s', (as, expected) => {
    expect(types(initialArticle(), importOf(as))).toEqual(expected);
  });

  it.each([
    ['draft', ['Revised', 'Released']], ['in-review', ['Revised', 'Released']], ['approved', ['Revised', 'Released']],
    ['published', ['Revised', 'Released']], ['archived', ['Restored', 'Released']],
  ] as const)('of a changed text publishes it over an article that is %s', (status, expected) => {
    expect(types(states[status], importOf('published', revised))).toEqual(expected);
  });

  it.each(['draft', 'in-review', 'published'] as const)('repeated as %s does nothing', (as) => {
    const once = apply(initialArticle(), importOf(as));
    expect(types(once, importOf(as))).toEqual([]);
  });

  it('leaves a released text alone that is to come as a draft', () => {
    expect(types(published, importOf('draft'))).toEqual([]);
  });

  it('counts on from versions that were published before there was a history', () => {
    const events = decide({ ...importOf('published'), versionsBefore: 3 } as ArticleCommand, initialArticle());
    expect(events.map(({ data }) => data)).toMatchObject([{ versionsBefore: 3 }, { articleVersion: 4 }]);
  });

  it('of an incomplete text for review is refused', () => {
    expect(() => decide(importOf('in-review', { ...content, answer: '' }), initialArticle())).toThrow(expect.objectContaining({ code: 'KNOWLEDGE.ARTICLE_INCOMPLETE_REJECTED' }));
  });
});

describe('a history that contradicts itself', () => {
  it('is refused', () => {
    const [submitted] = decide({ ...seen(draft), type: 'SubmitArticle' }, draft);
    const broken = expect.objectContaining({ code: 'KNOWLEDGE.BROKEN_HISTORY' });
    expect(() => evolve(initialArticle(), submitted!)).toThrow(broken);
    expect(() => evolve(published, submitted!)).toThrow(broken);
    expect(() => evolve(draft, decide(draftBy('eve'), initialArticle())[0]!)).toThrow(broken);
  });
});
