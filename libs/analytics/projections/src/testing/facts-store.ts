import { topicOf, type EventEnvelope } from '@parley/contracts';
import { runMigrations, Database, type ReceivedEvent } from '@parley/platform/event-log';
import type { LogClient } from '@parley/platform/kafka';
import { prepareProjection, rebuild } from '@parley/platform/projections';
import { conversationFacts } from '../conversations/conversation-facts.projection';

type ProjectedEvent = EventEnvelope<Record<string, unknown>>;

/** The facts on a real Postgres of their own. */
export class FactsStore {
  private constructor(readonly database: Database) {}

  static async open(url: string, schema: string): Promise<FactsStore> {
    await runMigrations(url, schema, []);
    const database = new Database({ url, applicationName: 'spec' });
    await prepareProjection(database, conversationFacts);
    return new FactsStore(database);
  }

  async empty(): Promise<void> {
    await this.database.transaction((tx) => conversationFacts.truncate(tx));
  }

  async apply(events: readonly ProjectedEvent[]): Promise<void> {
    const topics = new Map(conversationFacts.handles.map((contract) => [contract.type, topicOf(contract).name]));
    const received = events.flatMap((event): ReceivedEvent[] => {
      const topic = topics.get(event.type);
      return topic === undefined ? [] : [{ ...event, topic, partition: 0, offset: 0 }];
    });
    await this.database.transaction((tx) => conversationFacts.apply(tx, received, conversationFacts.tableNames()));
  }

  async rows(): Promise<{ conversation_id: string; tenant: string; conversation: object; routing: object; version: number }[]> {
    return this.database.query('SELECT conversation_id, tenant, conversation, routing, version FROM conversation_facts ORDER BY conversation_id');
  }

  async rebuild(log: Pick<LogClient, 'scan'>): Promise<void> {
    await rebuild(conversationFacts, { database: this.database, log });
  }
}
