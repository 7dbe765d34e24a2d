import { describe, expect, it } from '@jest/globals';
import { emptyForm, merge, toContent, toForm } from './article-form';
import type { ArticleContent } from './knowledge-types';

const content: ArticleContent = {
  kind: 'faq', businessLine: 'retail', language: 'en', title: 'Returns', question: 'How?', answer: 'So.', similarQuestions: ['a, b?', 'c?'], keywords: [], tags: ['x'],
  validFrom: '2026-03-01T16:00:00.000Z', owner: 'Customer care',
};

describe('the form of an article', () => {
  it('gives back the text it was made of, with the time of day of dates', () => {
    expect(toContent(toForm(content), content)).toEqual(content);
  });

  it('leaves out what is empty, and begins new days at midnight', () => {
    const form = { ...emptyForm('zh'), similarQuestions: ' a \n\n b', validTo: '2026-04-01', url: ' ' };
    expect(toContent(form)).toMatchObject({ language: 'zh', similarQuestions: ['a', 'b'], validTo: '2026-04-01T00:00:00.000Z' });
    expect(toContent(form)).not.toHaveProperty('url');
  });
});

describe('two people\'s changes', () => {
  const base = toForm(content);

  it('of different fields are joined', () => {
    expect(merge(base, { ...base, answer: 'Mine.' }, { ...base, title: 'Theirs' })).toEqual({ form: { ...base, answer: 'Mine.', title: 'Theirs' }, clashes: [] });
  });

  it('of the same field clash, unless they are the same', () => {
    expect(merge(base, { ...base, answer: 'Mine.', tags: 'y' }, { ...base, answer: 'Theirs.', tags: 'y' })).toEqual({
      form: { ...base, answer: 'Mine.', tags: 'y' }, clashes: ['answer'],
    });
  });
});
