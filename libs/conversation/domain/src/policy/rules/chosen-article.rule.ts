import type { Rule } from '../rule';

const PREFIX = 'article:';

/** Id of the button that offers an article. */
export const choiceOfArticle = (articleId: string): string => `${PREFIX}${articleId}`;

/** Who picks an offered title gets that article, however sure retrieval is. */
export const chosenArticle: Rule = ({ choice, passages }) => {
  const passage = choice?.startsWith(PREFIX) ? passages?.find(({ articleId }) => choiceOfArticle(articleId) === choice) : undefined;
  return passage && { kind: 'answer', passage };
};
