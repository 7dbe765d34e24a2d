import { ParleyError } from '@parley/contracts';
import type { ArticleStatus, KnownArticle } from './article';

/** A command names an article that does not exist; code `KNOWLEDGE.ARTICLE_NOT_FOUND`. */
export class UnknownArticleError extends ParleyError {
  constructor(articleId?: string) {
    super('KNOWLEDGE.ARTICLE_NOT_FOUND', 'There is no such article', { details: { ...(articleId !== undefined && { articleId }) } });
  }
}

/** An article with this id is there already; code `KNOWLEDGE.ARTICLE_ALREADY_EXISTS`. */
export class ArticleExistsError extends ParleyError {
  constructor(articleId: string) {
    super('KNOWLEDGE.ARTICLE_ALREADY_EXISTS', 'An article with this id exists; open it and change it there', { details: { articleId } });
  }
}

/** Somebody changed the article since it was loaded; code `KNOWLEDGE.ARTICLE_CONFLICT`. Carries what is there now. */
export class ArticleConflictError extends ParleyError {
  constructor({ articleId, revision, status, changedBy, changedTime, content }: KnownArticle, expectedRevision: number) {
    super('KNOWLEDGE.ARTICLE_CONFLICT', 'The article was changed since you opened it: compare, then save again on top of the newest revision', {
      details: { articleId, expectedRevision, revision, articleStatus: status, changedBy, changedTime, content },
    });
  }
}

/** The article's state does not allow it; code `KNOWLEDGE.ARTICLE_STATE_NOT_ALLOWED`. */
export class NotInThisStateError extends ParleyError {
  constructor(command: string, status: ArticleStatus) {
    super('KNOWLEDGE.ARTICLE_STATE_NOT_ALLOWED', `An article that is ${status} cannot take ${command}`, { details: { command, articleStatus: status } });
  }
}

/** Who wrote a draft wants to approve it; code `KNOWLEDGE.FOUR_EYES_FORBIDDEN`. */
export class FourEyesError extends ParleyError {
  constructor() {
    super('KNOWLEDGE.FOUR_EYES_FORBIDDEN', 'Somebody who did not work on this draft has to approve it');
  }
}

/** What is missing or contradicts itself before a text may be reviewed; code `KNOWLEDGE.ARTICLE_INCOMPLETE_REJECTED`. */
export class IncompleteArticleError extends ParleyError {
  constructor(fields: readonly string[]) {
    super('KNOWLEDGE.ARTICLE_INCOMPLETE_REJECTED', `Fill in or correct first: ${fields.join(', ')}`, { details: { fields } });
  }
}

/** The recorded events contradict each other; code `KNOWLEDGE.BROKEN_HISTORY`. */
export class BrokenArticleHistoryError extends ParleyError {
  constructor(type: string, status: string) {
    super('KNOWLEDGE.BROKEN_HISTORY', `${type} cannot follow in an article that is ${status}`, { details: { type, status } });
  }
}
