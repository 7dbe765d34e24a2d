import { describe, expect, it } from '@jest/globals';
import { emptyForm, formOfGap, merge, toContent, toForm, withSimilarQuestion } from './article-form';
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

describe('what conversations teach', () => {
  it('begins an article from a question without an answer, in its language', () => {
    const gap = { wording: '可以刻字吗', times: 3, last: '2026-03-01T00:00:00.000Z', examples: ['能刻字吗', '刻字服务'] };
    expect(formOfGap(gap)).toMatchObject({ title: '可以刻字吗', question: '可以刻字吗', similarQuestions: '能刻字吗\n刻字服务', language: 'zh', answer: '' });
    expect(formOfGap({ ...gap, wording: 'Do you engrave?' }).language).toBe('en');
  });

  it('adds a wording once, whatever its case', () => {
    expect(withSimilarQuestion(content, 'And so?').similarQuestions).toEqual(['a, b?', 'c?', 'And so?']);
    expect(withSimilarQuestion(content, 'C?')).toBe(content);
    expect(withSimilarQuestion(content, 'HOW?')).toBe(content);
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
