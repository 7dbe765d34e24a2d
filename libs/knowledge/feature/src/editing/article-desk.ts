import { Injectable } from '@nestjs/common';
import type { ArticleContent } from '@parley/contracts';
import { ArticleEntryStore, ArticleLedger, type PastArticleEvent } from '@parley/knowledge/adapters';
import { changedFields, evolveArticle, initialArticle, UnknownArticleError, type Article, type ArticleCommand, type KnownArticle } from '@parley/knowledge/domain';
import { Database, newId, Relay } from '@parley/platform/event-log';
import type { SignedInUser } from '@parley/platform/http';
import { differences, type FieldDifference } from './differences';

type Editor = Pick<SignedInUser, 'sub' | 'tenant' | 'name'>;

/** A command without what the desk itself knows. */
type Wanted<Command = ArticleCommand> = Command extends ArticleCommand ? Omit<Command, 'causeId' | 'now' | 'by'> : never;

export type ArticleView = KnownArticle & {
  /** Names of the people that the article mentions, as far as they are known here. */
  readonly names: Readonly<Record<string, string>>;
};

export interface HistoryItem {
  readonly revision: number;
  readonly type: string;
  readonly time: string;
  readonly by: string;
  readonly byName: string | null;
  readonly articleVersion: number | null;
  readonly note: string | null;
  readonly importId: string | null;
  /** Where a first draft came from; null of everything later. */
  readonly origin: string | null;
  /** Fields of the text that it changed. */
  readonly changed: readonly string[];
}

export interface Comparison {
  readonly from: number | null;
  readonly to: number;
  readonly fields: readonly FieldDifference[];
}

/** What editors do with articles, each change in one transaction with its events, its line in the list and what is published. */
@Injectable()
export class ArticleDesk {
  constructor(
    private readonly database: Database,
    private readonly ledger: ArticleLedger,
    private readonly entries: ArticleEntryStore,
    private readonly relay: Relay,
  ) {}

  /** @throws ParleyError of the article's domain. */
  async change(editor: Editor, articleId: string, wanted: Wanted): Promise<ArticleView> {
    // Chosen outside: the transaction may run twice, and must then write the same events.
    const [causeId, now] = [newId(), new Date().toISOString()];
    const command = { ...wanted, causeId, now, by: editor.sub } as ArticleCommand;
    const [decided] = await this.database.transaction(async (tx) => {
      await this.entries.rememberEditor(tx, editor.tenant, editor.sub, editor.name);
      return this.ledger.handle(tx, [{ tenant: editor.tenant, articleId, command }]);
    });
    if (!decided) throw new UnknownArticleError(articleId);
    if (decided.events.length > 0) this.relay.nudge();
    return this.view(decided.state);
  }

  /** @throws UnknownArticleError */
  async find(tenant: string, articleId: string): Promise<ArticleView> {
    const state = await this.ledger.read(this.database, tenant, articleId);
    if (!state) throw new UnknownArticleError(articleId);
    return this.view(state);
  }

  /** Everything that happened, newest first. @throws UnknownArticleError */
  async history(tenant: string, articleId: string): Promise<HistoryItem[]> {
    const past = await this.past(tenant, articleId);
    const names = await this.entries.editorNames(this.database, tenant, past.map(({ event }) => event.data.by));
    let before: Article = initialArticle();
    const items = past.map(({ revision, event }) => {
      const { data, type, time } = event;
      const after = evolveArticle(before, event);
      const changed = after.status !== 'absent' && before.status !== 'absent' ? changedFields(before.content, after.content) : [];
      before = after;
      return {
        revision, type, time, by: data.by, byName: names.get(data.by) ?? null, changed,
        articleVersion: 'articleVersion' in data ? (data.articleVersion ?? null) : null,
        note: ('note' in data ? data.note : 'reason' in data ? data.reason : undefined) ?? null,
        importId: ('importId' in data ? data.importId : undefined) ?? null,
        origin: 'origin' in data ? data.origin : null,
      };
    });
    return items.reverse();
  }

  /** @throws UnknownArticleError when the article, or one of the revisions, is not there. */
  async compare(tenant: string, articleId: string, { from, to }: { from?: number; to?: number }): Promise<Comparison> {
    const past = await this.past(tenant, articleId);
    const now = stateAt(past, to);
    if (!now || (to !== undefined && now.revision !== to)) throw new UnknownArticleError(articleId);
    const before = from === undefined ? liveBefore(now) : contentAt(past, from);
    if (from !== undefined && !before) throw new UnknownArticleError(articleId);
    return { from: from ?? null, to: now.revision, fields: differences(before, now.content) };
  }

  /** The text as it was after a revision. @throws UnknownArticleError */
  async textAt(tenant: string, articleId: string, revision: number): Promise<{ revision: number; content: ArticleContent }> {
    const content = contentAt(await this.past(tenant, articleId), revision);
    if (!content) throw new UnknownArticleError(articleId);
    return { revision, content };
  }

  private async past(tenant: string, articleId: string): Promise<PastArticleEvent[]> {
    const past = await this.ledger.history(this.database, articleId);
    if (past[0]?.event.tenant !== tenant) throw new UnknownArticleError(articleId);
    return past;
  }

  private async view(state: KnownArticle): Promise<ArticleView> {
    const people = [state.changedBy, ...('editors' in state ? state.editors : []), ...(state.status === 'in-review' ? [state.submittedBy] : []), ...(state.live ? [state.live.by] : [])];
    const names = await this.entries.editorNames(this.database, state.tenant, people);
    return { ...state, names: Object.fromEntries(names) };
  }
}

function stateAt(past: readonly PastArticleEvent[], revision = Infinity): KnownArticle | undefined {
  const state = past.filter((one) => one.revision <= revision).reduce<Article>((before, { event }) => evolveArticle(before, event), initialArticle());
  return state.status === 'absent' ? undefined : state;
}

const contentAt = (past: readonly PastArticleEvent[], revision: number): ArticleContent | undefined => {
  const state = stateAt(past, revision);
  return state?.revision === revision ? state.content : undefined;
};

/** What customers see beside the draft; nothing for a first draft. */
const liveBefore = (state: KnownArticle): ArticleContent | undefined => (state.status === 'published' ? undefined : state.live?.content);
