import type { ArticleContent } from '@parley/contracts';
import { ArticleEntryStore, ArticleLedger } from '@parley/knowledge/adapters';
import { Database, Outbox, runMigrations, type Relay } from '@parley/platform/event-log';
import { knowledgeMigrations } from '../../migrations';
import { ArticleDesk } from '../article-desk';

export const eve = { sub: 'p-eve', tenant: 'demo', name: 'Eve' };
export const rui = { sub: 'p-rui', tenant: 'demo', name: 'Rui' };

export const content: ArticleContent = {
  kind: 'faq', businessLine: 'retail', language: 'en', title: 'Returns', question: 'How do I return something?', answer: 'Send it back within 30 days.',
  similarQuestions: ['Can I send it back?'], keywords: ['return'], tags: ['after-sales'],
};

interface SpecDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** How a spec makes its database: the testing library's `testDatabase`. */
type MakeDatabase = (options: { migrate: (url: string, schema: string) => Promise<void> }) => Promise<SpecDatabase>;

/** The desk on a schema of its own. */
export class DeskFixture {
  readonly entries = new ArticleEntryStore();
  readonly ledger: ArticleLedger;
  readonly desk: ArticleDesk;

  private constructor(
    private readonly store: SpecDatabase,
    readonly database: Database,
  ) {
    this.ledger = new ArticleLedger({ outbox: new Outbox('/parley/knowledge'), entries: this.entries });
    this.desk = new ArticleDesk(database, this.ledger, this.entries, { nudge: () => undefined } as unknown as Relay);
  }

  static async open(makeDatabase: MakeDatabase): Promise<DeskFixture> {
    const store = await makeDatabase({ migrate: (url, schema) => runMigrations(url, schema, knowledgeMigrations) });
    return new DeskFixture(store, new Database({ url: store.url, applicationName: 'spec' }));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.store.drop();
  }

  /** What waits to be sent to those who answer customers, in order. */
  async published(): Promise<{ type: string; data: Record<string, unknown> }[]> {
    return this.database.query(
      `SELECT headers ->> 'ce_type' AS type, value::json AS data FROM outbox WHERE topic = 'parley.knowledge.articles.v1' ORDER BY id`,
    );
  }

  /** The whole ledger with its headers, as Kafka holds it. */
  async ledgerRows(): Promise<{ headers: Record<string, string>; value: object }[]> {
    return this.database.query('SELECT headers, value FROM ledger ORDER BY stream_id, seq');
  }
}

