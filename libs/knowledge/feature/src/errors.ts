import { ParleyError } from '@parley/contracts';

/** No published article has this id; it may have been archived. */
export class ArticleNotFoundError extends ParleyError {
  constructor(articleId: string) {
    super('KNOWLEDGE.ARTICLE_NOT_FOUND', 'There is no such article', { details: { articleId } });
  }
}

/** More than one tenant has an article with this id: the request must name the tenant. */
export class TenantNeededError extends ParleyError {
  constructor() {
    super('KNOWLEDGE.INVALID', 'Name the tenant of the article');
  }
}
