import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AgentReplySubmitted, ConversationAssigned, deriveId, messageIdOf, MessageReceived, MessageUnderstood, PassagesRetrieved, threadIdOf, Topics,
  type Passage, type Understanding,
} from '@parley/contracts';
import { DEFAULT_SETTINGS } from '@parley/conversation/domain';
import { runMigrations } from '@parley/platform/event-log';
import { createKafkaLogClient, type LogClient, type LogWriter } from '@parley/platform/kafka';
import { eventually, randomName, servers, testDatabase, testTopics, type TestDatabase, type TestTopics } from '@parley/testing';
import { conversationMigrations } from './migrations';
import { createTopics, envelope, publish, RunningConversation, type SpecTopics } from './testing/running-conversation';

const ACCOUNT = 'webchat-demo';
const ENGINE = { name: 'spec', version: '1' };
const SETTINGS = {
  ...DEFAULT_SETTINGS, joinMs: 1_000, holdingMs: 4_000, reopenWindowMs: 3_600_000, inactivityMs: { ...DEFAULT_SETTINGS.inactivityMs, http: 300 },
};

const understanding: Understanding = {
  language: 'en', intents: [], entities: [], sentiment: 0, anger: 0, urgency: 'normal', wantsHuman: false, outOfScope: false,
};
const passage: Passage = { articleId: 'a1', articleVersion: 1, title: 'Refunds', text: 'Three days.', language: 'en', score: 1, confidence: 0.9 };

