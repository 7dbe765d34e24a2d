import { describe, expect, it } from '@jest/globals';
import { rank, type Candidate } from './rank';
import { ConceptTokeniser } from './text/concept-tokeniser';

const tokeniser = new ConceptTokeniser();
const candidate = (articleId: string, questions: string[], bm25 = 1): Candidate => ({
  articleId, articleVersion: 1, title: articleId, answer: 'Answer.', language: 'en', bm25, answerWords: [], keywordWords: [],
  phrasings: questions.map((question) => tokeniser.tokenise(question)),
});
const ask = (text: string, candidates: Candidate[], limit = 3) => rank(tokeniser.tokenise(text), candidates, tokeniser, limit);

describe('rank', () => {
  const refund = candidate('refund', ['When will I get my refund?', 'How long does a refund take?'], 2);
  const invoice = candidate('invoice', ['Where is my invoice?'], 3);

  it('is sure of the question itself and of a paraphrase with other words for the same', () => {
    expect(ask('When will I get my refund?', [invoice, refund])[0]).toMatchObject({ articleId: 'refund' });
    expect(ask('how much time until I am reimbursed', [invoice, refund])[0]!.confidence).toBeGreaterThan(0.6);
    expect(ask('退款多久', [refund])[0]!.confidence).toBeGreaterThan(0.6);
  });

  it('counts the best of several phrasings, not their sum', () => {
    const talkative = candidate('talkative', Array.from({ length: 20 }, () => 'refund and invoice and password and delivery'));
    expect(ask('How long does a refund take?', [talkative, refund])[0]!.articleId).toBe('refund');
  });

  it('is far from an answer where the query is about something else, however the index scored it', () => {
    const [best] = ask('What is the capital of France?', [candidate('abroad', ['Do you deliver to France?'], 99)]);
    expect(best?.confidence ?? 0).toBeLessThan(0.4);
  });

  it('gives as many as asked for, and none without candidates or words', () => {
    expect(ask('refund invoice', [refund, invoice], 1)).toHaveLength(1);
    expect(ask('refund', [])).toEqual([]);
    expect(ask('', [refund])).toEqual([]);
  });
});
