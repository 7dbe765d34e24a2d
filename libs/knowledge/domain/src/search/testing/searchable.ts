import { ConceptTokeniser } from '../../text/concept-tokeniser';
import type { SearchableArticle } from '../searchable-article';

const tokeniser = new ConceptTokeniser();

/** An article that is always valid, for specs. */
export function searchable(articleId: string, questions: readonly string[], change: Partial<SearchableArticle> = {}): SearchableArticle {
  const answer = change.answer ?? `Answer of ${articleId}.`;
  return {
    tenant: 'demo', articleId, articleVersion: 1, businessLine: 'orders', language: 'en', title: articleId, answer,
    validFrom: '1970-01-01T00:00:00.000Z', validTo: '9999-12-31T00:00:00.000Z',
    phrasings: questions.map((question) => tokeniser.tokenise(question)), keywordWords: [],
    answerWords: tokeniser.tokenise(answer).words, ...change,
  };
}
