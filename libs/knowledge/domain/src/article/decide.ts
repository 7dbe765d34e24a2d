import { deriveId, type ArticleContent } from '@parley/contracts';
import type { Article, KnownArticle } from './article';
import type { ArticleCommand, DraftArticle, ImportArticle, PublishArticle } from './commands';
import { missingFields, normalContent, sameContent } from './content';
import { ArticleConflictError, ArticleExistsError, FourEyesError, IncompleteArticleError, NotInThisStateError, UnknownArticleError } from './errors';
import type { ArticleDataOf, ArticleEvent, ArticleEventType } from './events';

/**
 * The facts that follow from a command, none when there is nothing to do. Pure.
 *
 * @throws ParleyError of ./errors when the article's state, its reader's revision or the rule of four eyes forbids it.
 */
export function decide(command: ArticleCommand, state: Article): ArticleEvent[] {
  switch (command.type) {
    case 'DraftArticle':
      if (state.status !== 'absent') throw new ArticleExistsError(command.articleId);
      return [drafted(command)];
    case 'ImportArticle':
      return importArticle(command, state);
    default:
      return change(command, seen(state, command.expectedRevision));
  }
}

function change(command: Exclude<ArticleCommand, DraftArticle | ImportArticle>, article: KnownArticle): ArticleEvent[] {
  const { by } = command;
  const record = recorder(command, article);
  const refuse = (): never => {
    throw new NotInThisStateError(command.type, article.status);
  };
  switch (command.type) {
    case 'ReviseArticle': {
      if (article.status === 'archived') return refuse();
      const content = normalContent(command.content);
      return sameContent(content, article.content) ? [] : [record('knowledge.ArticleRevised', { content, by })];
    }
    case 'SubmitArticle':
      if (article.status === 'in-review') return [];
      if (article.status !== 'draft') return refuse();
      demandComplete(article.content);
      return [record('knowledge.ArticleSubmitted', { by, ...noteOf(command) })];
    case 'ApproveArticle':
      if (article.status === 'approved') return [];
      if (article.status !== 'in-review') return refuse();
      if (article.editors.includes(by)) throw new FourEyesError();
      return [record('knowledge.ArticleApproved', { by, ...noteOf(command) })];
    case 'ReturnArticle':
      if (article.status === 'draft') return [];
      if (article.status !== 'in-review' && article.status !== 'approved') return refuse();
      return [record('knowledge.ArticleReturned', { by, ...noteOf(command) })];
    case 'PublishArticle':
      if (article.status === 'published') return [];
      if (article.status !== 'approved') return refuse();
      return [record('knowledge.ArticleReleased', { articleVersion: article.versions + 1, content: complete(withValidity(article.content, command)), by })];
    case 'ArchiveArticle':
      if (article.status === 'archived') return [];
      return [record('knowledge.ArticleWithdrawn', {
        ...(article.live && { articleVersion: article.live.version }), by, ...(command.reason !== undefined && { reason: command.reason }),
      })];
    case 'RestoreArticle':
      if (article.status === 'draft') return [];
      if (article.status !== 'archived') return refuse();
      return [record('knowledge.ArticleRestored', { content: article.content, by })];
    case 'DiscardDraft':
      if (article.status === 'published') return [];
      if (article.live === null) return refuse();
      return [record('knowledge.ArticleDraftDiscarded', { by })];
  }
}

/** Goes by what is there: begins, revises or restores the text where it differs, then takes it as far as wanted. */
function importArticle(command: ImportArticle, state: Article): ArticleEvent[] {
  const content = normalContent(command.content);
  if (command.as !== 'draft') demandComplete(content);
  const marks = { by: command.by, ...(command.importId !== undefined && { importId: command.importId }) };
  const events: ArticleEvent[] = [];
  const add = <Type extends ArticleEventType>(type: Type, data: Omit<ArticleDataOf<Type>, 'articleId'>): void => {
    events.push(event(command, { tenant: command.tenant, articleId: command.articleId }, events.length, type, data));
  };
  if (state.status === 'absent') events.push(drafted(command));
  else if (state.status === 'archived') add('knowledge.ArticleRestored', { content, ...marks });
  else if (!sameContent(content, state.content)) add('knowledge.ArticleRevised', { content, ...marks });

  const status = events.length > 0 || state.status === 'absent' ? 'draft' : state.status;
  const versions = state.status === 'absent' ? (command.versionsBefore ?? 0) : state.versions;
  if (command.as === 'in-review' && status === 'draft') add('knowledge.ArticleSubmitted', { by: command.by });
  if (command.as === 'published' && status !== 'published') add('knowledge.ArticleReleased', { articleVersion: versions + 1, content, ...marks });
  return events;
}

function drafted(command: DraftArticle | ImportArticle): ArticleEvent {
  const { by, origin } = command;
  const imported = command.type === 'ImportArticle' ? command : undefined;
  return event(command, command, 0, 'knowledge.ArticleDrafted', {
    content: normalContent(command.content), by, origin,
    ...(imported?.importId !== undefined && { importId: imported.importId }),
    ...(imported?.versionsBefore !== undefined && imported.versionsBefore > 0 && { versionsBefore: imported.versionsBefore }),
  });
}

/** @throws ArticleConflictError when somebody changed the article since. */
function seen(state: Article, expectedRevision: number): KnownArticle {
  if (state.status === 'absent') throw new UnknownArticleError();
  if (state.revision !== expectedRevision) throw new ArticleConflictError(state, expectedRevision);
  return state;
}

function complete(content: ArticleContent): ArticleContent {
  demandComplete(content);
  return content;
}

function demandComplete(content: ArticleContent): void {
  const missing = missingFields(content);
  if (missing.length > 0) throw new IncompleteArticleError(missing);
}

function withValidity(content: ArticleContent, { validFrom, validTo }: PublishArticle): ArticleContent {
  const { validFrom: from, validTo: to, ...rest } = content;
  const [begin, end] = [validFrom === undefined ? from : validFrom, validTo === undefined ? to : validTo];
  return normalContent({ ...rest, ...(begin != null && { validFrom: begin }), ...(end != null && { validTo: end }) });
}

const noteOf = ({ note }: { note?: string }): { note?: string } => (note === undefined || note.trim() === '' ? {} : { note: note.trim() });

const recorder =
  (command: ArticleCommand, article: KnownArticle) =>
  <Type extends ArticleEventType>(type: Type, data: Omit<ArticleDataOf<Type>, 'articleId'>): ArticleEvent =>
    event(command, article, 0, type, data);

function event<Type extends ArticleEventType>(
  { causeId, now }: ArticleCommand,
  { tenant, articleId }: { tenant: string; articleId: string },
  ordinal: number,
  type: Type,
  data: Omit<ArticleDataOf<Type>, 'articleId'>,
): ArticleEvent {
  return {
    id: deriveId(causeId, articleId, 'article.decide', ordinal),
    type,
    time: now,
    tenant,
    // An article is about nobody; the envelope asks for a subject all the same.
    subjectid: articleId,
    data: { articleId, ...data },
  } as unknown as ArticleEvent;
}
