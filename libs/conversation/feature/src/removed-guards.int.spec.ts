import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConversationAssigned, deriveId, encodeEvent, messageIdOf, MessageReceived, MessageUnderstood, PassagesRetrieved, threadIdOf, Topics,
  type EventEnvelope, type Topic,
} from '@parley/contracts';
import { AnswerStore, ConversationStore, IntakeStore } from '@parley/conversation/adapters';
import { DEFAULT_SETTINGS } from '@parley/conversation/domain';
import { Database, EventConsumer, Outbox, runMigrations, Timers } from '@parley/platform/event-log';
import { createKafkaLogClient, type FetchedBatch } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { randomName, Sabotage, servers, testDatabase, type TestDatabase } from '@parley/testing';
import { CONVERSATION_READER } from './conversation-events.controller';
import { ConversationEventsHandler } from './conversation-events.handler';
import { conversationMigrations } from './migrations';
import { envelope } from './testing/running-conversation';

const ACCOUNT = 'webchat-demo';
const THREAD = threadIdOf('demo', ACCOUNT, 'kim');
const MESSAGE = messageIdOf('demo', ACCOUNT, 'x1');
const CONVERSATION = deriveId('conversation', THREAD, MESSAGE);
const about = { messageId: MESSAGE, conversationId: CONVERSATION };

/** The message as the vendor's n-th delivery of it brings it: another event, the same external id. */
const delivered = (n: number): EventEnvelope =>
  envelope(MessageReceived, Topics.channel, {
    id: deriveId('delivery', n), subject: THREAD,
    data: {
      messageId: MESSAGE, threadId: THREAD, channel: 'webchat', accountId: ACCOUNT, externalMessageId: 'x1', externalUserId: 'kim',
      content: { kind: 'text', text: 'When do I get my refund?' },
    },
  });

const understood = (version: string): EventEnvelope =>
  envelope(MessageUnderstood, Topics.nlu, {
    id: deriveId('nlu', version), subject: CONVERSATION,
    data: {
      ...about, engine: { name: 'spec', version },
      understanding: { language: 'en', intents: [], entities: [], sentiment: 0, anger: 0, urgency: 'normal', wantsHuman: false, outOfScope: false },
    },
  });

const retrieved = envelope(PassagesRetrieved, Topics.knowledge, {
  id: deriveId('knowledge', MESSAGE), subject: CONVERSATION,
  data: {
    ...about, engine: { name: 'spec', version: '1' },
    passages: [{ articleId: 'a1', articleVersion: 1, title: 'Refunds', text: 'Three days.', language: 'en', score: 1, confidence: 0.9 }],
  },
});

const takenOver = envelope(ConversationAssigned, Topics.routing, {
  id: deriveId('assigned', CONVERSATION), subject: CONVERSATION, seq: 1,
  data: { assignmentId: 'a1', conversationId: CONVERSATION, escalationId: 'e1', agentId: 'ada', how: 'claimed' },
});

