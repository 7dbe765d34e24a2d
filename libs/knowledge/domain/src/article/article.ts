import type { ArticleContent } from '@parley/contracts';

/** The version that customers are answered from. */
export interface LiveVersion {
  readonly version: number;
  readonly content: ArticleContent;
  readonly by: string;
  /** When it was released, ISO 8601. */
  readonly time: string;
}

interface Known {
  readonly tenant: string;
  readonly articleId: string;
  /** Events so far; who changes the article names the one that was seen. */
  readonly revision: number;
  /** Highest version that was ever released; 0 when none was. */
  readonly versions: number;
  /** The newest text: of the draft where there is one, else of the live version. */
  readonly content: ArticleContent;
  readonly changedBy: string;
  readonly changedTime: string;
}

interface InWork extends Known {
  readonly live: LiveVersion | null;
  /** Who had a hand in this draft since the last release: none of them may approve it. */
  readonly editors: readonly string[];
}

export interface DraftArticle extends InWork {
  readonly status: 'draft';
  /** What the reviewer said when it came back. */
  readonly returned: { readonly by: string; readonly note: string } | null;
}

export interface SubmittedArticle extends InWork {
  readonly status: 'in-review';
  readonly submittedBy: string;
  readonly note: string | null;
}

export interface ApprovedArticle extends InWork {
  readonly status: 'approved';
  readonly approvedBy: string;
}

export interface PublishedArticle extends Known {
  readonly status: 'published';
  readonly live: LiveVersion;
}

export interface ArchivedArticle extends Known {
  readonly status: 'archived';
  readonly live: null;
}

export interface AbsentArticle {
  readonly status: 'absent';
  readonly revision: 0;
}

/** An article in the course of its life. A live version stays with customers while the next one is written. */
export type Article = AbsentArticle | DraftArticle | SubmittedArticle | ApprovedArticle | PublishedArticle | ArchivedArticle;
export type KnownArticle = Exclude<Article, AbsentArticle>;
export type ArticleStatus = KnownArticle['status'];

export const ARTICLE_STATUSES: readonly ArticleStatus[] = ['draft', 'in-review', 'approved', 'published', 'archived'];

export const initialArticle = (): Article => ({ status: 'absent', revision: 0 });
