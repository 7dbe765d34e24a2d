import { deriveId } from '@parley/contracts';
import { Database, runMigrations, Timers } from '@parley/platform/event-log';
import { decideConversation, type Presence } from '@parley/routing/domain';
import { RoutingDesk } from '../desk/routing-desk';
import { RoutingTables1760000100000 } from '../migrations/routing-tables.migration';
import { RoutingLedger } from '../routing-ledger';
import type { RoutingSettings } from '../settings';

/** A fresh database with the tables that the migration makes. */
type NewDatabase = (options: {
  schema: string;
  migrate: (url: string, schema: string) => Promise<void>;
}) => Promise<{ url: string; drop(): Promise<void> }>;

export const TENANT = 'test';

export interface NewAgent {
  capacity?: number;
  languages?: string[];
  skills?: string[];
  presence?: Presence;
}

/** A routing schema of its own, with short cuts for what specs start from. */
export class RoutingStore {
  readonly ledger = new RoutingLedger();
  readonly timers = new Timers();
  readonly settings: RoutingSettings = { offerTimeoutMs: 20_000, offlineGraceMs: 30_000 };
  readonly desk: RoutingDesk;

  private constructor(
    readonly database: Database,
    readonly url: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {
    this.desk = new RoutingDesk(database, this.ledger, this.timers, this.settings);
  }

  static async open(newDatabase: NewDatabase, maxConnections = 10): Promise<RoutingStore> {
    const store = await newDatabase({
      schema: 'routing',
      migrate: (url, schema) => runMigrations(url, schema, [RoutingTables1760000100000]),
    });
    return new RoutingStore(new Database({ url: store.url, applicationName: 'spec', maxConnections }), store.url, () =>
      store.drop(),
    );
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.dropDatabase();
  }

  async agent(
    name: string,
    { capacity = 1, languages = ['en'], skills = ['general'], presence = 'online' }: NewAgent = {},
  ): Promise<string> {
    const agentId = deriveId('agent', name);
    await this.database.execute(
      `INSERT INTO person (person_id, tenant, email, name, password_hash, roles, languages, skills, capacity)
       VALUES ($1, $2, $3, $4, '', '{agent}', $5, $6, $7)`,
      [agentId, TENANT, `${name}@test.example`, name, languages, skills, capacity],
    );
    await this.desk.changePresence(TENANT, agentId, presence);
    return agentId;
  }

  /** Queues conversations, `<prefix>-0` …, in one transaction; returns their ids. */
  async queue(prefix: string, count: number, priority = 50): Promise<string[]> {
    const ids = Array.from({ length: count }, (_, n) => deriveId(prefix, n));
    const now = new Date().toISOString();
    await this.database.transaction(async (tx) => {
      const locks = await this.ledger.lock(tx, { conversations: ids });
      await this.ledger.recordConversations(
        tx,
        ids.map((conversationId) => {
          const locked = locks.conversation(conversationId);
          const escalation = {
            escalationId: deriveId(conversationId, 'escalation'),
            queueId: 'general',
            priority,
            language: 'en',
          };
          const events = decideConversation(
            { type: 'Queue', conversationId, now, waitingSince: now, ...escalation },
            locked.state,
          );
          return {
            tenant: TENANT,
            subjectId: 'subject',
            threadId: `thread-${conversationId}`,
            locked,
            events: events.map((event) => ({ event })),
          };
        }),
      );
    });
    return ids;
  }

  /** Active offers and assignments, as conversation → agent. */
  async held(): Promise<Map<string, string>> {
    const rows = await this.database.query<{ conversation_id: string; agent_id: string }>(
      'SELECT conversation_id, agent_id FROM assignment WHERE ended_time IS NULL',
    );
    return new Map(rows.map((row) => [row.conversation_id, row.agent_id]));
  }

  async load(agentId: string): Promise<number> {
    return [...(await this.held()).values()].filter((holder) => holder === agentId).length;
  }

  /** Types of a stream's ledger events, in order. */
  async ledgerOf(streamId: string): Promise<string[]> {
    const rows = await this.database.query<{ headers: Record<string, string> }>(
      'SELECT headers FROM ledger WHERE stream_id = $1 ORDER BY seq',
      [streamId],
    );
    return rows.map((row) => (row.headers['ce_type'] ?? '').replace('routing.', ''));
  }
}