describe('the conversation service on Kafka and Postgres', () => {
  let log: LogClient;
  let writer: LogWriter;
  let names: TestTopics;
  let topics: SpecTopics;
  let store: TestDatabase;
  let running: RunningConversation;

  beforeAll(async () => {
    log = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'conversation-spec' });
    writer = log.writer();
    names = testTopics('parley.spec');
    const own = (name: keyof SpecTopics) => ({ ...Topics[name], name: names.topic(name) });
    topics = { channel: own('channel'), nlu: own('nlu'), knowledge: own('knowledge'), routing: own('routing'), conversation: own('conversation') };
    await createTopics(log, topics);
    store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, conversationMigrations) });
    running = await run();
  });

  afterAll(async () => {
    await running.stop();
    await store.drop();
    await names.drop(log.admin());
    await log.close();
  });

  let user: string;
  beforeEach(() => {
    user = randomName('user');
  });

  const run = (): Promise<RunningConversation> =>
    new RunningConversation({ url: store.url, log, topics, reader: names.group('decider'), settings: SETTINGS }).start();

  const threadId = (user: string) => threadIdOf('demo', ACCOUNT, user);
  const messageId = (user: string, n: number) => messageIdOf('demo', ACCOUNT, `${user}-${n}`);
  const conversationId = (user: string) => deriveId('conversation', threadId(user), messageId(user, 1));

  const message = (user: string, n: number, text = 'When do I get my refund?', { channel = 'webchat', time }: { channel?: 'webchat' | 'http'; time?: string } = {}) =>
    envelope(MessageReceived, topics.channel, {
      id: messageId(user, n),
      subject: threadId(user),
      ...(time !== undefined && { time }),
      data: {
        messageId: messageId(user, n), threadId: threadId(user), channel, accountId: ACCOUNT,
        externalMessageId: `${user}-${n}`, externalUserId: user, content: { kind: 'text', text },
      },
    });

  const understood = (user: string, n = 1) =>
    envelope(MessageUnderstood, topics.nlu, {
      id: deriveId('nlu', messageId(user, n)), subject: conversationId(user),
      data: { messageId: messageId(user, n), conversationId: conversationId(user), understanding, engine: ENGINE },
    });

  const retrieved = (user: string, n = 1) =>
    envelope(PassagesRetrieved, topics.knowledge, {
      id: deriveId('knowledge', messageId(user, n)), subject: conversationId(user),
      data: { messageId: messageId(user, n), conversationId: conversationId(user), passages: [passage], engine: ENGINE },
    });

  const assigned = (user: string, seq: number) =>
    envelope(ConversationAssigned, topics.routing, {
      id: deriveId('assigned', user), subject: conversationId(user), seq,
      data: { assignmentId: `a-${user}`, conversationId: conversationId(user), escalationId: 'e1', agentId: 'ada', how: 'claimed' },
    });

  const agentReply = (user: string, seq: number) =>
    envelope(AgentReplySubmitted, topics.routing, {
      id: deriveId('reply', user, seq), subject: conversationId(user), seq,
      data: { replyId: `r-${user}-${seq}`, conversationId: conversationId(user), agentId: 'ada', assignmentId: `a-${user}`, content: { kind: 'text', text: 'Hi' } },
    });

  const story = async (user: string): Promise<string[]> => {
    const rows = (await running.ledger()).filter(({ streamId }) => streamId === conversationId(user));
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    return rows.map(({ type, data }) => [type.replace('conversation.', ''), data['purpose'] ?? data['reason'] ?? data['controller']].filter(Boolean).join(' '));
  };

  const reaches = (user: string, expected: string[]) => eventually(async () => expect(await story(user)).toEqual(expected), { timeoutMs: 20_000 });

  it('adds a repeated message once and answers it once', async () => {
    await publish(writer, topics.channel, message(user, 1), message(user, 1));
    await reaches(user, ['ConversationStarted', 'CustomerMessageAdded bot']);
    await publish(writer, topics.channel, message(user, 1));
    await publish(writer, topics.nlu, understood(user), understood(user));
    await publish(writer, topics.knowledge, retrieved(user), retrieved(user));
    await reaches(user, ['ConversationStarted', 'CustomerMessageAdded bot', 'ReplyComposed answer']);
    await publish(writer, topics.channel, message(user, 2, 'human, please'));
    await reaches(user, [
      'ConversationStarted', 'CustomerMessageAdded bot', 'ReplyComposed answer',
      'CustomerMessageAdded bot', 'ReplyComposed handover', 'EscalationRequested customer-request', 'ControlChanged queue',
    ]);
  });

  it('publishes its ledger to Kafka in order, with the envelope of the cause', async () => {
    await publish(writer, topics.channel, { ...message(user, 1, 'human, please'), traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' });
    const seen: { type: string; seq: string; correlation: string; trace: string }[] = [];
    await eventually(async () => {
      seen.length = 0;
      await log.scan(topics.conversation.name, ({ records }) => {
        for (const { key, headers } of records) {
          if (key !== conversationId(user)) continue;
          seen.push({ type: headers['ce_type'] ?? '', seq: headers['ce_seq'] ?? '', correlation: headers['ce_correlationid'] ?? '', trace: headers['traceparent'] ?? '' });
        }
      });
      expect(seen).toHaveLength(5);
    });
    expect(seen.map(({ seq }) => seq)).toEqual(['1', '2', '3', '4', '5']);
    expect(new Set(seen.map(({ correlation }) => correlation))).toEqual(new Set([messageId(user, 1)]));
    expect(new Set(seen.map(({ trace }) => trace.slice(0, 35)))).toEqual(new Set(['00-0af7651916cd43dd8448eb211c80319c']));
  });

  it('with silent engines holds the customer and hands over', async () => {
    await publish(writer, topics.channel, message(user, 1));
    await reaches(user, [
      'ConversationStarted', 'CustomerMessageAdded bot', 'ReplyComposed holding',
      'ReplyComposed handover', 'EscalationRequested engines-unavailable', 'ControlChanged queue',
    ]);
  });

  it('decides at the deadline on the engine that answered', async () => {
    await publish(writer, topics.channel, message(user, 1));
    await publish(writer, topics.knowledge, retrieved(user));
    await reaches(user, ['ConversationStarted', 'CustomerMessageAdded bot', 'ReplyComposed answer']);
    expect(await running.database.query('SELECT 1 FROM engine_answer WHERE conversation_id = $1', [conversationId(user)])).toEqual([]);
  });

  it('lets a take-over beat the reply of the bot', async () => {
    await publish(writer, topics.channel, message(user, 1));
    await reaches(user, ['ConversationStarted', 'CustomerMessageAdded bot']);
    await publish(writer, topics.routing, assigned(user, 1));
    await reaches(user, ['ConversationStarted', 'CustomerMessageAdded bot', 'ControlChanged agent']);
    await publish(writer, topics.nlu, understood(user));
    await publish(writer, topics.knowledge, retrieved(user));
    await publish(writer, topics.routing, agentReply(user, 2));
    await reaches(user, ['ConversationStarted', 'CustomerMessageAdded bot', 'ControlChanged agent', 'ReplyComposed agent']);
    expect(await running.database.query('SELECT id FROM timer WHERE stream_id = $1', [conversationId(user)])).toEqual([]);
  });

  it('loses nothing and doubles nothing over a restart in the middle', async () => {
    const users = Array.from({ length: 40 }, (_, index) => `${user}-${index}`);
    const own = async () => (await running.ledger()).filter(({ streamId }) => users.some((one) => conversationId(one) === streamId));
    await publish(writer, topics.channel, ...users.map((one) => message(one, 1)));
    await eventually(async () => expect(await own()).not.toHaveLength(0));
    await publish(writer, topics.nlu, ...users.map((one) => understood(one)));
    const stopping = running.stop();
    await publish(writer, topics.knowledge, ...users.map((one) => retrieved(one)));
    await stopping;
    running = await run();
    await eventually(
      async () => {
        // A deadline may pass during the restart; then the reply is another one, but it is one.
        for (const one of users) {
          expect((await story(one)).filter((line) => /^ReplyComposed (answer|clarification|handover)/.test(line))).toHaveLength(1);
        }
      },
      { timeoutMs: 30_000 },
    );
    expect((await own()).filter(({ type }) => type === 'conversation.CustomerMessageAdded')).toHaveLength(users.length);
  });

  it('keeps every promise while a second instance joins and leaves', async () => {
    const users = Array.from({ length: 60 }, (_, index) => `${user}-${index}`);
    const first = users.slice(0, 30);
    const later = users.slice(30);
    await publish(writer, topics.channel, ...first.map((one) => message(one, 1)));
    const second = await run();
    await publish(writer, topics.channel, ...later.map((one) => message(one, 1)), ...first.map((one) => message(one, 1)));
    await publish(writer, topics.nlu, ...users.map((one) => understood(one)));
    await second.stop();
    await publish(writer, topics.knowledge, ...users.map((one) => retrieved(one)));
    await eventually(
      async () => {
        for (const one of users) {
          const lines = await story(one);
          expect(lines.filter((line) => line.startsWith('CustomerMessageAdded'))).toHaveLength(1);
          expect(lines.filter((line) => /^ReplyComposed (?:answer|clarification|handover)/.test(line))).toHaveLength(1);
        }
      },
      { timeoutMs: 30_000 },
    );
    expect(await running.database.query('SELECT 1 FROM parked_stream')).toEqual([]);
  });

  it('shows a conversation as it was at a seq and at a time, to its own tenant only', async () => {
    await publish(writer, topics.channel, message(user, 1, 'human, please'));
    await eventually(async () => expect(await story(user)).toHaveLength(5));
    const now = await running.query.at('demo', conversationId(user));
    expect(now).toMatchObject({ seq: 5, state: { status: 'open', control: { by: 'queue' }, epoch: 2 } });
    expect(await running.query.at('demo', conversationId(user), { seq: 2 })).toMatchObject({ seq: 2, state: { control: { by: 'bot' }, epoch: 1 } });
    expect(await running.query.at('demo', conversationId(user), { time: now.recordedTime })).toMatchObject({ seq: 5 });
    await expect(running.query.at('demo', conversationId(user), { time: '2001-01-01T00:00:00.000Z' })).rejects.toMatchObject({ code: 'CONVERSATION.NOT_FOUND' });
    await expect(running.query.at('another', conversationId(user))).rejects.toMatchObject({ code: 'CONVERSATION.NOT_FOUND' });
    const stored = await running.database.query<{ state: unknown }>('SELECT state FROM stream WHERE stream_id = $1', [conversationId(user)]);
    expect(stored[0]?.state).toEqual(now.state);
  });

  it('ends by silence, reopens within the window and after it begins a linked conversation', async () => {
    const says = (n: number, time?: string) => message(user, n, 'Refund?', { channel: 'http', ...(time !== undefined && { time }) });
    await publish(writer, topics.channel, says(1));
    await publish(writer, topics.knowledge, retrieved(user));
    const first = ['ConversationStarted', 'CustomerMessageAdded bot', 'ReplyComposed answer', 'ConversationClosed'];
    await reaches(user, first);
    await publish(writer, topics.channel, says(2));
    await publish(writer, topics.knowledge, retrieved(user, 2));
    const second = [...first, 'ConversationReopened', 'ControlChanged bot', 'CustomerMessageAdded bot', 'ReplyComposed answer', 'ConversationClosed'];
    await reaches(user, second);
    const nextDay = new Date(Date.now() + 86_400_000).toISOString();
    await publish(writer, topics.channel, says(3, nextDay), says(4, nextDay));
    const linked = deriveId('conversation', threadId(user), messageId(user, 3));
    await eventually(async () => {
      const rows = (await running.ledger()).filter(({ streamId }) => streamId === linked);
      expect(rows.slice(0, 3).map(({ type }) => type)).toEqual([
        'conversation.ConversationStarted', 'conversation.CustomerMessageAdded', 'conversation.CustomerMessageAdded',
      ]);
      expect(rows[0]?.data).toMatchObject({ previousConversationId: conversationId(user) });
    });
    await reaches(user, second);
  });

  it('believes events on the topic of their owner only, and passes over answers for conversations it does not know', async () => {
    await publish(writer, topics.nlu, message(user, 1));
    await publish(writer, topics.nlu, understood(user), understood(user, 2));
    await publish(writer, topics.channel, message(user, 2));
    const own = deriveId('conversation', threadId(user), messageId(user, 2));
    await eventually(async () => {
      expect((await running.ledger()).filter(({ streamId }) => streamId === own).map(({ type }) => type).slice(0, 2)).toEqual([
        'conversation.ConversationStarted', 'conversation.CustomerMessageAdded',
      ]);
    });
    expect(await story(user)).toEqual([]);
    expect(await running.database.query('SELECT 1 FROM parked_stream')).toEqual([]);
  });
});
