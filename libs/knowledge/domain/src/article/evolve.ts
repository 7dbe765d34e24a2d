import type { Article, DraftArticle, KnownArticle, LiveVersion, PublishedArticle } from './article';
import { BrokenArticleHistoryError } from './errors';
import type { ArticleEvent, ArticleEventOf } from './events';

/** What an event does to an article. Reads no clock: a replay gives the same state. */
export function evolve(state: Article, event: ArticleEvent): Article {
  switch (event.type) {
    case 'knowledge.ArticleDrafted':
      return drafted(state, event);
    case 'knowledge.ArticleRevised': {
      const before = known(state, event);
      const editors = 'editors' in before ? [...new Set([...before.editors, event.data.by])] : [event.data.by];
      return draft(before, event, { content: event.data.content, editors });
    }
    case 'knowledge.ArticleSubmitted': {
      const before = inWork(state, event);
      return { ...head(before, event), status: 'in-review', live: before.live, editors: before.editors, submittedBy: event.data.by, note: event.data.note ?? null };
    }
    case 'knowledge.ArticleApproved': {
      const before = inWork(state, event);
      return { ...head(before, event), status: 'approved', live: before.live, editors: before.editors, approvedBy: event.data.by };
    }
    case 'knowledge.ArticleReturned': {
      const before = inWork(state, event);
      const returned = { by: event.data.by, note: event.data.note ?? '' };
      return draft(before, event, { content: before.content, editors: before.editors, returned });
    }
    case 'knowledge.ArticleReleased':
      return released(known(state, event), event);
    case 'knowledge.ArticleWithdrawn':
      return { ...head(known(state, event), event), status: 'archived', live: null };
    case 'knowledge.ArticleRestored':
      return draft(known(state, event), event, { content: event.data.content, editors: [event.data.by] });
    case 'knowledge.ArticleDraftDiscarded':
      return discarded(known(state, event), event);
    default:
      return unexpected(event);
  }
}

function unexpected(event: never): never {
  throw new BrokenArticleHistoryError((event as ArticleEvent).type, 'of another release');
}

function drafted(state: Article, { data, tenant, time, type }: ArticleEventOf<'knowledge.ArticleDrafted'>): DraftArticle {
  if (state.status !== 'absent') throw new BrokenArticleHistoryError(type, state.status);
  return {
    status: 'draft', tenant, articleId: data.articleId, revision: 1, versions: data.versionsBefore ?? 0, content: data.content,
    changedBy: data.by, changedTime: time, live: null, editors: [data.by], returned: null,
  };
}

function draft(
  before: KnownArticle,
  event: ArticleEvent,
  { content, editors, returned = null }: Pick<DraftArticle, 'content' | 'editors'> & Partial<Pick<DraftArticle, 'returned'>>,
): DraftArticle {
  return { ...head(before, event), status: 'draft', content, live: before.live, editors, returned };
}

function released(before: KnownArticle, event: ArticleEventOf<'knowledge.ArticleReleased'>): PublishedArticle {
  const { articleVersion: version, content, by } = event.data;
  const live: LiveVersion = { version, content, by, time: event.time };
  return { ...head(before, event), status: 'published', versions: version, content, live };
}

function discarded(before: KnownArticle, event: ArticleEvent): PublishedArticle {
  if (before.live === null) throw new BrokenArticleHistoryError(event.type, before.status);
  return { ...head(before, event), status: 'published', content: before.live.content, live: before.live };
}

/** What every state has, one event later. */
function head({ tenant, articleId, revision, versions, content }: KnownArticle, { data, time }: ArticleEvent) {
  return { tenant, articleId, revision: revision + 1, versions, content, changedBy: data.by, changedTime: time };
}

function known(state: Article, { type }: ArticleEvent): KnownArticle {
  if (state.status === 'absent') throw new BrokenArticleHistoryError(type, state.status);
  return state;
}

function inWork(state: Article, event: ArticleEvent) {
  const before = known(state, event);
  if (!('editors' in before)) throw new BrokenArticleHistoryError(event.type, before.status);
  return before;
}
