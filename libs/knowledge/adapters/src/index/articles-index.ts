import type { ArticlePublishedData } from '@parley/contracts';
import type { SearchableArticle, Tokeniser, Tokens } from '@parley/knowledge/domain';
import type { IndexDefinition, VersionedDocument } from '@parley/platform/elastic';
import type { IndexableArticle } from '../store/article.store';

export const ARTICLES_ALIAS = 'parley-knowledge-articles';

/** Raised with every change of the mapping, of the tokeniser or of its concepts: the index is then built anew beside the live one. */
const VERSION = 4;

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
      phrasings: { type: 'object', enabled: false },
      askedWords: words,
      askedGrams: words,
      // The length of the vectors is that of the first one.
      meanings: { type: 'nested', properties: { vector: { type: 'dense_vector', index: true, similarity: 'cosine' } } },
      keywordWords: words,
      answerWords: words,
    },
  },
});

/** What is read of an article; one that is archived has only its name. */
export interface ArticleDocument extends Omit<SearchableArticle, 'phrasings' | 'keywordWords' | 'answerWords'> {
  readonly phrasings?: readonly { readonly words: string; readonly grams: string }[];
  readonly keywordWords: string;
  readonly answerWords: string;
}

/** Undefined for an archived article. */
export function toSearchable({ phrasings, keywordWords, answerWords, ...article }: ArticleDocument): SearchableArticle | undefined {
  if (phrasings === undefined) return undefined;
  return {
    ...article,
    phrasings: phrasings.map(({ words, grams }) => ({ words: split(words), grams: split(grams) })),
    keywordWords: split(keywordWords),
    answerWords: split(answerWords),
  };
}

const split = (tokens: string): string[] => (tokens === '' ? [] : tokens.split(' '));

/** Vectors of one article: each costs as much room as the article. */
const MOST_MEANINGS = 10;
const ALWAYS = { validFrom: '1970-01-01T00:00:00.000Z', validTo: '9999-12-31T00:00:00.000Z' };

/** An archived article stays as an empty document, so that a late older version cannot bring it back. */
export function documentOf({ tenant, articleId, revision, content }: IndexableArticle, tokeniser: Tokeniser, vectors: readonly number[][] = []): VersionedDocument {
  const meanings = vectors.length === 0 ? {} : { meanings: vectors.map((vector) => ({ vector })) };
  const doc = content === null ? { tenant, articleId, status: 'archived' } : { ...published(tenant, content, tokeniser), ...meanings };
  return { id: `${tenant}/${articleId}`, version: revision, doc };
}

function published(tenant: string, article: ArticlePublishedData, tokeniser: Tokeniser) {
  const { articleId, articleVersion, kind, businessLine, language, tags, title, answer, url } = article;
  const phrasings = [article.question, ...article.similarQuestions].map((question) => tokeniser.tokenise(question));
  const joined = (tokens: Tokens) => ({ words: tokens.words.join(' '), grams: tokens.grams.join(' ') });
  return {
    tenant, articleId, articleVersion, kind, businessLine, language, tags, title, answer,
    status: 'published',
    ...(url !== undefined && { url }),
    validFrom: article.validFrom ?? ALWAYS.validFrom,
    validTo: article.validTo ?? ALWAYS.validTo,
    phrasings: phrasings.map(joined),
    askedWords: union(phrasings.map((phrasing) => phrasing.words)),
    askedGrams: union(phrasings.map((phrasing) => phrasing.grams)),
    keywordWords: tokeniser.tokenise([title, ...article.keywords].join('\n')).words.join(' '),
    answerWords: tokeniser.tokenise(answer).words.join(' '),
  };
}

/** What is embedded of an article: its question and the first similar ones. */
export const meaningsOf = (content: ArticlePublishedData | null): string[] => (content ? [content.question, ...content.similarQuestions].slice(0, MOST_MEANINGS) : []);

const union = (lists: readonly (readonly string[])[]): string => [...new Set(lists.flat())].join(' ');
