import { describe, expect, it } from '@jest/globals';
import { rank } from './rank';
import { ArticleSearch } from './search/article-search';
import { searchable } from './search/testing/searchable';
import { ConceptTokeniser } from './text/concept-tokeniser';

const tokeniser = new ConceptTokeniser();
const refund = searchable('refund', ['When will I get my refund?', 'How long does a refund take?']);
const invoice = searchable('invoice', ['Where is my invoice?']);

function ask(text: string, articles = [refund, invoice], limit = 3) {
  const search = new ArticleSearch(tokeniser);
  for (const article of articles) search.put(article);
  const query = tokeniser.tokenise(text);
  return rank(query, search.find(query, () => true), tokeniser, limit);
}

describe('rank', () => {
  it('is sure of the question itself and of a paraphrase with other words for the same', () => {
    expect(ask('When will I get my refund?')[0]).toMatchObject({ articleId: 'refund', text: 'Answer of refund.' });
    expect(ask('how much time until I am reimbursed')[0]!.confidence).toBeGreaterThan(0.6);
  });

  it('is far from an answer where the query is about something else', () => {
    const [best] = ask('What is the capital of France?', [searchable('abroad', ['Do you deliver to France?']), refund, invoice]);
    expect(best?.confidence ?? 0).toBeLessThan(0.4);
  });

  it('doubts where two articles fit equally well', () => {
    const [alone] = ask('How long does a refund take?');
    const [first, second] = ask('How long does a refund take?', [refund, { ...refund, articleId: 'twin' }, invoice]);
    expect(first!.confidence).toBeLessThan(alone!.confidence);
    expect(second!.confidence).toBeCloseTo(first!.confidence, 3);
  });

  it('gives as many as asked for, and none without articles or words', () => {
    expect(ask('refund invoice', [refund, invoice], 1)).toHaveLength(1);
    expect(ask('refund', [])).toEqual([]);
    expect(ask('')).toEqual([]);
  });
});
