import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { messageIdOf, MessageReceived, threadIdOf, Topics } from '@parley/contracts';
import { AnswerStore, conversationLedger, ConversationStore, IntakeStore } from '@parley/conversation/adapters';
import { DEFAULT_SETTINGS } from '@parley/conversation/domain';
import { Database, restoreLedger, runMigrations, Timers, type ReceivedEvent } from '@parley/platform/event-log';
import type { FetchedRecord, LogClient } from '@parley/platform/kafka';
import { silentLogger } from '@parley/platform/observability';
import { testDatabase, type TestDatabase } from '@parley/testing';
import { ConversationEventsHandler } from './conversation-events.handler';
import { DeadlinesHandler } from './deadlines.handler';
import { conversationMigrations } from './migrations';
import { envelope } from './testing/running-conversation';

const ACCOUNT = 'webchat-demo';
const HOUR = 3_600_000;
const settings = { ...DEFAULT_SETTINGS, reopenWindowMs: HOUR };

describe('a conversation service whose database is older than the log', () => {
  let store: TestDatabase;
  let database: Database;
  let now: number;
  const tools = { conversations: new ConversationStore(), answers: new AnswerStore(), timers: new Timers(), settings };
  const handler = new ConversationEventsHandler(new IntakeStore(), tools, silentLogger, undefined, () => new Date(now));
  const deadlines = new DeadlinesHandler(tools, () => new Date(now));

  beforeEach(async () => {
    now = Date.parse('2026-03-02T09:00:00.000Z');
    store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, conversationMigrations) });
    database = new Database({ url: store.url, applicationName: 'spec' });
  });
  afterEach(async () => {
    await database.close();
    await store.drop();
  });

  const message = (user: string, n: number): ReceivedEvent => {
    const [messageId, threadId] = [messageIdOf('demo', ACCOUNT, `${user}-${n}`), threadIdOf('demo', ACCOUNT, user)];
    const data = {
      messageId, threadId, channel: 'webchat' as const, accountId: ACCOUNT, externalMessageId: `${user}-${n}`, externalUserId: user,
      content: { kind: 'text' as const, text: 'When do I get my refund?' },
    };
    const event = envelope(MessageReceived, Topics.channel, { id: messageId, subject: threadId, time: new Date(now).toISOString(), data });
    return { ...event, topic: Topics.channel.name, partition: 0, offset: n } as unknown as ReceivedEvent;
  };
  const says = (user: string, n: number) => database.transaction((tx) => handler.handle([message(user, n)], { tx }));
  const passTime = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    for (const kind of ['conversation.holding', 'conversation.inactivity'] as const) {
      const rows = await database.query<{ id: string; stream_id: string; payload: Record<string, unknown> }>('SELECT id, stream_id, payload FROM timer WHERE kind = $1', [kind]);
      const due = rows.map((row) => ({ id: row.id, kind, streamId: row.stream_id, dueTime: new Date(now).toISOString(), payload: row.payload }));
      await database.transaction(async (tx) => {
        await tx.execute('DELETE FROM timer WHERE kind = $1', [kind]);
        await deadlines.handle(kind, due, { tx });
      });
    }
  };
  const rows = async (): Promise<unknown> => ({
    ledger: await database.query('SELECT stream_id, seq, event_id, headers::jsonb AS headers, value::jsonb AS value FROM ledger ORDER BY 1, 2'),
    streams: await database.query('SELECT stream_id, seq, state::jsonb AS state FROM stream WHERE seq > 0 ORDER BY 1'),
    threads: await database.query('SELECT * FROM thread ORDER BY 1'),
    messages: await database.query('SELECT * FROM customer_message ORDER BY 1, 2, 3'),
    timers: await database.query('SELECT id, kind, stream_id, payload::jsonb AS payload FROM timer ORDER BY 1'),
  });
  /** Kafka, which holds what the ledger held. */
  const logOf = async (): Promise<Pick<LogClient, 'scan'>> => {
    const kept = await database.query<{ headers: Record<string, string>; value: object }>('SELECT headers, value FROM ledger ORDER BY seq, stream_id');
    const records = kept.map(({ headers, value }, offset): FetchedRecord => ({
      topic: Topics.conversation.name, partition: 0, offset, key: null, headers, value: Buffer.from(JSON.stringify(value)), timestamp: 0,
    }));
    return { scan: async (topic, onBatch) => void (await onBatch({ topic, partition: 0, fetchedOffset: 0, highWatermark: records.length, records })) };
  };

  /** One thread that is in its second conversation, and one whose message waits for the engines. */
  const story = async (): Promise<void> => {
    await says('kim', 1);
    const before = await database.query<{ id: string }>("SELECT stream_id AS id FROM stream");
    await database.transaction(async (tx) => {
      // Nobody answers: a holding line, then silence until the conversation ends.
      const [join] = await tx.query<{ id: string; stream_id: string; payload: Record<string, unknown> }>("DELETE FROM timer WHERE kind = 'conversation.join' RETURNING id, stream_id, payload");
      await deadlines.handle('conversation.join', [{ id: join!.id, kind: 'conversation.join', streamId: join!.stream_id, dueTime: '', payload: join!.payload }], { tx });
    });
    expect(before).toHaveLength(1);
    await passTime(15_000);
    await says('sam', 1);
    await passTime(2 * HOUR);
    now += 2 * HOUR;
    await says('sam', 2);
    await says('ann', 1);
  };

  it('gets back events, states, threads, taken messages and deadlines, and takes no message twice', async () => {
    await story();
    const before = await rows();
    const log = await logOf();
    for (const table of ['ledger', 'stream', 'thread', 'customer_message', 'timer', 'outbox']) await database.execute(`DELETE FROM ${table}`);
    const report = await restoreLedger({ database, log }, conversationLedger(settings));
    expect(report.restored).toBeGreaterThan(5);
    expect(await rows()).toEqual(before);
    await says('ann', 1);
    expect(await rows()).toEqual(before);
    expect(await restoreLedger({ database, log }, conversationLedger(settings))).toMatchObject({ restored: 0 });
    expect(await rows()).toEqual(before);
  });

  it('leaves a thread in its newest conversation when only the older ones are known to it', async () => {
    await story();
    const log = await logOf();
    const [thread] = await database.query<{ thread_id: string; conversation_id: string }>(
      'SELECT t.* FROM thread t WHERE (SELECT count(*) FROM stream s WHERE s.state::jsonb ->> \'threadId\' = t.thread_id) > 1',
    );
    await database.execute(
      `UPDATE thread SET conversation_id = (SELECT state::jsonb ->> 'previousConversationId' FROM stream WHERE stream_id = conversation_id) WHERE thread_id = $1`,
      [thread?.thread_id],
    );
    await restoreLedger({ database, log }, conversationLedger(settings));
    expect(await database.query('SELECT * FROM thread WHERE thread_id = $1', [thread?.thread_id])).toEqual([thread]);
  });
});
