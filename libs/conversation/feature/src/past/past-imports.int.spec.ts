import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { threadIdOf, Topics, type Topic } from '@parley/contracts';
import { HistoryStore, PastConversationLedger, pastConversationLedger, PastConversationStore, PastImportStore, type PastImportStatus } from '@parley/conversation/adapters';
import { DEFAULT_SETTINGS } from '@parley/conversation/domain';
import { Database, Jobs, JobWorker, Relay, restoreLedger, runMigrations, type ClaimedJob, type JobOutcome } from '@parley/platform/event-log';
import { createKafkaLogClient, type FetchedRecord, type LogClient } from '@parley/platform/kafka';
import { eventually, servers, testDatabase, testTopics, type TestDatabase, type TestTopics } from '@parley/testing';
import { CONVERSATION_READER } from '../conversation-events.controller';
import { ConversationQuery } from '../conversation-query';
import { conversationMigrations } from '../migrations';
import { createTopics, RunningConversation } from '../testing/running-conversation';
import { APPLY_PAST_JOB, PastImports } from './past-imports';

const sam = { sub: 'p-sam', tenant: 'demo' };
const CHAT = [
  '13/03/24, 10:00 - Zelda Quill: Hello, I am Zelda Quill. Ring me: +49 170 5550123',
  '13/03/24, 10:01 - Sun Shop: Hi Zelda! Is it zelda.quill@mail.example?',
  '13/03/24, 10:02 - Zelda Quill: <Media omitted>',
  '13/03/24, 10:03 - Zelda Quill: send it to 9 Harbour Street, Whitstable CT5 1AH, card 4111 1111 1111 1111. I want a human!',
  '15/03/24, 09:00 - Sun Shop: 您的身份证11010519491231002X',
].join('\n');
const SECRETS = 'Zelda|Quill|5550123|mail\\.example|Harbour|4111|11010519491231002X';
const whatsapp = { format: 'whatsapp' as const, account: 'whatsapp-demo', business: ['Sun Shop'], timeZone: 'Europe/Berlin', silenceMs: 24 * 3_600_000 };
const jsonl = { format: 'jsonl' as const, account: 'past', business: [], silenceMs: 1 };
const lines = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, n) => JSON.stringify({ conversation: `c-${n % 7}`, author: n % 2 ? 'agent' : 'customer', time: new Date(Date.UTC(2024, 0, 1) + n * 1_000).toISOString(), text: `line ${n} of it` })).join('\n'));

let log: LogClient;
let names: TestTopics;
let topic: Topic;
let store: TestDatabase;
let database: Database;
let relay: Relay;
let jobs: Jobs;
let imports: PastImports;
let worker: JobWorker | undefined;
let past: PastConversationStore;

beforeAll(() => {
  log = createKafkaLogClient({ brokers: servers().kafkaBrokers, clientId: 'past-spec' });
});
afterAll(() => log.close());

beforeEach(async () => {
  names = testTopics('parley.spec');
  topic = { ...Topics.pastConversations, name: names.topic('past') };
  await log.admin().ensureTopics([{ name: topic.name, partitions: 3 }]);
  store = await testDatabase({ migrate: (url, schema) => runMigrations(url, schema, conversationMigrations) });
  database = new Database({ url: store.url, applicationName: 'past-spec' });
  relay = new Relay({ database, writer: log.writer(), instance: 'past-spec', onError: () => undefined });
  relay.start();
  jobs = new Jobs();
  imports = new PastImports(database, new PastConversationLedger(topic), new PastImportStore(), jobs, relay);
  past = new PastConversationStore(database);
});
afterEach(async () => {
  await stopWorker();
  await relay.stop();
  await database.close();
  await store.drop();
  await names.drop(log.admin());
});

function startWorker(handle: (job: ClaimedJob) => Promise<JobOutcome> = (job) => imports.applyNext(job)): void {
  worker = new JobWorker({ kind: APPLY_PAST_JOB, concurrency: 1, handle, database, jobs, nudgeRelay: () => relay.nudge(), onError: () => undefined, claimSeconds: 1 });
  worker.start();
}

async function stopWorker(): Promise<void> {
  await worker?.stop();
  worker = undefined;
}

const reach = (importId: string, status: PastImportStatus) =>
  eventually(async () => {
    const found = await imports.find('demo', importId);
    expect(found.status).toBe(status);
    return found;
  }, { timeoutMs: 20_000 });

async function run(file: string | Buffer, options: Parameters<PastImports['begin']>[2] = whatsapp) {
  const { importId } = await imports.begin(sam, Buffer.from(file as string), options);
  await imports.apply('demo', importId);
  return reach(importId, 'done');
}

/** Everything on the topic, once the relay has sent what the ledger holds. */
async function published(): Promise<FetchedRecord[]> {
  await eventually(async () => expect(await database.query('SELECT 1 FROM outbox')).toEqual([]));
  const records: FetchedRecord[] = [];
  await log.scan(topic.name, ({ records: some }) => void records.push(...some));
  return records;
}

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const tables = await database.query<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()");
  const rows = await Promise.all(tables.map(({ name }) => database.query(`SELECT row_to_json(t)::text AS row FROM "${name}" t`)));
  return JSON.stringify(rows);
}

