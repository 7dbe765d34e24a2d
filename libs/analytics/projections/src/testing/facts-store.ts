import { encodeEvent, Topics, type EventEnvelope } from '@parley/contracts';
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
    const known = new Set(conversationFacts.handles.map((contract) => contract.type));
    const received = events.filter(({ type }) => known.has(type)).map((event): ReceivedEvent => ({ ...event, topic: topicOf(event), partition: 0, offset: 0 }));
    await this.database.transaction((tx) => conversationFacts.apply(tx, received, conversationFacts.tableNames()));
  }

  async rows(): Promise<{ conversation_id: string; tenant: string; conversation: object; routing: object; version: number }[]> {
    return this.database.query('SELECT conversation_id, tenant, conversation, routing, version FROM conversation_facts ORDER BY conversation_id');
  }

  async rebuild(events: readonly ProjectedEvent[]): Promise<void> {
    await rebuild(conversationFacts, { database: this.database, log: logOf(events) });
  }
}

const topicOf = ({ type }: ProjectedEvent): string => (type.startsWith('routing.') ? Topics.routing.name : Topics.conversation.name);

/** A log that holds the events, one partition per topic. */
function logOf(events: readonly ProjectedEvent[]): Pick<LogClient, 'scan'> {
  return {
    scan: async (topic, onBatch, from) => {
      const records = events
        .filter((event) => topicOf(event) === topic)
        .map((event, offset) => {
          const { key, headers, value } = encodeEvent(event);
          return { topic, partition: 0, offset, key, headers, value: Buffer.from(value), timestamp: 0 };
        });
      const fetchedOffset = from?.get(0) ?? 0;
      const left = records.slice(fetchedOffset);
      if (left.length > 0) await onBatch({ topic, partition: 0, fetchedOffset, highWatermark: records.length, records: left });
    },
  };
}
