import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswerJudged, AnswerRated, CustomerMessageAdded, EscalationRequested, ReplyComposed, Topics, type AnswerVerdict } from '@parley/contracts';
import { LearningStore } from '@parley/knowledge/adapters';
import { Database, runMigrations, type ReceivedEvent } from '@parley/platform/event-log';
import { testDatabase, type TestDatabase } from '@parley/testing';
import { knowledgeMigrations } from '../migrations';
import { LearningProjection } from './learning.projection';

const event = (type: string, conversationId: string, seq: number, data: object): ReceivedEvent => ({
  id: `${conversationId}-${seq}`, type, source: '/parley/conversation', subject: conversationId, time: `2026-03-01T10:00:${String(seq).padStart(2, '0')}.000Z`,
  recordedtime: '2026-03-01T10:00:00.100Z', tenant: 'demo', subjectid: `subject-of-${conversationId}`, partitionkey: conversationId, dataversion: 1, seq,
  correlationid: 'c', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', topic: Topics.conversation.name, partition: 0, offset: seq,
  data: { conversationId, threadId: `thread-of-${conversationId}`, ...data },
});
const asks = (id: string, seq: number, text: string) => event(CustomerMessageAdded.type, id, seq, { messageId: `${id}-m${seq}`, content: { kind: 'text', text } });
const reply = (id: string, seq: number, messageSeq: number, data: object) =>
  event(ReplyComposed.type, id, seq, { replyId: `${id}-r${seq}`, author: 'bot', messageId: `${id}-m${messageSeq}`, sources: [], ...data });
const answers = (id: string, seq: number, messageSeq: number, articleVersion = 1, articleId = 'refunds') =>
  reply(id, seq, messageSeq, { purpose: 'answer', sources: [{ articleId, articleVersion, title: 'Refunds', confidence: 0.9 }] });
const thanked = (id: string, seq: number, messageSeq: number) =>
  reply(id, seq, messageSeq, { purpose: 'notice', basis: { understanding: { intents: [{ name: 'thanks', confidence: 1 }] }, missing: [] } });
const handsOver = (id: string, seq: number, messageSeq: number, reason: string) => event(EscalationRequested.type, id, seq, { messageId: `${id}-m${messageSeq}`, reason });

/** The customer's word, in the channel's log. */
const rates = (id: string, replySeq: number, second: number, verdict: AnswerVerdict): ReceivedEvent => ({
  ...event(AnswerRated.type, id, second, { replyId: `${id}-r${replySeq}`, verdict }), id: `${id}-rating-${second}`, subject: `thread-of-${id}`, topic: Topics.channel.name,
});
/** An agent's, in routing's. */
const judges = (id: string, replySeq: number, seq: number, verdict: AnswerVerdict): ReceivedEvent => ({
  ...event(AnswerJudged.type, id, seq, { replyId: `${id}-r${replySeq}`, agentId: 'ada', verdict }), id: `${id}-judged-${seq}`, topic: Topics.routing.name,
});

const log: readonly ReceivedEvent[] = [
  asks('a', 1, 'When is my money back for order 12345678?'), answers('a', 2, 1), asks('a', 3, 'thanks'), thanked('a', 4, 3), handsOver('a', 5, 3, 'customer-request'),
  asks('b', 1, 'refund when'), answers('b', 2, 1), asks('b', 3, 'useless, a human!'), handsOver('b', 4, 3, 'anger'),
  asks('c', 1, 'refund when'), answers('c', 2, 1, 2),
  asks('d', 1, 'do you engrave rings?'), reply('d', 2, 1, { purpose: 'clarification' }),
  asks('e', 1, 'do you engrave my ring?'), handsOver('e', 2, 1, 'missing-knowledge'),
  asks('f', 1, 'first'), asks('f', 2, 'second'), answers('f', 3, 1),
];

/** One conversation each: what is said of an answer about deliveries, against what would be inferred. */
const judged: readonly ReceivedEvent[] = [
  asks('g', 1, 'how fast are you'), answers('g', 2, 1, 1, 'delivery'), asks('g', 3, 'a human!'), handsOver('g', 4, 3, 'anger'), rates('g', 2, 5, 'helpful'),
  asks('h', 1, 'delivery speed'), answers('h', 2, 1, 1, 'delivery'), asks('h', 3, 'thanks'), thanked('h', 4, 3), rates('h', 2, 5, 'helpful'), rates('h', 2, 6, 'wrong'),
  asks('i', 1, 'when does it come'), answers('i', 2, 1, 1, 'delivery'), rates('i', 2, 3, 'wrong'), judges('i', 2, 1, 'wrong'), judges('i', 2, 2, 'helpful'),
  asks('j', 1, 'is it quick'), answers('j', 2, 1, 1, 'delivery'), rates('j', 2, 3, 'wrong'), rates('j', 2, 4, 'withdrawn'),
  asks('k', 1, 'arrival?'), answers('k', 2, 1, 1, 'delivery'), asks('k', 3, 'thanks'), thanked('k', 4, 3), judges('k', 2, 1, 'wrong'), judges('k', 2, 2, 'withdrawn'),
];

