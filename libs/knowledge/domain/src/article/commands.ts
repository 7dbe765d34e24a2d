import type { ArticleContent, ArticleDraftedData } from '@parley/contracts';

interface Command<Type extends string> {
  readonly type: Type;
  /** Ids of what follows are derived from it: a repeated cause makes the same events. */
  readonly causeId: string;
  /** ISO 8601; the core reads no clock. */
  readonly now: string;
  /** Id of the person, or of the process, that wants it. */
  readonly by: string;
}

/** A change of what somebody looked at: it names the revision that was seen. */
interface Change<Type extends string> extends Command<Type> {
  readonly expectedRevision: number;
}

export interface DraftArticle extends Command<'DraftArticle'> {
  readonly tenant: string;
  readonly articleId: string;
  readonly content: ArticleContent;
  readonly origin: ArticleDraftedData['origin'];
}

export interface ReviseArticle extends Change<'ReviseArticle'> {
  readonly content: ArticleContent;
}

export interface SubmitArticle extends Change<'SubmitArticle'> {
  readonly note?: string;
}

export interface ApproveArticle extends Change<'ApproveArticle'> {
  readonly note?: string;
}

export interface ReturnArticle extends Change<'ReturnArticle'> {
  readonly note?: string;
}

export interface PublishArticle extends Change<'PublishArticle'> {
  /** Replaces the text's own dates; null takes a date away. */
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

export interface ArchiveArticle extends Change<'ArchiveArticle'> {
  readonly reason?: string;
}

export type RestoreArticle = Change<'RestoreArticle'>;
export type DiscardDraft = Change<'DiscardDraft'>;

/** What an import, or a seeder, has of an article. It goes by what is there, so that a repeat does nothing. */
export interface ImportArticle extends Command<'ImportArticle'> {
  readonly tenant: string;
  readonly articleId: string;
  readonly content: ArticleContent;
  readonly origin: 'import' | 'demo';
  readonly importId?: string;
  /** How far the text is to come: `published` passes over the review. */
  readonly as: 'draft' | 'in-review' | 'published';
  /** Versions published before articles had a history of their own. */
  readonly versionsBefore?: number;
}

/** Everything that can be wanted of an article. */
export type ArticleCommand =
  | DraftArticle
  | ReviseArticle
  | SubmitArticle
  | ApproveArticle
  | ReturnArticle
  | PublishArticle
  | ArchiveArticle
  | RestoreArticle
  | DiscardDraft
  | ImportArticle;
