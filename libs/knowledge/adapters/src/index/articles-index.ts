import type { ArticlePublishedData } from '@parley/contracts';
import type { Tokeniser, Tokens } from '@parley/knowledge/domain';
import type { IndexDefinition, VersionedDocument } from '@parley/platform/elastic';
import type { IndexableArticle } from '../store/article.store';

export const ARTICLES_ALIAS = 'parley-knowledge-articles';

/** Raised with every change of the mapping, of the tokeniser or of its concepts: the index is then built anew beside the live one. */
const VERSION = 1;

const words = { type: 'text', analyzer: 'whitespace' } as const;
const stored = { type: 'keyword', index: false, doc_values: false } as const;

/** Texts come tokenised by the application, separated by blanks, so that the plain server core can search them. */
export const articlesIndex = (alias: string): IndexDefinition => ({
  alias,
  version: VERSION,
  settings: { refresh_interval: '500ms', similarity: { default: { type: 'BM25', k1: 0.9, b: 0.4 } } },
  mappings: {
    dynamic: 'strict',
    properties: {
      tenant: { type: 'keyword' },
      articleId: { type: 'keyword' },
      articleVersion: { type: 'integer' },
      status: { type: 'keyword' },
      kind: { type: 'keyword' },
      businessLine: { type: 'keyword' },
      language: { type: 'keyword' },
      tags: { type: 'keyword' },
      validFrom: { type: 'date' },
      validTo: { type: 'date' },
      title: stored,
      answer: stored,
      url: stored,
      phrasings: { type: 'nested', properties: { words, grams: words } },
      keywordWords: words,
      answerWords: words,
    },
  },
});

/** What a search gets back of an article. */
export interface ArticleDocument {
  readonly articleId: string;
  readonly articleVersion: number;
  readonly title: string;
  readonly answer: string;
  readonly language: string;
  readonly url?: string;
  readonly phrasings: readonly { readonly words: string; readonly grams: string }[];
  readonly keywordWords: string;
  readonly answerWords: string;
}

const ALWAYS = { validFrom: '1970-01-01T00:00:00.000Z', validTo: '9999-12-31T00:00:00.000Z' };

/** An archived article stays as an empty document, so that a late older version cannot bring it back. */
export function documentOf({ tenant, articleId, revision, content }: IndexableArticle, tokeniser: Tokeniser): VersionedDocument {
  const doc = content === null ? { tenant, articleId, status: 'archived' } : published(tenant, content, tokeniser);
  return { id: `${tenant}/${articleId}`, version: revision, doc };
}

function published(tenant: string, article: ArticlePublishedData, tokeniser: Tokeniser) {
  const { articleId, articleVersion, kind, businessLine, language, tags, title, answer, url } = article;
  const joined = (tokens: Tokens) => ({ words: tokens.words.join(' '), grams: tokens.grams.join(' ') });
  return {
    tenant, articleId, articleVersion, kind, businessLine, language, tags, title, answer,
    status: 'published',
    ...(url !== undefined && { url }),
    validFrom: article.validFrom ?? ALWAYS.validFrom,
    validTo: article.validTo ?? ALWAYS.validTo,
    phrasings: [article.question, ...article.similarQuestions].map((question) => joined(tokeniser.tokenise(question))),
    keywordWords: tokeniser.tokenise([title, ...article.keywords].join('\n')).words.join(' '),
    answerWords: tokeniser.tokenise(answer).words.join(' '),
  };
}