describe('learning from conversations', () => {
  const store = new LearningStore();
  const projection = new LearningProjection(store);
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, knowledgeMigrations) });
    database = new Database({ url: test.url, applicationName: 'spec' });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  const rows = async () => ({
    answers: await database.query('SELECT * FROM learning_answer ORDER BY reply_id'), gaps: await database.query('SELECT * FROM learning_gap ORDER BY message_id'),
    verdicts: await database.query('SELECT * FROM learning_verdict_v1 ORDER BY reply_id, judge'),
  });
  const play = async (...batches: (readonly ReceivedEvent[])[]) => {
    await database.execute('TRUNCATE learning_answer_v1, learning_gap_v1, learning_message_v1, learning_verdict_v1');
    for (const batch of batches) await database.transaction((tx) => projection.apply(tx, batch));
    return rows();
  };

  it('counts used, helpful and wrong by version: the first verdict on an answer stays', async () => {
    await play(log);
    const outcomes = await store.outcomes(database, 'demo');
    expect(outcomes).toContainEqual({ articleId: 'refunds', articleVersion: 1, used: 3, helpful: 1, wrong: 1, judged: 0 });
    expect(outcomes).toContainEqual({ articleId: 'refunds', articleVersion: 2, used: 1, helpful: 0, wrong: 0, judged: 0 });
    expect(await store.outcomes(database, 'other')).toEqual([]);
  });

  it('believes what is said rather than what is inferred: the newest word of each, the team\'s above the customer\'s, a withdrawn one not at all', async () => {
    const { answers: given } = await play(judged);
    expect(Object.fromEntries(given.map((row) => [row['conversation_id'], row['outcome']]))).toEqual({ g: 'helpful', h: 'wrong', i: 'helpful', j: 'open', k: 'helpful' });
    expect(await store.outcomes(database, 'demo')).toEqual([{ articleId: 'delivery', articleVersion: 1, used: 5, helpful: 3, wrong: 1, judged: 3 }]);
  });

  it('comes to the same end whichever log is late, and in whatever order words on an answer arrive', async () => {
    const whole = await play(judged);
    const of = (topic: { name: string }) => judged.filter((one) => one.topic === topic.name);
    expect(await play(of(Topics.channel), of(Topics.routing), of(Topics.conversation))).toEqual(whole);
    expect(await play(of(Topics.conversation), [...of(Topics.routing)].reverse(), ...[...of(Topics.channel)].reverse().map((one) => [one]))).toEqual(whole);
    expect(await play(judged, of(Topics.channel), of(Topics.routing))).toEqual(whole);
  });

  it('makes the same rows of one fetch, of many, and of the same events twice', async () => {
    const all = [...log, ...judged];
    const whole = await play(all);
    expect(await play(...all.map((one) => [one]))).toEqual(whole);
    expect(await play(all, all)).toEqual(whole);
  });

  it('lists what had no answer, and no wording that belongs to another message', async () => {
    const { answers: given } = await play(log);
    expect((await store.gaps(database, 'demo', '2026-01-01T00:00:00.000Z')).map(({ wording }) => wording).sort()).toEqual(['do you engrave my ring?', 'do you engrave rings?']);
    expect(given).toContainEqual(expect.objectContaining({ reply_id: 'f-r3', wording: '' }));
  });

  it('offers wordings of confirmed answers without what names a person, until the article has them', async () => {
    await play(log);
    const publish = (similarQuestions: string[]) =>
      database.execute(
        `INSERT INTO article_v1 (tenant, article_id, revision, status, content, changed_time) VALUES ('demo', 'refunds', 1, 'published', $1, now())
         ON CONFLICT (tenant, article_id) DO UPDATE SET content = excluded.content`,
        [JSON.stringify({ title: 'Refunds', question: 'When?', similarQuestions })],
      );
    await publish([]);
    // Thanks alone, as in "a", confirm nothing.
    expect(await store.suggestions(database, 'demo')).toEqual([]);
    await play([...log, rates('a', 2, 6, 'helpful'), rates('b', 2, 6, 'wrong')]);
    expect(await store.suggestions(database, 'demo')).toMatchObject([{ articleId: 'refunds', title: 'Refunds', wording: 'When is my money back for order …?', times: 1 }]);
    expect(await store.suggestions(database, 'demo', 'refunds')).toHaveLength(1);
    expect(await store.suggestions(database, 'demo', 'another')).toEqual([]);
    await publish(['when is my money back for order …?']);
    expect(await store.suggestions(database, 'demo')).toEqual([]);
    await publish([]);
    const dismiss = (tenant: string, articleId = 'refunds') =>
      store.dismiss(database, { tenant, articleId, wording: 'WHEN is my money back for order …?', by: 'p-eve', time: '2026-03-02T00:00:00.000Z' });
    await dismiss('other');
    await dismiss('demo', 'another');
    expect(await store.suggestions(database, 'demo')).toHaveLength(1);
    await dismiss('demo');
    await dismiss('demo');
    expect(await store.suggestions(database, 'demo')).toEqual([]);
  });

  it('finds the customers who got an older version', async () => {
    await play(log);
    const recalled = await store.recall(database, 'demo', 'refunds', 2);
    expect(recalled.map(({ conversationId }) => conversationId).sort()).toEqual(['a', 'b', 'f']);
    expect(recalled[0]).toMatchObject({ subjectId: expect.stringContaining('subject-of-'), threadId: expect.stringContaining('thread-of-'), articleVersion: 1 });
    expect(await store.recall(database, 'demo', 'refunds', 1)).toEqual([]);
  });
});