const ledger = () => database.query<{ stream_id: string; seq: number }>('SELECT stream_id, seq FROM ledger ORDER BY stream_id, seq');

describe('a dry run', () => {
  it('tells what would be taken over, and puts nothing into the log', async () => {
    const report = await imports.begin(sam, Buffer.from(CHAT), whatsapp);
    expect(report).toMatchObject({
      status: 'ready', conversations: 2, messages: 5, known: 0, added: 0, wrongLines: 0,
      firstTime: new Date('2024-03-13T09:00:00.000Z'), lastTime: new Date('2024-03-15T08:00:00.000Z'),
    });
    expect(await ledger()).toEqual([]);
    expect(await published()).toEqual([]);
  });

  it('stores no personal data, and nothing at all once it is cancelled', async () => {
    const { importId } = await imports.begin(sam, Buffer.from(CHAT), whatsapp);
    expect(await everything()).not.toMatch(new RegExp(SECRETS, 'i'));
    await imports.cancel('demo', importId);
    expect(await database.query('SELECT 1 FROM past_import_part')).toEqual([]);
    await expect(imports.apply('demo', importId)).rejects.toMatchObject({ code: 'CONVERSATION.IMPORT_STATE_NOT_ALLOWED' });
  });

  it('of a file that is refused leaves nothing, and tells nothing of its text', async () => {
    const error = await imports.begin(sam, Buffer.from(CHAT), { ...whatsapp, business: ['Moon Shop'] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'CONVERSATION.IMPORT_FILE_REJECTED', details: { reason: 'business-not-found' } });
    expect(JSON.stringify([(error as Error).message, error, (error as Error).stack])).not.toMatch(new RegExp(SECRETS, 'i'));
    expect(await database.query('SELECT 1 FROM past_import')).toEqual([]);
  });

  it('is seen by its own tenant only', async () => {
    const { importId } = await imports.begin(sam, lines(1), jsonl);
    for (const attempt of ['find', 'apply', 'cancel'] as const) {
      await expect(imports[attempt]('other', importId)).rejects.toMatchObject({ code: 'CONVERSATION.IMPORT_NOT_FOUND' });
    }
  });

  it('reads one file at a time', async () => {
    const first = imports.begin(sam, lines(2_000), jsonl);
    await expect(imports.begin(sam, lines(1), jsonl)).rejects.toMatchObject({ code: 'CONVERSATION.IMPORT_UNAVAILABLE', retriable: true });
    await first;
    await imports.begin(sam, lines(1), jsonl);
  });
});

