import {
  ArticleArchived, ArticlePublished, contractOf, deriveId, ParleyError, Topics, type ArticleContent, type ArticlePublishedData, type Topic,
} from '@parley/contracts';
import {
  decideArticle, evolveArticle, initialArticle, UnknownArticleError,
  type Article, type ArticleCommand, type ArticleEvent, type KnownArticle,
} from '@parley/knowledge/domain';
import { newEvent, StreamStore, type Database, type LockedStream, type NewEvent, type Outbox, type OwnedLedger, type Tx } from '@parley/platform/event-log';
import type { ArticleEntryStore } from './article-entry.store';

/** A command for one article of a tenant. */
export interface AddressedCommand {
  readonly tenant: string;
  readonly articleId: string;
  readonly command: ArticleCommand;
}

export interface DecidedArticle {
  readonly articleId: string;
  readonly state: KnownArticle;
  /** None when there was nothing to do. */
  readonly events: readonly ArticleEvent[];
}

/** One event of an article's history. */
export interface PastArticleEvent {
  readonly revision: number;
  readonly event: ArticleEvent;
}

export interface ArticleLedgerOptions {
  readonly outbox: Outbox;
  readonly entries: ArticleEntryStore;
  /** Where the history goes; the shared topics by default. */
  readonly editing?: Topic;
  /** Where those who answer read what is live. */
  readonly articles?: Topic;
}

/** The articles' ledger: what editors do becomes events, the editors' list follows, and what goes live is published. */
export class ArticleLedger {
  private readonly streams: StreamStore<Article>;
  private readonly articles: Topic;

  constructor(private readonly options: ArticleLedgerOptions) {
    this.streams = new StreamStore({ topic: options.editing ?? Topics.editing, source: '/parley/knowledge', initial: initialArticle });
    this.articles = options.articles ?? Topics.articles;
  }

  /**
   * Decides on commands for different articles, all or none, and writes what follows from them. Call the relay afterwards.
   *
   * @throws ParleyError of the article's domain.
   */
  async handle(tx: Tx, commands: readonly AddressedCommand[]): Promise<DecidedArticle[]> {
    const locked = await this.streams.lock(tx, commands.map(({ articleId }) => articleId));
    const before = await versionsBefore(tx, commands.filter(({ articleId }) => !locked.get(articleId)?.exists));
    const decided = commands.map(({ tenant, articleId, command }) => {
      const stream = locked.get(articleId);
      if (!stream) throw new UnknownArticleError(articleId);
      return decideOn(stream, tenant, withVersions(command, before.get(articleId)));
    });
    const changed = decided.filter(({ events }) => events.length > 0);
    await this.streams.commit(tx, changed.map(({ stream, state, events }) => ({ stream, state, events: events.map(toNewEvent) })));
    await this.options.entries.write(tx, changed);
    await this.options.outbox.publish(tx, this.articles, changed.flatMap(({ events }) => events.flatMap(toPublished)));
    return decided.map(({ stream, state, events }) => ({ articleId: stream.id, state, events }));
  }

  /** The article as it is, of this tenant; undefined when there is none. */
  async read(database: Pick<Database, 'query'>, tenant: string, articleId: string): Promise<KnownArticle | undefined> {
    const state = (await this.streams.read(database, articleId))?.state;
    return state && state.status !== 'absent' && state.tenant === tenant ? state : undefined;
  }

  /** Articles as they are, for those that exist. */
  async readMany(database: Pick<Database, 'query'>, tenant: string, articleIds: readonly string[]): Promise<Map<string, KnownArticle>> {
    const rows = await database.query<{ stream_id: string; state: Article }>(
      'SELECT stream_id, state FROM stream WHERE stream_id = ANY($1) AND seq > 0',
      [articleIds],
    );
    const known = rows.flatMap(({ stream_id, state }): [string, KnownArticle][] =>
      state.status !== 'absent' && state.tenant === tenant ? [[stream_id, state]] : [],
    );
    return new Map(known);
  }

