import { describe, expect, it } from '@jest/globals';
import { ConceptTokeniser } from '../text/concept-tokeniser';
import { ArticleLibrary } from './article-library';
import { searchable } from './testing/searchable';

const TIME = '2026-03-01T10:00:00.000Z';
const tokeniser = new ConceptTokeniser();

describe('ArticleLibrary', () => {
  const found = (library: ArticleLibrary, text: string, query: object = {}) =>
    library.find({ tenant: 'demo', time: TIME, ...query }, tokeniser.tokenise(text)).map(({ article }) => article.articleId);
  const libraryOf = (...articles: ReturnType<typeof searchable>[]) => {
    const library = new ArticleLibrary(tokeniser);
    for (const article of articles) library.put(article);
    return library;
  };

  it('counts the best of several phrasings, not their sum', () => {
    const talkative = searchable('talkative', Array.from({ length: 20 }, (_, at) => `refund, invoice, password and delivery ${at}`));
    const library = libraryOf(talkative, searchable('refund', ['How long does a refund take?']));
    expect(found(library, 'how long does a refund take')[0]).toBe('refund');
  });

  it('understands misspelt words by their pieces', () => {
    const library = libraryOf(searchable('subscription', ['How do I end my subscription?']), searchable('newsletter', ['How do I end the newsletter?']));
    expect(found(library, 'subscribtion')[0]).toBe('subscription');
  });

  it('takes what is rare in the base for more telling than what is common', () => {
    const library = libraryOf(...['red', 'green', 'blue', 'zebra'].map((colour) => searchable(colour, [`Is the sofa available in ${colour}?`])));
    expect(found(library, 'zebra sofa')[0]).toBe('zebra');
  });

  it('keeps tenants, languages, business lines and times apart', () => {
    const line = (articleId: string, change: object) => searchable(articleId, ['zorblax flimflam'], change);
    const library = libraryOf(
      line('ours', {}), line('theirs', { tenant: 'other' }), line('german', { language: 'de' }), line('bikes', { businessLine: 'bikes' }),
      line('over', { validTo: TIME }), line('later', { validFrom: '2027-01-01T00:00:00.000Z' }),
    );
    expect(found(library, 'zorblax').sort()).toEqual(['bikes', 'german', 'ours']);
    expect(found(library, 'zorblax', { language: 'en', businessLine: 'orders' })).toEqual(['ours']);
    expect(found(library, 'zorblax', { tenant: 'other' })).toEqual(['theirs']);
    expect(found(library, 'zorblax', { tenant: 'nobody' })).toEqual([]);
  });

  it('knows only the newest version of an article, also in another language, and none after it was removed', () => {
    const library = libraryOf(searchable('a', ['old wording']), searchable('a', ['quibbledock'], { articleVersion: 2, language: 'zh' }));
    expect(library.size).toBe(1);
    expect(found(library, 'old wording')).toEqual([]);
    expect(found(library, 'quibbledock')).toEqual(['a']);
    library.remove('demo', 'a');
    library.remove('demo', 'never there');
    expect(found(library, 'quibbledock')).toEqual([]);
    expect(library.size).toBe(0);
  });

  it('finds the same after thousands of changes as if only the last had been made', () => {
    const articles = Array.from({ length: 60 }, (_, at) => searchable(`a${at}`, [`about ${'abcdefg'[at % 7]!.repeat(5)} with ${'hijklmnopqr'[at % 11]!.repeat(5)}`]));
    const changed = libraryOf(...articles.map((article) => searchable(article.articleId, ['something else'])));
    for (const article of articles.toReversed()) changed.put(article);
    for (const { articleId } of articles.slice(0, 20)) changed.remove('demo', articleId);
    const fresh = libraryOf(...articles.slice(20));
    for (const text of ['ddddd lllll', 'ggggg mmmmm']) expect(found(changed, text)[0]).toBe(found(fresh, text)[0]);
    expect(found(changed, 'ddddd lllll')[0]).toBe('a59');
    expect(found(changed, 'ddddd kkkkk')).not.toContain('a3');
    expect(found(changed, 'something else')).toEqual([]);
  });
});
