import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Topics } from '@parley/contracts';
import { restoreLedger } from '@parley/platform/event-log';
import type { FetchedRecord, LogClient } from '@parley/platform/kafka';
import { testDatabase } from '@parley/testing';
import { RoutingStore, TENANT } from '../testing/routing-store';
import { routingLedger } from './routing.ledger';

describe('a routing service whose database is older than the log', () => {
  let store: RoutingStore;

  beforeEach(async () => {
    store = await RoutingStore.open(testDatabase);
    // Its read model, of which restoring asks the thread of a conversation.
    await store.database.execute('CREATE TABLE agent_thread (conversation_id text, thread_id text)');
  });
  afterEach(() => store.close());

  const rows = async (): Promise<unknown> => ({
    ledger: await store.database.query('SELECT stream_id, seq, event_id, headers::jsonb AS headers, value::jsonb AS value FROM ledger ORDER BY 1, 2'),
    streams: await store.database.query('SELECT stream_id, seq, state::jsonb AS state FROM stream WHERE seq > 0 ORDER BY 1'),
    agents: await store.database.query('SELECT agent_id, tenant, presence, capacity FROM agent ORDER BY 1'),
    conversations: await store.database.query('SELECT * FROM routed_conversation ORDER BY 1'),
    assignments: await store.database.query('SELECT * FROM assignment ORDER BY 1'),
    replies: await store.database.query('SELECT * FROM submitted_reply ORDER BY 1, 2'),
    timers: await store.database.query('SELECT id, kind, stream_id, payload::jsonb AS payload FROM timer ORDER BY 1'),
  });
  const logOf = async (): Promise<Pick<LogClient, 'scan'>> => {
    const kept = await store.database.query<{ headers: Record<string, string>; value: object }>('SELECT headers, value FROM ledger ORDER BY seq, stream_id');
    const records = kept.map(({ headers, value }, offset): FetchedRecord => ({
      topic: Topics.routing.name, partition: 0, offset, key: null, headers, value: Buffer.from(JSON.stringify(value)), timestamp: 0,
    }));
    return { scan: async (topic, onBatch) => void (await onBatch({ topic, partition: 0, fetchedOffset: 0, highWatermark: records.length, records })) };
  };

  it('gets back agents, waiting conversations, every offer and assignment, submitted replies and deadlines', async () => {
    const ada = await store.agent('ada', { capacity: 3 });
    const bob = await store.agent('bob', { capacity: 3 });
    const [answered, released, kept, waiting] = await store.queue('c', 4);
    const acting = (conversationId: string | undefined, agentId = ada) => ({ tenant: TENANT, conversationId: conversationId ?? '', agentId });
    for (const id of [answered, released]) await store.desk.claim(acting(id));
    await store.desk.claim(acting(kept, bob));
    await store.desk.reply(acting(answered), 'reply-1', { kind: 'text', text: 'Hello' });
    await store.desk.release(acting(released));
    await store.desk.changePresence(TENANT, bob, 'offline');
    await store.database.execute("INSERT INTO agent_thread SELECT conversation_id, thread_id FROM routed_conversation");
    const before = await rows();
    expect(waiting).toBeDefined();

    const log = await logOf();
    for (const table of ['ledger', 'stream', 'agent', 'routed_conversation', 'assignment', 'submitted_reply', 'timer']) await store.database.execute(`DELETE FROM ${table}`);
    await restoreLedger({ database: store.database, log }, routingLedger(store.settings));
    expect(await rows()).toEqual(before);
    await restoreLedger({ database: store.database, log }, routingLedger(store.settings));
    expect(await rows()).toEqual(before);

    await store.desk.resolve(acting(answered), { category: 'billing', outcome: 'done', escalationReasonCorrect: true });
    expect((await store.ledgerOf(answered ?? '')).at(-1)).toBe('ResolutionSubmitted');
  });

  it('ends what the log says has ended, although the old database holds it open', async () => {
    await store.agent('ada');
    const [id = ''] = await store.queue('c', 1);
    const agentId = (await store.database.query<{ agent_id: string }>('SELECT agent_id FROM agent'))[0]?.agent_id ?? '';
    await store.desk.claim({ tenant: TENANT, conversationId: id, agentId });
    const old = await store.database.query('SELECT * FROM assignment');
    await store.desk.release({ tenant: TENANT, conversationId: id, agentId });
    const before = await rows();
    const log = await logOf();
    await store.database.execute('UPDATE assignment SET ended_time = NULL');
    expect(await store.database.query('SELECT * FROM assignment')).toEqual(old);
    await restoreLedger({ database: store.database, log }, routingLedger(store.settings));
    expect(await rows()).toEqual(before);
  });
});