/** Each case must hold with the guard and break without it; the other guards are all in place. */
describe('the conversation without one of its guards', () => {
  const log = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'removed-guards' });
  let store: TestDatabase;
  let database: Database;
  let reader: string;
  let offset: number;

  beforeEach(async () => {
    store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, conversationMigrations) });
    database = new Database({ url: store.url, applicationName: 'spec' });
    reader = randomName('parley.spec');
    offset = 0;
  });
  afterEach(async () => {
    await database.close();
    await store.drop();
  });
  afterAll(() => log.close());

  /** Hands one event to the service, each at an offset of its own, in a transaction of its own. */
  const receive = async (on: Database, topic: Topic, event: EventEnvelope): Promise<void> => {
    const tools = { conversations: new ConversationStore(), answers: new AnswerStore(), timers: new Timers(), settings: DEFAULT_SETTINGS };
    const handler = new ConversationEventsHandler(new IntakeStore(), tools, silentLogger);
    const consumer = new EventConsumer({
      declaration: { ...CONVERSATION_READER, reader, attempts: 1 },
      handle: (events, context) => handler.handle(events, context),
      database: on, outbox: new Outbox('/parley/conversation'), log, logger: silentLogger,
      nudgeRelay: () => undefined,
      onFatal: (error) => {
        throw error;
      },
    });
    await consumer.process([fetchOf(topic, event, offset)]);
    offset += 1;
  };

  /** What the ledger holds: type, and who speaks where somebody does. */
  const story = async (): Promise<string[]> => {
    const rows = await database.query<{ line: string }>(
      `SELECT concat_ws(' ', replace(headers ->> 'ce_type', 'conversation.', ''), coalesce(value ->> 'author', value ->> 'controller')) AS line FROM ledger ORDER BY seq`,
    );
    expect(await database.query('SELECT reason FROM parked_stream')).toEqual([]);
    return rows.map(({ line }) => line);
  };
  const BEGUN = ['ConversationStarted', 'CustomerMessageAdded bot'];

  describe('unique external id', () => {
    /** Neither position nor event id is the same, and events of the channel carry no seq. */
    const receiveTwice = async (on: Database): Promise<string[]> => {
      await receive(on, Topics.channel, delivered(1));
      await receive(on, Topics.channel, delivered(2));
      return story();
    };

    it('takes a message once that the vendor delivers twice, with it', async () => {
      expect(await receiveTwice(database)).toEqual(BEGUN);
    });

    it('takes it twice without it', async () => {
      const sabotage = new Sabotage((sql) =>
        sql.includes('INTO customer_message')
          ? sql.replace('ON CONFLICT DO NOTHING', 'ON CONFLICT (tenant, account_id, external_message_id) DO UPDATE SET message_id = excluded.message_id')
          : sql,
      );
      expect(await receiveTwice(sabotage.of(database))).toEqual([...BEGUN, 'CustomerMessageAdded bot']);
      expect(sabotage.changed).toBe(2);
    });
  });

  describe('epoch check', () => {
    /** Both engines answer after an agent has taken the conversation over. @param on for what comes after the take-over */
    const answerAfterTakeOver = async (on: Database): Promise<string[]> => {
      await receive(database, Topics.channel, delivered(1));
      await receive(database, Topics.routing, takenOver);
      await receive(on, Topics.nlu, understood('1'));
      await receive(on, Topics.knowledge, retrieved);
      return story();
    };

    it('keeps the bot silent after a take-over, with it', async () => {
      expect(await answerAfterTakeOver(database)).toEqual([...BEGUN, 'ControlChanged agent']);
    });

    it('lets the bot reply while an agent is in control, without it', async () => {
      // The decision is the production code's own: it compares the message's epoch with the present one, and is shown the same twice.
      const sabotage = new Sabotage((sql) => sql.replace('SELECT stream_id, seq, state FROM stream', `SELECT stream_id, seq, ${OF_THIS_EPOCH} AS state FROM stream`));
      expect(await answerAfterTakeOver(sabotage.of(database))).toEqual([...BEGUN, 'ControlChanged agent', 'ReplyComposed bot']);
      expect(sabotage.changed).toBeGreaterThan(0);
    });
  });

  describe('first answer', () => {
    /** Understanding comes twice, of two versions, before the passages. @returns the version that the reply was decided on */
    const answerTwice = async (onSecond: Database): Promise<unknown> => {
      await receive(database, Topics.channel, delivered(1));
      await receive(database, Topics.nlu, understood('first'));
      await receive(onSecond, Topics.nlu, understood('second'));
      await receive(database, Topics.knowledge, retrieved);
      expect(await story()).toEqual([...BEGUN, 'ReplyComposed bot']);
      const [decided] = await database.query<{ version: string }>(`SELECT value -> 'basis' -> 'understoodBy' ->> 'version' AS version FROM ledger ORDER BY seq DESC LIMIT 1`);
      return decided?.version;
    };
    const unheard = (sql: string): string => sql.replace('answer FROM engine_answer WHERE', 'answer FROM engine_answer WHERE false AND');
    const overwritten = (sql: string): string =>
      sql.includes('INTO engine_answer') ? sql.replace('ON CONFLICT DO NOTHING', 'ON CONFLICT (message_id, kind) DO UPDATE SET answer = excluded.answer') : sql;

    it('decides on the first answer, with it', async () => {
      expect(await answerTwice(database)).toBe('first');
    });

    it('decides on the second without its two halves: what was heard is looked up, and what is there is not overwritten', async () => {
      const sabotage = new Sabotage((sql) => overwritten(unheard(sql)));
      expect(await answerTwice(sabotage.of(database))).toBe('second');
      expect(sabotage.changed).toBe(2);
    });

    it('decides on the first without the look-up alone: the key of the row keeps it', async () => {
      const sabotage = new Sabotage(unheard);
      expect(await answerTwice(sabotage.of(database))).toBe('first');
      expect(sabotage.changed).toBe(1);
    });

    it('decides on the first without the key alone: after the look-up no second answer is written at all', async () => {
      const sabotage = new Sabotage(overwritten);
      expect(await answerTwice(sabotage.of(database))).toBe('first');
      expect(sabotage.changed).toBe(0);
    });
  });
});

/** A conversation's state in which every waiting message is of the present epoch. */
const OF_THIS_EPOCH = `CASE WHEN state ->> 'status' = 'open' THEN (state::jsonb || jsonb_build_object('pending',
  (SELECT coalesce(jsonb_agg(message || jsonb_build_object('epoch', state::jsonb -> 'epoch')), '[]') FROM jsonb_array_elements(state::jsonb -> 'pending') AS p (message))))::json
  ELSE state END`;

function fetchOf(topic: Topic, event: EventEnvelope, offset: number): FetchedBatch {
  const { key, headers, value } = encodeEvent(event);
  const record = { topic: topic.name, partition: 0, offset, key, headers, value: Buffer.from(value), timestamp: 0 };
  return { topic: topic.name, partition: 0, fetchedOffset: 0, highWatermark: offset + 1, records: [record] };
}
