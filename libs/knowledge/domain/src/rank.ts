import type { Passage } from '@parley/contracts';
import { bestPassage, cutAnswer, type CutAnswer } from './best-passage';
import { confidenceOf } from './search/confidence';
import type { Found } from './search/article-search';
import type { ArticleCard } from './search/searchable-article';
import type { Tokeniser, Tokens } from './tokeniser';

/** Below this nothing is worth showing, not even to an agent. */
const LEAST_CONFIDENCE = 0.02;

const cutAnswers = new WeakMap<ArticleCard, CutAnswer>();

/** Passages best first, with calibrated confidence: what an article lacks to the best other one counts as much as what it has. */
export function rank(query: Tokens, found: readonly Found[], tokeniser: Tokeniser, limit: number, leastConfidence = LEAST_CONFIDENCE): Passage[] {
  return found
    .slice(0, limit)
    .map(({ article, evidence }, at) => {
      const rival = found[at === 0 ? 1 : 0]?.evidence.total ?? 0;
      return {
        articleId: article.articleId,
        articleVersion: article.articleVersion,
        title: article.title,
        text: bestPassage(cut(article, tokeniser), query, tokeniser),
        language: article.language,
        ...(article.url !== undefined && { url: article.url }),
        score: round(evidence.total),
        confidence: round(confidenceOf(evidence, rival)),
      };
    })
    .filter((passage) => passage.text !== '' && passage.confidence >= leastConfidence);
}

function cut(article: ArticleCard, tokeniser: Tokeniser): CutAnswer {
  const known = cutAnswers.get(article) ?? cutAnswer(article.answer, tokeniser);
  cutAnswers.set(article, known);
  return known;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
