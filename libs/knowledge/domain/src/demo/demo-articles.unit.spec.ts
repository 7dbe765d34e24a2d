import { describe, expect, it } from '@jest/globals';
import { sentencesOf } from '../sentences';
import { demoArticles } from '.';

const articles = demoArticles('demo');

describe('the demo shop\'s articles', () => {
  it('are at least twenty in each language, with ids of their own that never change', () => {
    for (const language of ['zh', 'en']) expect(articles.filter((article) => article.language === language).length).toBeGreaterThanOrEqual(20);
    expect(new Set(articles.map(({ articleId }) => articleId)).size).toBe(articles.length);
    expect(demoArticles('demo')).toEqual(articles);
    expect(demoArticles('other')[0]!.articleId).not.toBe(articles[0]!.articleId);
  });

  it.each(articles.map((article) => [article.url, article] as const))('%s is complete', (_, article) => {
    expect(sentencesOf(article.answer).length).toBeGreaterThanOrEqual(3);
    expect(sentencesOf(article.answer).length).toBeLessThanOrEqual(6);
    expect(article.similarQuestions.length).toBeGreaterThanOrEqual(3);
    expect(article.similarQuestions.length).toBeLessThanOrEqual(5);
    expect(article.keywords.length).toBeGreaterThan(0);
  });
});