  /** Everything that happened to an article, oldest first. */
  async history(database: Pick<Database, 'query'>, articleId: string): Promise<PastArticleEvent[]> {
    const rows = await database.query<{ seq: number; headers: Record<string, string>; value: Record<string, unknown> }>(
      'SELECT seq, headers, value FROM ledger WHERE stream_id = $1 ORDER BY seq',
      [articleId],
    );
    return rows.map(({ seq, headers, value }) => ({ revision: seq, event: toArticleEvent(headers, value) }));
  }
}

/** How the articles' ledger and the editors' list come back from the log. */
export function articleLedger(entries: ArticleEntryStore): OwnedLedger<Article> {
  const fold = (state: Article, event: object): Article => evolveArticle(state, event as ArticleEvent);
  return {
    topic: Topics.editing,
    initial: initialArticle,
    evolve: fold,
    async derive(tx, _streamId, events) {
      const state = events.reduce(fold, initialArticle());
      if (state.status !== 'absent') await entries.write(tx, [{ state, events: events as unknown as ArticleEvent[] }]);
    },
  };
}

function decideOn(stream: LockedStream<Article>, tenant: string, command: ArticleCommand) {
  // To another tenant the article is not there at all.
  if (stream.state.status !== 'absent' && stream.state.tenant !== tenant) throw new UnknownArticleError(stream.id);
  const events = decideArticle(command, stream.state);
  const state = events.reduce(evolveArticle, stream.state);
  if (state.status === 'absent') throw new UnknownArticleError(stream.id);
  return { stream, state, events };
}

/** Articles that were published before there was a history go on counting their versions. */
async function versionsBefore(tx: Tx, commands: readonly AddressedCommand[]): Promise<Map<string, number>> {
  const imports = commands.filter(({ command }) => command.type === 'ImportArticle');
  if (imports.length === 0) return new Map();
  const rows = await tx.query<{ article_id: string; version: number }>(
    'SELECT h.article_id, h.version FROM article_head h JOIN unnest($1::text[], $2::text[]) AS c (tenant, article_id) USING (tenant, article_id)',
    [imports.map(({ tenant }) => tenant), imports.map(({ articleId }) => articleId)],
  );
  return new Map(rows.map((row) => [row.article_id, row.version]));
}

const withVersions = (command: ArticleCommand, versions: number | undefined): ArticleCommand =>
  command.type === 'ImportArticle' && versions !== undefined ? { ...command, versionsBefore: versions } : command;

function toNewEvent({ id, type, data, time, tenant, subjectid }: ArticleEvent): NewEvent {
  const contract = contractOf(type);
  if (!contract) throw new ParleyError('KNOWLEDGE.NO_CONTRACT', `${type} has no contract`);
  return { contract, id, data, time, tenant, subjectid };
}

/** What those who answer customers are told of an event, if anything. */
function toPublished(event: ArticleEvent): { stream: string; event: NewEvent }[] {
  const { id, time, tenant, subjectid } = event;
  const about = { id: deriveId(id, 'article-published'), time, tenant, subjectid, causationid: id };
  if (event.type === 'knowledge.ArticleReleased') {
    const { articleId, articleVersion, content } = event.data;
    return [{ stream: articleId, event: newEvent(ArticlePublished, { ...about, data: publishedData(articleId, articleVersion, content) }) }];
  }
  if (event.type === 'knowledge.ArticleWithdrawn' && event.data.articleVersion !== undefined) {
    const { articleId, articleVersion } = event.data;
    return [{ stream: articleId, event: newEvent(ArticleArchived, { ...about, data: { articleId, articleVersion } }) }];
  }
  return [];
}

/** Owner, review date and outer id are the editors' own matters. */
function publishedData(articleId: string, articleVersion: number, content: ArticleContent): ArticlePublishedData {
  const { owner: _owner, reviewDate: _reviewDate, externalId: _externalId, ...text } = content;
  return { articleId, articleVersion, ...text };
}

function toArticleEvent(headers: Record<string, string>, data: Record<string, unknown>): ArticleEvent {
  const { ce_id: id, ce_type: type, ce_time: time, ce_tenant: tenant, ce_subjectid: subjectid } = headers;
  return { id, type, time, tenant, subjectid, data } as unknown as ArticleEvent;
}
