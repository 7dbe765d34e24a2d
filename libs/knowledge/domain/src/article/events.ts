import type {
  ArticleApprovedData, ArticleDraftDiscardedData, ArticleDraftedData, ArticleReleasedData, ArticleRestoredData, ArticleReturnedData,
  ArticleRevisedData, ArticleSubmittedData, ArticleWithdrawnData, EventEnvelope,
} from '@parley/contracts';

/** What the core knows of an event beside its data; the store adds the rest of the envelope. */
type Facts = Pick<EventEnvelope, 'id' | 'time' | 'tenant' | 'subjectid'>;

interface Recorded<Type extends string, Data> extends Facts {
  readonly type: Type;
  readonly data: Data;
}

export type ArticleEvent =
  | Recorded<'knowledge.ArticleDrafted', ArticleDraftedData>
  | Recorded<'knowledge.ArticleRevised', ArticleRevisedData>
  | Recorded<'knowledge.ArticleSubmitted', ArticleSubmittedData>
  | Recorded<'knowledge.ArticleApproved', ArticleApprovedData>
  | Recorded<'knowledge.ArticleReturned', ArticleReturnedData>
  | Recorded<'knowledge.ArticleReleased', ArticleReleasedData>
  | Recorded<'knowledge.ArticleWithdrawn', ArticleWithdrawnData>
  | Recorded<'knowledge.ArticleRestored', ArticleRestoredData>
  | Recorded<'knowledge.ArticleDraftDiscarded', ArticleDraftDiscardedData>;

export type ArticleEventType = ArticleEvent['type'];
export type ArticleEventOf<Type extends ArticleEventType> = Extract<ArticleEvent, { type: Type }>;
export type ArticleDataOf<Type extends ArticleEventType> = ArticleEventOf<Type>['data'];
