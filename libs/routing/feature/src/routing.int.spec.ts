import { memoryLog } from './testing/memory-kafka';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AgentReplySubmitted,
  ControlChanged,
  ConversationClosed,
  CustomerMessageAdded,
  decodeTyping,
  encodeTyping,
  ReplyRejected,
  Topics,
} from '@parley/contracts';
import type { Database } from '@parley/platform/event-log';
import { eventually } from '@parley/testing';
import { close, escalate, open, place, publish } from './testing/conversations';
import { call, DesktopClient } from './testing/desktop-client';
import { startRouting, type RoutingStand } from './testing/routing-stand.support.spec';

const OFFER_TIMEOUT_MS = 700;

describe('the routing service', () => {
  let stand: RoutingStand;
  let database: Database;
  const clients: DesktopClient[] = [];

  beforeAll(async () => {
    stand = await startRouting({ offerTimeoutMs: OFFER_TIMEOUT_MS, offlineGraceMs: 50 });
    database = stand.database;
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) {
      await client.post('presence', { presence: 'offline' });
      client.close();
    }
    // What a spec left waiting would be offered to the agents of the next one.
    await Promise.all([...open].map((id) => close(id)));
    open.clear();
  });

  afterAll(() => stand.close());

  const signIn = async (name: string): Promise<DesktopClient> => {
    const client = await stand.signIn(name);
    clients.push(client);
    return client;
  };

  const stateOf = async (client: DesktopClient, id: string): Promise<Record<string, unknown> | undefined> =>
    ((await client.get('queue')).body['rows'] as Record<string, unknown>[]).find((row) => row['conversationId'] === id);

  const reaches = (client: DesktopClient, id: string, expected: object): Promise<Record<string, unknown>> =>
    eventually(async () => {
      const row = await stateOf(client, id);
      expect(row).toMatchObject(expected);
      return row ?? {};
    });

  const ledgerTypes = async (id: string): Promise<string[]> =>
    (
      await database.query<{ headers: Record<string, string> }>(
        'SELECT headers FROM ledger WHERE stream_id = $1 ORDER BY seq',
        [id],
      )
    ).map(({ headers }) => headers['ce_type']?.replace('routing.', '') ?? '');

  it('signs people in with their password only, and knows them by their token', async () => {
    const ada = await signIn('ada');
    expect((await ada.get('me')).body).toMatchObject({
      name: 'Ada',
      tenant: 'demo',
      roles: ['agent'],
      presence: 'offline',
      load: 0,
    });
    expect(
      (await call(stand.url, 'POST', 'session', undefined, { email: 'ada@demo.parley', password: 'wrong' })).status,
    ).toBe(401);
    expect((await call(stand.url, 'GET', 'me')).status).toBe(401);
  });

  it('slows down guessing', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 14 }, () =>
        call(stand.url, 'POST', 'session', undefined, { email: 'nobody@demo.parley', password: 'x' }),
      ),
    );
    expect(attempts.map(({ status }) => status)).toContain(429);
  });

  it('is closed to people who serve no customers', async () => {
    const eve = await signIn('eve');
    for (const path of ['queue', 'conversations/c1', 'agents']) expect((await eve.get(path)).status).toBe(403);
    expect((await eve.post('conversations/c1/claim')).status).toBe(403);
  });

  it('takes a conversation from the queue to its end', async () => {
    const ada = await signIn('ada');
    const sam = await signIn('sam');
    await sam.post('presence', { presence: 'away' });
    await ada.connect();
    await eventually(() => expect(ada.of('authenticated')).toHaveLength(1));
    ada.send({ type: 'subscribe', to: 'queue' });
    await eventually(() => expect(ada.of('subscribed')).toHaveLength(1));

    const id = await escalate();
    await eventually(() =>
      expect(ada.of('queue').flatMap((one) => one['rows'])).toContainEqual(
        expect.objectContaining({ conversationId: id, status: 'queued', customerName: 'Kim' }),
      ),
    );
    await ada.post('presence', { presence: 'online' });
    const { offerId } = await reaches(ada, id, { status: 'offered', agentId: ada.personId });
    expect((await sam.post(`conversations/${id}/claim`)).body).toMatchObject({ code: 'ROUTING.OFFERED_TO_ANOTHER' });
    expect((await ada.post(`conversations/${id}/offer/accept`, { offerId })).status).toBe(201);
    expect(await sam.post(`conversations/${id}/claim`)).toMatchObject({
      status: 409,
      body: { code: 'ROUTING.ALREADY_ASSIGNED' },
    });
    await reaches(ada, id, { status: 'assigned', agentId: ada.personId });

    ada.send({ type: 'subscribe', to: 'conversation', conversationId: id });
    await eventually(() => expect(ada.of('subscribed')).toHaveLength(2));
    const replyId = '018f0000-0000-7000-8000-00000000000a';
    expect((await ada.post(`conversations/${id}/replies`, { replyId, text: 'Hello Kim' })).status).toBe(202);
    expect((await ada.post(`conversations/${id}/replies`, { replyId, text: 'Hello Kim' })).status).toBe(202);
    expect(
      (
        await sam.post(`conversations/${id}/replies`, {
          replyId: '018f0000-0000-7000-8000-00000000000b',
          text: 'Me too',
        })
      ).body,
    ).toMatchObject({ code: 'ROUTING.NOT_ASSIGNEE' });
    await eventually(() =>
      expect(linesOf(ada, id)).toContainEqual(
        expect.objectContaining({ lineId: replyId, text: 'Hello Kim', delivery: 'submitted' }),
      ),
    );
    await publish(ReplyRejected, id, {
      conversationId: id,
      replyId,
      author: 'agent',
      agentId: ada.personId,
      reason: 'STALE_EPOCH',
      epoch: 2,
    });
    await eventually(() =>
      expect(linesOf(ada, id)).toContainEqual(
        expect.objectContaining({ lineId: replyId, delivery: 'rejected', failure: 'STALE_EPOCH' }),
      ),
    );
    await publish(CustomerMessageAdded, id, {
      ...place(id),
      messageId: `m-${id}`,
      externalMessageId: 'x',
      content: { kind: 'text', text: 'Thanks' },
      controller: 'agent',
      epoch: 2,
    });
    await eventually(() =>
      expect(linesOf(ada, id)).toContainEqual(expect.objectContaining({ author: 'customer', text: 'Thanks' })),
    );

    const wrapUp = { category: 'billing', outcome: 'solved', escalationReasonCorrect: true };
    expect((await ada.post(`conversations/${id}/resolve`, { wrapUp })).status).toBe(202);
    await publish(ConversationClosed, id, {
      conversationId: id,
      threadId: `thread-${id}`,
      cause: 'resolved-by-agent',
      epoch: 3,
      agentId: ada.personId,
      wrapUp,
    });
    await eventually(() => expect(ada.of('queue').flatMap((one) => one['removed'])).toContain(id));
    await eventually(async () => expect((await ada.get('me')).body['load']).toBe(0));
    expect(await ledgerTypes(id)).toEqual([
      'ConversationQueued',
      'ConversationOffered',
      'ConversationAssigned',
      'AgentReplySubmitted',
      'ResolutionSubmitted',
      'AssignmentEnded',
    ]);
    expect((await ada.get(`conversations/${id}`)).body).toMatchObject({
      state: null,
      head: { closed: true, packet: { summary: 'Refund' } },
      lines: [{ delivery: 'rejected' }, { text: 'Thanks' }],
    });
  });

  const linesOf = (client: DesktopClient, id: string): unknown[] =>
    client
      .of('conversation')
      .filter((one) => one['conversationId'] === id)
      .flatMap((one) => one['lines'] as unknown[]);

  it('offers a conversation to the next agent when an offer expires', async () => {
    const ada = await signIn('ada');
    const sam = await signIn('sam');
    await Promise.all([ada, sam].map((one) => one.post('presence', { presence: 'online' })));
    const id = await escalate();
    const first = (await reaches(ada, id, { status: 'offered' }))['agentId'];
    const second = first === ada.personId ? sam.personId : ada.personId;
    await reaches(ada, id, { status: 'offered', agentId: second });
    expect(await ledgerTypes(id)).toEqual([
      'ConversationQueued',
      'ConversationOffered',
      'OfferEnded',
      'ConversationOffered',
    ]);
  });

  it('gives back what an agent holds who goes offline and stays so', async () => {
    const ada = await signIn('ada');
    await ada.post('presence', { presence: 'away' });
    const id = await escalate();
    await reaches(ada, id, { status: 'queued' });
    expect((await ada.post(`conversations/${id}/claim`)).status).toBe(201);
    await ada.post('presence', { presence: 'offline' });
    await reaches(ada, id, { status: 'queued', agentId: null });
    expect(await ledgerTypes(id)).toEqual([
      'ConversationQueued',
      'ConversationAssigned',
      'AssignmentEnded',
      'ConversationQueued',
    ]);
  });

  it('shows a tenant nothing of another one', async () => {
    const ada = await signIn('ada');
    await ada.post('presence', { presence: 'away' });
    const foreign = await escalate('en', 'other');
    await eventually(async () => expect(await ledgerTypes(foreign)).toEqual(['ConversationQueued']));
    expect(await stateOf(ada, foreign)).toBeUndefined();
    expect((await ada.get(`conversations/${foreign}`)).status).toBe(404);
    expect((await ada.post(`conversations/${foreign}/claim`)).status).toBe(404);
  });

  it('passes typing on, both ways', async () => {
    const ada = await signIn('ada');
    await ada.post('presence', { presence: 'away' });
    const id = await escalate();
    await reaches(ada, id, { status: 'queued' });
    await eventually(async () => expect((await ada.get(`conversations/${id}`)).status).toBe(200));
    await ada.connect();
    await eventually(() => expect(ada.of('authenticated')).toHaveLength(1));
    ada.send({ type: 'subscribe', to: 'conversation', conversationId: id });
    await eventually(() => expect(ada.of('subscribed')).toHaveLength(1));
    const signal = encodeTyping({
      type: 'typing',
      threadId: `thread-${id}`,
      author: 'customer',
      time: new Date().toISOString(),
    });
    await memoryLog.append([{ topic: Topics.channelSignals.name, ...signal }]);
    await eventually(() => expect(ada.of('typing')).toHaveLength(1));
    const ofAgents = (): unknown[] =>
      memoryLog.records(Topics.routingSignals.name).map(({ value }) => decodeTyping(value));
    ada.send({ type: 'typing', conversationId: id });
    await publish(ControlChanged, id, {
      conversationId: id,
      epoch: 2,
      controller: 'agent',
      agentId: ada.personId,
      assignmentId: 'a',
      cause: 'assigned',
    });
    await eventually(async () =>
      expect((await ada.get(`conversations/${id}`)).body['head']).toMatchObject({ controller: 'agent' }),
    );
    expect(ofAgents()).toEqual([]);
    expect((await ada.post(`conversations/${id}/typing`)).status).toBe(204);
    expect(ofAgents()).toEqual([expect.objectContaining({ author: 'agent', threadId: `thread-${id}` })]);
  });

  it('refuses a socket without a token and messages that are not as they should be', async () => {
    const ada = await signIn('ada');
    await ada.connect();
    await eventually(() => expect(ada.of('authenticated')).toHaveLength(1));
    ada.send({ type: 'subscribe', to: 'everything' });
    await eventually(() => expect(ada.of('error')).toEqual([expect.objectContaining({ code: 'HTTP.INVALID' })]));
    ada.send({ type: 'authenticate', token: 'nonsense' });
    await eventually(() => expect(ada.of('error')).toHaveLength(2));
  });

  it('publishes what its ledger holds', async () => {
    const published = memoryLog.records(Topics.routing.name).map(({ headers }) => headers['ce_id']);
    await eventually(async () =>
      expect((await database.query('SELECT 1 FROM outbox WHERE topic = $1', [Topics.routing.name])).length).toBe(0),
    );
    expect(published.length).toBeGreaterThan(0);
    expect(
      memoryLog.records(Topics.routing.name).some(({ headers }) => headers['ce_type'] === AgentReplySubmitted.type),
    ).toBe(true);
  });
});