describe('an import', () => {
  it('becomes history on its own topic, with the times of then and without personal data anywhere', async () => {
    startWorker();
    expect(await run(CHAT)).toMatchObject({ added: 5, position: 1, parts: 1 });
    const records = await published();
    expect(records.map(({ headers }) => [headers['ce_type'], headers['ce_time'], headers['ce_seq']]).sort()).toEqual([
      ['conversation.PastMessageImported', '2024-03-13T09:00:00.000Z', '1'],
      ['conversation.PastMessageImported', '2024-03-13T09:01:00.000Z', '2'],
      ['conversation.PastMessageImported', '2024-03-13T09:02:00.000Z', '3'],
      ['conversation.PastMessageImported', '2024-03-13T09:03:00.000Z', '4'],
      ['conversation.PastMessageImported', '2024-03-15T08:00:00.000Z', '1'],
    ]);
    const all = `${await everything()}${records.map(({ headers, value }) => JSON.stringify(headers) + String(value)).join('')}`;
    expect(all).not.toMatch(new RegExp(SECRETS, 'i'));
    expect(all).toContain('[customer]');
  });

  it('is read as history, newest conversation first, and is no live conversation', async () => {
    startWorker();
    await run(CHAT);
    const threadId = threadIdOf('demo', 'whatsapp-demo', 'Zelda Quill');
    const found = await past.list({ tenant: 'demo', threadId }, 10);
    expect(found).toMatchObject([{ messages: 1, channel: 'whatsapp', language: 'zh' }, { messages: 4, language: 'en' }]);
    const { conversationId } = found[1]!;
    expect(await past.messages(conversationId, 0, 10)).toMatchObject([
      { author: 'customer', text: 'Hello, …. Ring me: …' }, { author: 'agent', text: 'Hi [customer]! Is it …?' }, { kind: 'media', text: '' }, { author: 'customer' },
    ]);
    expect(await past.find('other', conversationId)).toBeUndefined();
    const query = new ConversationQuery(new HistoryStore(database));
    await expect(query.at('demo', conversationId)).rejects.toMatchObject({ code: 'CONVERSATION.NOT_FOUND' });
    expect(await query.events('demo', conversationId, 0, 10)).toHaveLength(4);
  });

  it('repeated adds nothing, and a longer file adds what is new', async () => {
    startWorker();
    await run(lines(600), jsonl);
    const before = [await ledger(), (await published()).length];
    expect(await run(lines(600), jsonl)).toMatchObject({ known: 600, added: 0 });
    expect([await ledger(), (await published()).length]).toEqual(before);
    expect(await run(lines(610), jsonl)).toMatchObject({ known: 600, added: 10 });
    expect((await ledger()).length).toBe(610);
    expect((await past.list({ tenant: 'demo' }, 100)).map(({ messages }) => messages).reduce((sum, n) => sum + n)).toBe(610);
  });

  it('whose worker dies in the middle goes on where it stopped, and adds every message once', async () => {
    let calls = 0;
    startWorker(async (job) => {
      calls += 1;
      const outcome = await imports.applyNext(job);
      if (calls !== 2) return outcome;
      // The crash comes when all is written and not yet committed.
      const record = outcome.kind === 'done' ? outcome.record : undefined;
      if (typeof record === 'function') await database.transaction(async (tx) => { await record(tx); throw new Error('crash before the commit'); });
      throw new Error('never here');
    });
    expect(await run(lines(700), jsonl)).toMatchObject({ added: 700, position: 3 });
    expect(calls).toBeGreaterThan(3);
    const rows = await ledger();
    expect(rows).toHaveLength(700);
    expect((await published()).length).toBe(700);
    for (const id of new Set(rows.map((row) => row.stream_id))) {
      const seqs = rows.filter((row) => row.stream_id === id).map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    }
    expect(await database.query('SELECT 1 FROM past_import_part')).toEqual([]);
  });

  it('goes on when a stopped service starts again, and ends where it is cancelled', async () => {
    const untilFirst = (job: ClaimedJob): Promise<JobOutcome> => (Number(job.payload['part']) >= 1 ? Promise.resolve({ kind: 'retry', afterMs: 300 }) : imports.applyNext(job));
    startWorker(untilFirst);
    const [one, other] = [await imports.begin(sam, lines(600), jsonl), await imports.begin(sam, lines(300), { ...jsonl, account: 'other' })];
    for (const { importId } of [one, other]) {
      await imports.apply('demo', importId);
      await eventually(async () => expect((await imports.find('demo', importId)).position).toBe(1));
    }
    await imports.cancel('demo', other.importId);
    await stopWorker();
    startWorker();
    expect(await reach(one.importId, 'done')).toMatchObject({ added: 600 });
    await eventually(async () => expect(await database.query('SELECT 1 FROM job')).toEqual([]));
    expect(await imports.find('demo', other.importId)).toMatchObject({ status: 'cancelled', added: 250 });
    expect(await database.query('SELECT 1 FROM past_import_part')).toEqual([]);
  });

  it('comes back from the log when the database is lost', async () => {
    startWorker();
    await run(lines(30), jsonl);
    const rows = () => Promise.all(['ledger', 'stream', 'past_conversation'].map((table) => database.query(`SELECT to_jsonb(t) - 'recorded_at' AS row FROM ${table} t ORDER BY 1`)));
    const before = await rows();
    await published();
    for (const table of ['ledger', 'stream', 'past_conversation']) await database.execute(`DELETE FROM ${table}`);
    expect(await restoreLedger({ database, log }, pastConversationLedger(topic))).toMatchObject({ restored: 30, streams: 7 });
    expect(await rows()).toEqual(before);
  });
});

describe('nobody answers an old conversation', () => {
  it('the service that decides reads no such topic, and writes nothing on its own one', async () => {
    expect(CONVERSATION_READER.topics.map(({ name }) => name)).not.toContain(Topics.pastConversations.name);
    const own = (name: 'channel' | 'nlu' | 'knowledge' | 'routing' | 'conversation') => ({ ...Topics[name], name: names.topic(name) });
    const topics = { channel: own('channel'), nlu: own('nlu'), knowledge: own('knowledge'), routing: own('routing'), conversation: own('conversation') };
    await createTopics(log, topics);
    const running = await new RunningConversation({ url: store.url, log, topics, reader: names.group('decider'), settings: { ...DEFAULT_SETTINGS, joinMs: 50, holdingMs: 50 } }).start();
    try {
      startWorker();
      await run(CHAT);
      expect(await published()).toHaveLength(5);
      expect([...(await log.admin().endOffsets(topics.conversation.name)).values()].reduce((sum, { high }) => sum + high, 0)).toBe(0);
      for (const table of ['timer', 'thread', 'customer_message', 'engine_answer']) expect(await database.query(`SELECT 1 FROM ${table}`)).toEqual([]);
      expect(await database.query("SELECT DISTINCT headers ->> 'ce_type' AS type FROM ledger")).toEqual([{ type: 'conversation.PastMessageImported' }]);
    } finally {
      await running.stop();
    }
  });
});
